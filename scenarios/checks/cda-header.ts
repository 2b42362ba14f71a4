import { NS } from '#simulator/wire/namespaces.js'
import { headerCode } from '../cda-view.js'
import { feeding } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { isOid, isUuid } from '../forms.js'
import { cdaCheck } from './support/cda-check.js'

const conformity = ['EX_2.1-1071'] as const

export const id = cdaCheck({
  id: 'cda/id',
  title: "L'identifiant du CDA est un OID sans extension",
  verifies: ['EX_2.1-1130'],
  judge: ({ root }) => {
    const element = root.child(NS.hl7, 'id')
    const extension = element?.attr('extension')
    return [
      ...unless(
        isOid(element?.attr('root')),
        element ?? root,
        'un OID de 128 caractères au plus',
        element?.attr('root'),
        'root',
      ),
      ...(extension === undefined ? [] : [finding(element ?? root, "pas d'extension", seen(extension), 'extension')]),
    ]
  },
  fail: [feeding({ cda: (xml) => xml.replace(/(<id root="[^"]*")\/>/, '$1 extension="1"/>') })],
})

/** Children of ClinicalDocument that the header must have (source: cda, section 1.1, column SM). */
const required = [
  'code title effectiveTime confidentialityCode languageCode setId versionNumber recordTarget author custodian',
  'legalAuthenticator documentationOf componentOf component',
]
  .join(' ')
  .split(' ')

export const complete = cdaCheck({
  id: 'cda/header-complete',
  title: "L'en-tête du CDA est complet",
  verifies: conformity,
  judge: ({ root }) =>
    required.filter((name) => !root.child(NS.hl7, name)).map((name) => finding(root, `un élément ${name}`, 'absent')),
  fail: [
    feeding({ cda: (xml) => xml.replace(/<setId [^>]*>/, '') }),
    feeding({ cda: (xml) => xml.replace(/<componentOf>.*<\/componentOf>/s, '') }),
  ],
})

export const confidentiality = cdaCheck({
  id: 'cda/confidentiality',
  title: 'Le code de confidentialité du CDA est un niveau, jamais un masquage',
  verifies: conformity,
  bearsOn: ({ root }) => root.child(NS.hl7, 'confidentialityCode') !== undefined,
  judge: (cda) => {
    const element = cda.root.child(NS.hl7, 'confidentialityCode') ?? cda.root
    const code = headerCode(cda, 'confidentialityCode')
    const kept = ['N', 'R', 'V'].includes(code ?? '') && element.attr('codeSystem') === '2.16.840.1.113883.5.25'
    return unless(kept, element, 'N, R ou V dans 2.16.840.1.113883.5.25', code, 'code')
  },
  fail: [
    feeding({ cda: (xml) => xml.replace(/<confidentialityCode code="N"/, '<confidentialityCode code="MASQUE_PS"') }),
  ],
})

export const custodian = cdaCheck({
  id: 'cda/custodian',
  title: 'Le conservateur du CDA est une structure ou le DMP',
  verifies: conformity,
  source: { doc: 'cda', at: '1.4' },
  bearsOn: ({ root }) => root.child(NS.hl7, 'custodian') !== undefined,
  judge: ({ root }) => {
    const id = root.at(NS.hl7, 'custodian', 'assignedCustodian', 'representedCustodianOrganization', 'id')
    const kept = id?.attr('root') === '1.2.250.1.71.4.2.2' || id?.attr('root') === '1.2.250.1.213.4.1'
    return unless(
      kept,
      id ?? root.child(NS.hl7, 'custodian') ?? root,
      '1.2.250.1.71.4.2.2 ou 1.2.250.1.213.4.1',
      id?.attr('root'),
      'root',
    )
  },
  fail: [feeding({ cda: (xml) => xml.replace(/(<representedCustodianOrganization><id root=")[^"]*/, '$11.2.3') })],
})

export const setId = cdaCheck({
  id: 'cda/set-id',
  title: 'setId est un OID ou un UUID, et versionNumber un entier',
  verifies: conformity,
  bearsOn: ({ root }) => root.child(NS.hl7, 'setId') !== undefined && root.child(NS.hl7, 'versionNumber') !== undefined,
  judge: ({ root }) => {
    const setRoot = root.child(NS.hl7, 'setId')?.attr('root')
    const version = root.child(NS.hl7, 'versionNumber')?.attr('value')
    return [
      ...unless(
        isOid(setRoot) || isUuid(setRoot),
        root.child(NS.hl7, 'setId') ?? root,
        'un OID ou un UUID',
        setRoot,
        'root',
      ),
      ...unless(
        /^\d+$/.test(version ?? ''),
        root.child(NS.hl7, 'versionNumber') ?? root,
        'un entier',
        version,
        'value',
      ),
    ]
  },
  fail: [feeding({ cda: (xml) => xml.replace(/<versionNumber value="1"\/>/, '<versionNumber value="1.0"/>') })],
})
