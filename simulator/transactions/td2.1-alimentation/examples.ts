import type { TransactionExample } from '../example.js'
import { noteXml } from './example-note.js'
import { classes, type DocumentSheet, formats, lot, person, structure, types } from './example-parts.js'

const success = `
<rs:RegistryResponse xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Success"/>`

const failure = (...errors: readonly (readonly [code: string, text: string])[]): string => `
<rs:RegistryResponse xmlns:rs="urn:oasis:names:tc:ebxml-regrep:xsd:rs:3.0" status="urn:oasis:names:tc:ebxml-regrep:ResponseStatusType:Failure">
  <rs:RegistryErrorList highestSeverity="urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error">
    ${errors.map(([code, text]) => `<rs:RegistryError errorCode="${code}" codeContext="${text}" severity="urn:oasis:names:tc:ebxml-regrep:ErrorSeverityType:Error" location=""/>`).join('\n    ')}
  </rs:RegistryErrorList>
</rs:RegistryResponse>`

const metadata = (text: string): string => failure(['XDSRegistryMetadataError', text])

/** The rest of a CDA is not the matter here: the DMP takes a lot by its metadata. */
const cda = (uniqueId: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="${uniqueId}"/></ClinicalDocument>\n`

const uuid = (rank: number): string => `urn:uuid:0f0f0f0f-0000-4000-8000-${String(rank).padStart(12, '0')}`

/** A report of consultation; `rank` makes its identifiers. */
function report(rank: number, sheet: Partial<DocumentSheet> = {}): DocumentSheet {
  const uniqueId = `1.2.250.1.999.9.1.5.${rank}`
  return { id: uuid(rank), uniqueId, content: cda(uniqueId), ...sheet }
}

const vaccinationId = '5bf4c2a0-0000-4000-8000-000000000001'
const otherVaccinationId = '5bf4c2a0-0000-4000-8000-000000000002'

function note(rank: number, id: string, lotNumber: string, sheet: Partial<DocumentSheet> = {}): DocumentSheet {
  const uniqueId = `1.2.250.1.999.9.1.5.${rank}`
  return report(rank, {
    content: noteXml(uniqueId, id, lotNumber),
    title: 'Note de vaccination',
    classCode: classes.certificate,
    typeCode: types.note,
    formatCode: formats.note,
    ...sheet,
  })
}

const rejected = (id: string, reason: string): string =>
  `La vaccination (IdentifiantVaccination(root=${id}, extension=)) est rejetée pour la cause suivante : ${reason}`

type Sheet = Pick<TransactionExample, 'name' | 'request' | 'answer'> & Partial<TransactionExample>

const byGeneraliste = (sheet: Sheet): TransactionExample => ({
  transaction: 'TD2.1',
  card: 'generaliste-cps',
  patient: 'dmp-ouvert',
  ...sheet,
})

const reference = (id: string, type: string): string =>
  `${id}^^^&amp;1.2.250.1.999.9.1.4&amp;ISO^urn:ihe:iti:xds:${type}`

/** The beginning of a DICOM file, the rest cut: the DMP keeps what it gets. */
const dicom = Buffer.concat([Buffer.alloc(128), Buffer.from('DICM')])

export const examples: readonly TransactionExample[] = [
  byGeneraliste({ name: 'depot', request: lot(1, report(1)), answer: success }),
  byGeneraliste({ name: 'deux-documents', request: lot(2, report(2), report(3)), answer: success }),
  byGeneraliste({ name: 'masque', request: lot(4, report(4, { visibility: ['MASQUE_PS'] })), answer: success }),
  byGeneraliste({
    name: 'remplacement',
    after: ['TD2.1/depot'],
    request: lot(5, report(5, { title: 'Compte rendu corrigé', replaces: uuid(1) })),
    answer: success,
  }),
  byGeneraliste({
    name: 'remplacement-d-une-version-obsolete',
    after: ['TD2.1/remplacement'],
    request: lot(6, report(6, { replaces: uuid(1) })),
    answer: failure(['XDSReplaceFailed', `Le document remplacé est inconnu, obsolète ou non modifiable : ${uuid(1)}`]),
  }),
  byGeneraliste({
    name: 'remplacement-qui-cache-au-patient',
    after: ['TD2.1/depot'],
    request: lot(7, report(7, { visibility: ['INVISIBLE_PATIENT'], replaces: uuid(1) })),
    answer: metadata(
      'Les codes de confidentialité du document sont incorrects : INVISIBLE_PATIENT sur un document déjà visible (1.2.250.1.999.9.1.5.7)',
    ),
  }),
  byGeneraliste({
    name: 'lot-en-double',
    after: ['TD2.1/depot'],
    request: lot(1, report(1)),
    answer: failure(
      ['XDSDuplicateUniqueIdInRegistry', 'uniqueId=1.2.250.1.999.9.1.7.1'],
      ['XDSDuplicateUniqueIdInRegistry', 'uniqueId=1.2.250.1.999.9.1.5.1'],
      ['XDSDuplicateUniqueIdInRegistry', 'uniqueId=1.2.250.1.999.9.1.6.1'],
    ),
  }),
  byGeneraliste({
    name: 'dmp-ferme',
    patient: 'dmp-ferme',
    request: lot(8, report(8)),
    answer: failure(['DMPClosed', 'Le DMP est fermé.']),
  }),
  byGeneraliste({
    name: 'type-reserve-au-patient',
    request: lot(9, report(9, { typeCode: types.patient })),
    answer: metadata("Le code 'DOCPAT03' ne fait pas partie du domaine d'affinité"),
  }),
  byGeneraliste({
    name: 'sans-pid5',
    request: lot(10, report(10, { patientInfo: ['PID-8|F'] })),
    answer: metadata("Le champ 'sourcePatientInfo PID5' est obligatoire"),
  }),
  byGeneraliste({
    name: 'masque-et-invisible',
    request: lot(11, report(11, { visibility: ['MASQUE_PS', 'INVISIBLE_PATIENT'] })),
    answer: metadata('Un document ne peut pas être à la fois MASQUE_PS et INVISIBLE_PATIENT : 1.2.250.1.999.9.1.5.11'),
  }),
  byGeneraliste({
    name: 'auteur-autre',
    request: lot(
      12,
      report(12, {
        authors: [{ persons: [person('899900000000')], structures: [structure('10B0999777')] }],
        legalAuthenticator: '899900000000',
      }),
    ),
    answer: metadata("Aucun auteur ne correspond à l'utilisateur du VIHF"),
  }),
  byGeneraliste({
    name: 'par-cpe',
    card: 'secretaire-cabinet-cpe',
    request: lot(
      13,
      report(13, {
        legalAuthenticator: '899900999121',
        authors: [
          { persons: [person('899900999121')], structures: [structure('{structure}')] },
          { persons: [person('{ps}')], structures: [structure('{structure}')] },
        ],
      }),
    ),
    answer: success,
  }),
  byGeneraliste({
    name: 'par-cpe-d-une-autre-structure',
    card: 'secretaire-cabinet-cpe',
    request: lot(
      14,
      report(14, { authors: [{ persons: [person('899900999121')], structures: [structure('10B0999777')] }] }),
    ),
    answer: metadata("Aucun AuthorInstitution ne correspond à l'utilisateur du VIHF"),
  }),
  byGeneraliste({ name: 'par-etablissement', card: 'etablissement', request: lot(15, report(15)), answer: success }),
  byGeneraliste({
    name: 'kos',
    card: 'radiologue-cps',
    patient: 'imagerie',
    request: lot(
      16,
      report(16, {
        content: dicom,
        mimeType: 'application/dicom',
        title: "Références d'objets d'un examen",
        classCode: classes.imaging,
        typeCode: types.kos,
        formatCode: formats.kos,
        references: [
          reference('1.2.250.1.999.9.1.9.16', '2016:studyInstanceUID'),
          reference('0901160050', '2013:accession'),
        ],
      }),
    ),
    answer: success,
  }),
  byGeneraliste({ name: 'note-de-vaccination', request: lot(17, note(17, vaccinationId, 'A1')), answer: success }),
  byGeneraliste({
    name: 'note-corrigee',
    after: ['TD2.1/note-de-vaccination'],
    request: lot(18, note(18, vaccinationId, 'A2', { replaces: uuid(17) })),
    answer: success,
  }),
  byGeneraliste({
    name: 'vaccination-en-double',
    after: ['TD2.1/note-de-vaccination'],
    request: lot(19, note(19, otherVaccinationId, 'A1')),
    answer: failure([
      'DMPFragmentCVAError',
      rejected(
        otherVaccinationId,
        'La date et le code CIS de cette vaccination sont deja presents dans le CVA complet',
      ),
    ]),
  }),
  byGeneraliste({
    name: 'note-sans-lot',
    request: lot(20, note(20, vaccinationId, '')),
    answer: failure(['DMPFragmentCVAError', rejected(vaccinationId, 'le numéro de lot attendu, absent')]),
  }),
  byGeneraliste({
    name: 'note-masquee',
    request: lot(21, note(21, vaccinationId, 'A1', { visibility: ['MASQUE_PS'] })),
    answer: metadata(
      'Les codes de confidentialité du document sont incorrects : une note de vaccination est de confidentialité N uniquement (1.2.250.1.999.9.1.5.21)',
    ),
  }),
]
