import { NS } from '#simulator/wire/namespaces.js'
import { feeding } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { cdaCheck } from './support/cda-check.js'
import { entryCheck } from './support/lot-check.js'

const conformity = ['EX_2.1-1071'] as const
const hl7France = '2.16.840.1.113883.2.8.2.1'
const ciSis = '1.2.250.1.213.1.1.1.1'
const xdsSd = '1.3.6.1.4.1.19376.1.2.20'

export const readable = entryCheck({
  id: 'cda/readable',
  title: 'Un document XML est un CDA R2 bien formé',
  verifies: conformity,
  source: { doc: 'cda', at: '1' },
  bearsOn: ({ cda }) => cda !== undefined,
  judge: ({ element, cda }) =>
    cda === undefined || cda.ok
      ? []
      : [
          finding(
            element,
            'un ClinicalDocument bien formé',
            cda.line > 0 ? `ligne ${cda.line} du document : ${cda.reason}` : cda.reason,
          ),
        ],
  fail: [feeding({ cda: (xml) => xml.replace('</ClinicalDocument>', '') }), feeding({ cda: () => '<html/>' })],
})

export const typeId = cdaCheck({
  id: 'cda/type-id',
  title: 'realmCode et typeId ont leurs valeurs fixes',
  verifies: conformity,
  judge: ({ root }) => {
    const id = root.child(NS.hl7, 'typeId')
    const realm = root.child(NS.hl7, 'realmCode')
    const kept = id?.attr('root') === '2.16.840.1.113883.1.3' && id.attr('extension') === 'POCD_HD000040'
    return [
      ...unless(
        kept,
        id ?? root,
        '2.16.840.1.113883.1.3, POCD_HD000040',
        id && `${id.attr('root')}, ${id.attr('extension')}`,
      ),
      ...unless(realm?.attr('code') === 'FR', realm ?? root, 'FR', realm?.attr('code'), 'code'),
    ]
  },
  fail: [
    feeding({ cda: (xml) => xml.replace('POCD_HD000040', 'POCD_HD000041') }),
    feeding({ cda: (xml) => xml.replace('<realmCode code="FR"/>', '') }),
  ],
})

export const templates = cdaCheck({
  id: 'cda/template-ids',
  title: 'Le document déclare HL7 France, le CI-SIS et son modèle',
  verifies: conformity,
  judge: ({ root, templateIds }) => {
    const first = root.child(NS.hl7, 'templateId') ?? root
    return [
      ...[hl7France, ciSis].flatMap((template) =>
        templateIds.filter((one) => one === template).length === 1
          ? []
          : [finding(first, `${template}, une fois`, seen(templateIds.join(', ')))],
      ),
      ...unless(templateIds.length >= 3, first, 'au moins trois templateId', templateIds.join(', ')),
    ]
  },
  fail: [
    feeding({ cda: (xml) => xml.replace(`<templateId root="${ciSis}"/>`, '') }),
    feeding({ cda: (xml) => xml.replace(`<templateId root="${xdsSd}"/>`, '') }),
  ],
})

export const levelOneTemplates = cdaCheck({
  id: 'cda/level-1-templates',
  title: 'Un document de niveau 1 déclare trois modèles, le troisième étant XDS-SD',
  verifies: conformity,
  bearsOn: ({ body }) => body !== undefined,
  judge: ({ root, templateIds }) =>
    unless(
      templateIds.length === 3 && templateIds.includes(xdsSd),
      root.child(NS.hl7, 'templateId') ?? root,
      `trois templateId dont ${xdsSd}`,
      templateIds.join(', '),
    ),
  fail: [feeding({ cda: (xml) => xml.replace(xdsSd, '1.2.250.1.213.1.1.1.13') })],
})
