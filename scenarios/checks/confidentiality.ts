import { type LotEntry, withCodes } from '#fixtures/lps/lot.js'
import { hasCode } from '#matrix/codes/code-set.js'
import { j08Confidentiality } from '#matrix/codes/j08-confidentiality.js'
import type { MetadataCode } from '#simulator/domain/document.js'
import { entryScheme } from '#simulator/wire/ebxml-schemes.js'
import { feeding, withEntries } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { ageInYears } from '../forms.js'
import { classificationOf, type DocumentView } from '../lot-view.js'
import { patientBirthDate } from '../session.js'
import { entryCheck } from './support/lot-check.js'

const levels = '2.16.840.1.113883.5.25'
const visibility = '1.2.250.1.213.1.1.4.13'
const noteDeVaccination = '87273-9'
const normal: MetadataCode = { code: 'N', system: levels, display: 'Normal' }
const hiding = (code: string): MetadataCode => ({ code, system: visibility, display: code })

const has = ({ entry }: DocumentView, code: string): boolean =>
  entry.confidentialityCodes.some((one) => one.code === code)
const place = ({ element }: DocumentView) => classificationOf(element, entryScheme.confidentialityCode)
const written = ({ entry }: DocumentView): string => entry.confidentialityCodes.map(({ code }) => code).join(', ')
const coded = (...codes: readonly MetadataCode[]) =>
  feeding(withEntries((entry: LotEntry) => withCodes(entry, 'confidentialityCode', ...codes)))

export const level = entryCheck({
  id: 'confidentiality/level',
  title: 'Chaque document a un niveau de confidentialité et un seul, parmi N, R et V',
  source: { doc: 'dmp-xds-metadata', at: '7.2' },
  signatureToo: true,
  judge: (document) => {
    const found = document.entry.confidentialityCodes.filter(({ code }) => ['N', 'R', 'V'].includes(code))
    return found.length === 1 ? [] : [finding(place(document), 'N, R ou V, une fois', seen(written(document)))]
  },
  fail: [coded(), coded(hiding('INVISIBLE_PATIENT')), coded(normal, { ...normal, code: 'R' })],
})

export const normalLevel = entryCheck({
  id: 'confidentiality/normal',
  title: "Le niveau de confidentialité d'un document partagé est N",
  verifies: ['REC_2.1-1100'],
  source: { doc: 'dmp-requirements', at: 'REC_2.1-1100' },
  level: 'recommendation',
  bearsOn: ({ entry }) => entry.confidentialityCodes.length > 0,
  judge: (document) => unless(!has(document, 'R') && !has(document, 'V'), place(document), 'N', written(document)),
  fail: [coded({ ...normal, code: 'R' })],
})

export const knownCodes = entryCheck({
  id: 'confidentiality/codes',
  title: 'Les codes de confidentialité sont ceux du DMP, chacun une fois',
  source: { doc: 'dmp-xds-metadata', at: '7.2' },
  signatureToo: true,
  bearsOn: ({ entry }) => entry.confidentialityCodes.length > 0,
  judge: (document) => {
    const { confidentialityCodes } = document.entry
    const unknown = confidentialityCodes.filter(({ code, system }) => !hasCode(j08Confidentiality, code, system))
    const twins = confidentialityCodes.length - new Set(confidentialityCodes.map(({ code }) => code)).size
    return [
      ...unknown.map(({ code, system }) =>
        finding(place(document), 'un code de JDV_J08 et son système', `${code} (${system})`),
      ),
      ...(twins > 0 ? [finding(place(document), 'chaque code une fois', written(document))] : []),
    ]
  },
  fail: [
    coded(normal, hiding('MASQUE_PSOCIAL')),
    coded(normal, { ...hiding('MASQUE_PS'), system: levels }),
    coded(normal, hiding('MASQUE_PS'), hiding('MASQUE_PS')),
  ],
})

export const neverHiddenFromBoth = entryCheck({
  id: 'confidentiality/never-hidden-from-both',
  title: "Un document n'est pas à la fois masqué aux professionnels et invisible au patient",
  verifies: ['EX_2.1-1050'],
  source: { doc: 'dmp-xds-metadata', at: '7.2' },
  judge: (document, { context: { settings } }) =>
    !settings.cumulInvisiblePatientMasquePs && has(document, 'MASQUE_PS') && has(document, 'INVISIBLE_PATIENT')
      ? [finding(place(document), 'MASQUE_PS ou INVISIBLE_PATIENT', 'les deux')]
      : [],
  pass: [feeding({ documents: [{ masquePs: true }, { invisiblePatient: true }] })],
  fail: [feeding({ documents: [{ masquePs: true, invisiblePatient: true }] })],
})

export const guardiansOfMinors = entryCheck({
  id: 'confidentiality/guardians-of-minors',
  title: 'Seul un document de mineur est invisible aux représentants légaux',
  verifies: ['EX_2.1-1050', 'EX_GEN-1550'],
  source: { doc: 'dmp-xds-metadata', at: '7.2' },
  bearsOn: (document, { view, context }) =>
    has(document, 'INVISIBLE_REPRESENTANTS_LEGAUX') &&
    ageInYears(patientBirthDate(view, context), view.receivedAt) !== undefined,
  judge: (document, { view, context }) => {
    const age = ageInYears(patientBirthDate(view, context), view.receivedAt) ?? 0
    const { ageMajorite } = context.settings
    return age < ageMajorite
      ? []
      : [finding(place(document), `un patient de moins de ${ageMajorite} ans`, `${age} ans`)]
  },
  pass: [feeding({ patient: 'mineur', documents: [{ invisibleRepresentants: true }] })],
  fail: [feeding({ documents: [{ invisibleRepresentants: true }] })],
})

export const secretConnection = entryCheck({
  id: 'confidentiality/secret-connection',
  title: 'En connexion secrète, chaque document est invisible aux représentants légaux',
  verifies: ['EX_0.1-1100', 'EX_2.1-1050'],
  source: { doc: 'dmp-xds-metadata', at: '7.2' },
  bearsOn: (_, { view }) => view.vihf?.confidentialityCode?.code === 'INVISIBLE_REPRESENTANTS_LEGAUX',
  judge: (document) =>
    unless(
      has(document, 'INVISIBLE_REPRESENTANTS_LEGAUX'),
      place(document),
      'INVISIBLE_REPRESENTANTS_LEGAUX',
      written(document),
    ),
  pass: [feeding({ patient: 'mineur', secretConnection: true })],
  fail: [
    feeding({
      patient: 'mineur',
      secretConnection: true,
      ...withEntries((entry) => withCodes(entry, 'confidentialityCode', normal)),
    }),
  ],
})

export const vaccination = entryCheck({
  id: 'confidentiality/vaccination-note',
  title: 'Une note de vaccination a le seul code N, et ne part pas en connexion secrète',
  verifies: ['EX_2.1-2005'],
  source: { doc: 'dmp-requirements', at: 'EX_2.1-2005' },
  bearsOn: ({ entry }) => entry.typeCode?.code === noteDeVaccination,
  judge: (document, { view }) => [
    ...unless(written(document) === 'N', place(document), 'N seul', written(document)),
    ...(view.vihf?.confidentialityCode
      ? [finding(place(document), 'une connexion ordinaire', 'une connexion secrète')]
      : []),
  ],
  pass: [feeding({ documents: [{ typeCode: noteDeVaccination }] })],
  fail: [
    feeding({ documents: [{ typeCode: noteDeVaccination, masquePs: true }] }),
    feeding({ patient: 'mineur', secretConnection: true, documents: [{ typeCode: noteDeVaccination }] }),
  ],
})
