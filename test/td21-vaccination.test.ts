import { describe, expect, it } from 'vitest'
import type { GuidePackage } from '#matrix/guide-packages.js'
import { seededIds } from '#simulator/ids.js'
import { defaultSettings } from '#simulator/settings.js'
import type { SpaceStore } from '#simulator/store/world-store.js'
import { sha1Hex } from '#simulator/wire/digest.js'
import { NS } from '#simulator/wire/namespaces.js'
import { parseXml } from '#simulator/wire/xml.js'
import { aDmp, anActor, aSpace, feed, rejectionsOf } from './support/call.js'
import { current, update, uuidOf } from './support/kept.js'
import {
  anEntry,
  aSet,
  aSignatureEntry,
  type EntryDraft,
  normal,
  replaces,
  rootOf,
  testPatient,
  visibility,
  xcn,
  xon,
} from './support/lot-message.js'
import { type NoteDraft, noteXml, otherVaccinationId, vaccinationId, vaccinationXml } from './support/note-xml.js'
import { approved, archived, deleted, deprecated } from './support/query-message.js'
import { samples, skipReason } from './support/samples.js'

const loinc = '2.16.840.1.113883.6.1'
const noteCodes = {
  typeCode: [['87273-9', loinc]],
  classCode: [['52', '1.2.250.1.213.1.1.4.1']],
  formatCode: [['urn:asip:ci-sis:vac-note:2021', '1.2.250.1.213.1.1.4.2.282']],
} as const

/** A lot of notes: entry `rank` holds those bytes, in place of another if told. */
const lotOf = (
  notes: readonly { rank: number; content: Uint8Array; replacing?: string; entry?: Partial<EntryDraft> }[],
) => {
  const [first] = notes
  const name = `${first?.rank}`
  return {
    set: aSet({ uniqueId: `1.2.250.1.999.9.1.7.${name}` }),
    entries: [
      ...notes.map(({ rank, entry }) =>
        anEntry(rank, { id: uuidOf(rank), ...entry, codes: { ...noteCodes, ...entry?.codes } }),
      ),
      aSignatureEntry({ id: 'Signature', uniqueId: `1.2.250.1.999.9.1.6.${name}` }),
    ],
    associations: notes.flatMap(({ rank, replacing }) =>
      replacing === undefined ? [] : [[replaces, uuidOf(rank), replacing] as const],
    ),
    contents: Object.fromEntries(notes.map(({ rank, content }) => [uuidOf(rank), content])),
  }
}
const feedNote = (space: SpaceStore, rank: number, draft: NoteDraft = {}, replacing?: string) =>
  feed(space, lotOf([{ rank, content: noteXml(draft), ...(replacing === undefined ? {} : { replacing }) }]))

const histories = ({ world }: SpaceStore, ...statuses: string[]) =>
  world.findDocuments(testPatient, { typeCodes: ['11369-6'], ...(statuses.length > 0 ? { statuses } : {}) })

/** The one historique: its row and its CDA. */
function historyOf(space: SpaceStore) {
  const [found, ...others] = histories(space)
  const content = found && space.world.content(found.entryUuid)
  if (!found || !content || others.length > 0) throw new Error(`${others.length + 1} historiques, or none`)
  const parsed = parseXml(content.bytes)
  if (!parsed.ok) throw new Error(parsed.reason)
  const section = parsed.root.at(NS.hl7, 'component', 'structuredBody', 'component', 'section')
  const entries = section?.all(NS.hl7, 'entry').map((entry) => entry.elements[0]) ?? []
  return { found, bytes: content.bytes, root: parsed.root, section, entries }
}
const idsOf = (space: SpaceStore) => historyOf(space).entries.map((entry) => entry?.child(NS.hl7, 'id')?.attr('root'))

describe('a note', () => {
  it('is kept archived, byte for byte, and no search of current documents finds it', () => {
    const space = aSpace()
    expect(rejectionsOf(feedNote(space, 1))).toEqual([])
    expect(current(space, 1).status).toBe(archived)
    expect(space.world.content(uuidOf(1))?.bytes).toEqual(noteXml())
    const listed = space.world.findDocuments(testPatient, { statuses: [approved] })
    expect(listed.map(({ facts }) => facts.typeCode)).toEqual(['11369-6'])
  })

  const refusal = (id: string, reason: string) =>
    `La vaccination (IdentifiantVaccination(root=${id}, extension=)) est rejetée pour la cause suivante : ${reason}`

  it.each<[string, (xml: string) => string, string]>([
    ['extension 2022.01', (xml) => xml.replace('extension="2023.01"', 'extension="2022.01"'), 'édition 2023.01'],
    ['no edition', (xml) => xml.replace(' extension="2023.01"', ''), 'édition 2023.01'],
    [
      'no template of the volet',
      (xml) => xml.replace(/<templateId root="1.2.250.1.213.1.1.1.46"[^>]*>/, ''),
      '1.1.1.46',
    ],
    ['no lot', (xml) => xml.replace(/<lotNumberText>.*<\/lotNumberText>/, ''), 'le numéro de lot'],
    ['an empty lot', (xml) => xml.replace('4456672', ' '), 'le numéro de lot'],
    ['no ATC', (xml) => xml.replace(/<translation [^>]*>/, ''), 'ATC'],
    ['a date with hours', (xml) => xml.replace('value="20250928"', 'value="20250928101500"'), '8 chiffres'],
    ['a date that is none', (xml) => xml.replace('value="20250928"', 'value="20250931"'), '8 chiffres'],
    ['no date', (xml) => xml.replace('<effectiveTime value="20250928"/>', ''), '8 chiffres'],
    ['negationInd true', (xml) => xml.replace('negationInd="false"', 'negationInd="true"'), 'negationInd'],
    ['no negationInd', (xml) => xml.replace(' negationInd="false"', ''), 'negationInd'],
    ['no author', (xml) => xml.replace(/<author .*<\/author>/s, ''), "l'auteur de la vaccination"],
    ['an author without OP', (xml) => xml.replace(' contextControlCode="OP"', ''), 'contextControlCode OP'],
    [
      'an author without name',
      (xml) => xml.replace(/(<author .*)<assignedPerson>.*<\/assignedPerson>(.*<\/author>)/s, '$1$2'),
      "le nom de l'auteur",
    ],
    ['an author without time', (xml) => xml.replace(/<time value="[^"]*"\/>/, ''), "la date de l'auteur"],
    [
      'two entries',
      (xml) =>
        xml.replace(
          '</entry>',
          `</entry><entry>${vaccinationXml({ id: otherVaccinationId, date: '20250929' })}</entry>`,
        ),
      'une vaccination par note',
    ],
    ['no entry', (xml) => xml.replace(/<entry>.*<\/entry>/s, ''), 'une vaccination par note'],
    ['a CIP for a CIS', (xml) => xml.replace('1.2.250.1.213.2.3.1', '1.2.250.1.213.2.3.2'), 'un code CIS'],
    ['a route of HL7', (xml) => xml.replace('20035000', 'IM'), 'routeCode'],
    ['a site of HL7', (xml) => xml.replace('16217701000119102', 'LD'), 'approachSiteCode'],
    [
      'a site of another system',
      (xml) => xml.replace('2.16.840.1.113883.6.96', '2.16.840.1.113883.5.1052'),
      'approachSiteCode',
    ],
    ['an unknown act', (xml) => xml.replace('BOOSTER', 'PRIMO'), 'un code de JDV_HL7_ActSubstance'],
    ['an act without label', (xml) => xml.replace('displayName="rappel" ', ''), 'le libellé du code'],
    ['no text/reference', (xml) => xml.replace('<text><reference value="#vac-01"/></text>', ''), 'text/reference'],
    ['a product without name', (xml) => xml.replace('<name>vaccins tétaniques</name>', ''), 'le nom du vaccin'],
    ['no product', (xml) => xml.replace(/<consumable.*<\/consumable>/s, ''), 'manufacturedMaterial'],
    [
      'another section code',
      (xml) => xml.replace('<code code="11369-6"', '<code code="87273-9"'),
      'le code de section',
    ],
    ['no section template', (xml) => xml.replace('<templateId root="1.2.250.1.213.1.1.2.147"/>', ''), '1.1.2.147'],
    ['no IHE template', (xml) => xml.replace('<templateId root="1.3.6.1.4.1.19376.1.5.3.1.4.12"/>', ''), '1.4.12'],
    ['an open status', (xml) => xml.replace('statusCode code="completed"', 'statusCode code="active"'), 'statusCode'],
  ])('with %s is DMPFragmentCVAError, and says which vaccination and which rule', (_title, edit, rule) => {
    const space = aSpace()
    expect(Buffer.from(noteXml({}, edit))).not.toEqual(noteXml())
    const result = feed(space, lotOf([{ rank: 1, content: noteXml({}, edit) }]))
    expect(rejectionsOf(result)).toEqual(['vaccination-rejected'])
    expect(result.answer).toContain('errorCode="DMPFragmentCVAError"')
    expect(result.answer).toMatch(
      /La vaccination \(IdentifiantVaccination\(root=[0-9A-F-]*, extension=\)\) est rejetée/,
    )
    expect(result.ok || result.rejection.detail).toContain(rule)
    expect(histories(space)).toEqual([])
  })

  it.each([
    ['an OID', (xml: string) => xml.replaceAll(vaccinationId, '1.2.250.1.999.9.1.9.1'), '1.2.250.1.999.9.1.9.1'],
    ['nothing', (xml: string) => xml.replace(`<id root="${vaccinationId}"/>`, ''), ''],
  ])('whose vaccination is identified by %s is refused in its name', (_title, edit, id) => {
    const result = feed(aSpace(), lotOf([{ rank: 1, content: noteXml({}, edit) }]))
    expect(result.answer).toContain(`IdentifiantVaccination(root=${id}, extension=)) est rejetée`)
  })

  it('passes without the one template that no schematron sees (cda, section 4.2)', () => {
    const edit = (xml: string) => xml.replace('<templateId root="1.2.250.1.213.1.1.3.45"/>', '')
    expect(rejectionsOf(feed(aSpace(), lotOf([{ rank: 1, content: noteXml({}, edit) }])))).toEqual([])
  })

  it.each([
    ['not XML', Buffer.from('%PDF-1.4')],
    ['no CDA', Buffer.from('<html/>')],
    ['a CDA with a DOCTYPE', Buffer.from('<!DOCTYPE x [<!ENTITY a "b">]><ClinicalDocument xmlns="urn:hl7-org:v3"/>')],
  ])('that is %s is refused', (_title, content) => {
    expect(rejectionsOf(feed(aSpace(), lotOf([{ rank: 1, content }])))).toEqual(['vaccination-rejected'])
  })

  it.each<[GuidePackage, string, string[]]>([
    ['2.5', '2023.01', ['code-unknown']],
    ['2.7', '2021.01', []],
    ['2.8', '2022.01', []],
    ['2.8', '2023.01', []],
    ['2.9', '2022.01', ['vaccination-rejected']],
    ['2.10', '2021.01', ['vaccination-rejected']],
    ['2.10', '2023.01', []],
  ])('in package %s, of edition %s', (guidePackage, edition, expected) => {
    const content = noteXml({}, (xml) => xml.replace('2023.01', edition))
    const settings = { ...defaultSettings, trust: 'open' as const, guidePackage }
    expect(rejectionsOf(feed(aSpace(), lotOf([{ rank: 1, content }]), { settings }))).toEqual(expected)
  })

  it.each([
    ['masked', { codes: { confidentialityCode: [normal, visibility('MASQUE_PS')] } }, {}, 'confidentiality-invalid'],
    [
      'hidden from the patient',
      { codes: { confidentialityCode: [normal, visibility('INVISIBLE_PATIENT')] } },
      {},
      'confidentiality-invalid',
    ],
    [
      'of level R',
      { codes: { confidentialityCode: [['R', '2.16.840.1.113883.5.25'] as const] } },
      {},
      'confidentiality-invalid',
    ],
    ['in connexion secrète', {}, { actor: anActor({ secretConnection: true }) }, 'secret-connection'],
  ])('%s is refused', (_title, entry, call, expected) => {
    const space = aSpace(aDmp({ traits: { ...aDmp().traits, birthDate: '20150401' } }))
    const result = feed(space, lotOf([{ rank: 1, content: noteXml(), entry }]), call)
    expect(rejectionsOf(result)).toEqual([expected])
  })

  it('is a duplicate by its date and its CIS, in the DMP', () => {
    const space = aSpace()
    feedNote(space, 1)
    const again = feedNote(space, 2, { id: otherVaccinationId })
    expect(rejectionsOf(again)).toEqual(['vaccination-duplicate'])
    const context = refusal(
      otherVaccinationId,
      'La date et le code CIS de cette vaccination sont deja presents dans le CVA complet',
    )
    expect(again.answer).toContain(`errorCode="DMPFragmentCVAError" codeContext="${context}"`)
    expect(idsOf(space)).toEqual([vaccinationId])
  })

  it.each<[string, NoteDraft]>([
    ['on another day', { date: '20250929' }],
    ['of another vaccine', { cis: '60000001' }],
  ])('%s is another vaccination', (_title, draft) => {
    const space = aSpace()
    feedNote(space, 1)
    expect(rejectionsOf(feedNote(space, 2, { ...draft, id: otherVaccinationId }))).toEqual([])
    expect(idsOf(space)).toEqual(expect.arrayContaining([vaccinationId, otherVaccinationId]))
  })

  it('is a duplicate inside its lot; two that differ go together, one bad refuses both', () => {
    const note = (draft: NoteDraft) => noteXml(draft)
    const two = (draft: NoteDraft) => [
      { rank: 1, content: note({}) },
      { rank: 2, content: note({ id: otherVaccinationId, ...draft }) },
    ]
    expect(rejectionsOf(feed(aSpace(), lotOf(two({}))))).toEqual(['vaccination-duplicate'])
    expect(rejectionsOf(feed(aSpace(), lotOf(two({ lot: ' ', date: '20250929' }))))).toEqual(['vaccination-rejected'])
    const space = aSpace()
    expect(rejectionsOf(feed(space, lotOf(two({ date: '20250929' }))))).toEqual([])
    expect(idsOf(space)).toHaveLength(2)
    expect(historyOf(space).found.document.version).toBe(1)
  })
})

describe('the historique', () => {
  it('is made by the first note: one document of the DMP, current, under its own uniqueId', () => {
    const space = aSpace()
    expect(histories(space)).toEqual([])
    feedNote(space, 1)
    const { found, bytes } = historyOf(space)
    const { entry, hash, sizeBytes, version } = found.document
    expect(found.status).toBe(approved)
    expect(entry).toMatchObject({
      mimeType: 'text/xml',
      title: 'Historique de vaccinations',
      classCode: { code: '52' },
      typeCode: { code: '11369-6', system: loinc },
      formatCode: { code: 'urn:asip:ci-sis:vac:2019' },
      confidentialityCodes: [{ code: 'N' }],
      serviceStartTime: '20250928000000',
      creationTime: '20260115101502',
      patientId: '299099999999960^^^&1.2.250.1.213.1.4.10&ISO^NH',
      sourcePatientInfo: ['PID-5|DUPONT^JEANNE^JEANNE MARIE^^^^L', 'PID-8|F'],
    })
    expect(entry.uniqueId).toMatch(/^1\.2\.250\.1\.213\.4\.1\.1\.1\.4\.1\.\d+$/)
    expect({ hash, sizeBytes, version }).toEqual({ hash: sha1Hex(bytes), sizeBytes: bytes.byteLength, version: 1 })
    expect(Buffer.from(found.leafXml).toString()).toContain(`<ns4:Value>${hash}</ns4:Value>`)
  })

  it('holds each vaccination as it was fed, its references led to its own table', () => {
    const space = aSpace()
    feedNote(space, 1)
    const { section, entries, bytes } = historyOf(space)
    const fed = rootOf(
      vaccinationXml().replace('<substanceAdministration', '<substanceAdministration xmlns="urn:hl7-org:v3"'),
    )
    const leaves = (root: typeof fed) =>
      [...root.descendants()].map(({ name, attributes, text, elements }) => [
        name,
        (name === 'reference' ? [] : attributes.map((one) => `${one.name}=${one.value}`)).sort(),
        elements.length === 0 ? text.trim() : '',
      ])
    expect(entries[0] && leaves(entries[0])).toEqual(leaves(fed))
    const named = [...(section?.descendants() ?? [])].flatMap((one) => one.attr('ID') ?? [])
    const referenced = [...(section?.descendants() ?? [])]
      .filter(({ name }) => name === 'reference')
      .map((one) => one.attr('value')?.slice(1))
    expect(new Set(referenced)).toEqual(new Set(named))
    expect(new Set(named).size).toBe(named.length)
    const text = Buffer.from(bytes).toString('utf8')
    for (const said of ['28/09/2025', "Vaccin d'essai", 'Épaule gauche', 'Fièvre légère', '4456672', 'ALICE MARTIN']) {
      expect(text).toContain(`>${said}<`)
    }
  })

  it('lists vaccinations by date, in whatever order they are fed, identifiers apart from each other', () => {
    const space = aSpace()
    const days = ['20240101', '20200229', '20251231', '20220615']
    for (const [rank, date] of days.entries()) {
      const id = `5bf4c2a0-0000-4000-8000-00000000010${rank}`
      expect(rejectionsOf(feedNote(space, rank + 1, { id, date }))).toEqual([])
    }
    const { entries, section, found } = historyOf(space)
    expect(entries.map((entry) => entry?.child(NS.hl7, 'effectiveTime')?.attr('value'))).toEqual(days.toSorted())
    expect(found.document).toMatchObject({
      version: 4,
      entry: { serviceStartTime: '20200229000000', serviceStopTime: '20251231000000' },
    })
    const named = [...(section?.descendants() ?? [])].flatMap((one) => one.attr('ID') ?? [])
    expect(named).toHaveLength(12)
    expect(new Set(named).size).toBe(12)
  })

  it('keeps its uniqueId and its logicalId, and changes its entryUUID, its version and its content', () => {
    const space = aSpace()
    feedNote(space, 1)
    const before = historyOf(space)
    feedNote(space, 2, { id: otherVaccinationId, date: '20250929' })
    const after = historyOf(space)
    expect(after.found.document.entry.uniqueId).toBe(before.found.document.entry.uniqueId)
    expect(after.found.document.logicalId).toBe(before.found.document.logicalId)
    expect(after.found.entryUuid).not.toBe(before.found.entryUuid)
    expect([before, after].map(({ found }) => found.document.version)).toEqual([1, 2])
    expect(after.root.child(NS.hl7, 'versionNumber')?.attr('value')).toBe('2')
    expect(after.found.document.hash).not.toBe(before.found.document.hash)
    expect(space.world.documentsByEntryUuid(testPatient, [before.found.entryUuid])).toEqual([])
  })

  it('follows a note that is replaced under the same vaccination', () => {
    const space = aSpace()
    feedNote(space, 1)
    expect(rejectionsOf(feedNote(space, 2, { lot: 'CORRIGE', vaccinator: 'DURAND' }, uuidOf(1)))).toEqual([])
    expect([current(space, 1).status, current(space, 2).status]).toEqual([deprecated, archived])
    expect(idsOf(space)).toEqual([vaccinationId])
    const text = Buffer.from(historyOf(space).bytes).toString('utf8')
    expect(text).toContain('CORRIGE')
    expect(text).toContain('ALICE DURAND')
    expect(text).not.toContain('4456672')
  })

  it('refuses a replacement that changes the UUID and nothing else: the vaccination is there already', () => {
    const space = aSpace()
    feedNote(space, 1)
    expect(rejectionsOf(feedNote(space, 2, { id: otherVaccinationId }, uuidOf(1)))).toEqual(['vaccination-duplicate'])
    expect(current(space, 1).status).toBe(archived)
  })

  it('takes the same UUID in another letter case as the same', () => {
    const space = aSpace()
    feedNote(space, 1)
    expect(rejectionsOf(feedNote(space, 2, { id: vaccinationId.toLowerCase() }, uuidOf(1)))).toEqual([])
  })

  const erase = (space: SpaceStore, rank: number) =>
    update(space, { statuses: [{ target: uuidOf(rank), from: archived, to: deleted }] })

  it('loses a note that is deleted, and is deleted with the last one', () => {
    const space = aSpace()
    feedNote(space, 1)
    feedNote(space, 2, { id: otherVaccinationId, date: '20250929' })
    const { uniqueId } = historyOf(space).found.document.entry
    expect(rejectionsOf(erase(space, 1))).toEqual([])
    expect(idsOf(space)).toEqual([otherVaccinationId])
    expect(historyOf(space).found.document).toMatchObject({ version: 3, entry: { uniqueId } })
    expect(Buffer.from(historyOf(space).bytes).toString()).not.toContain(vaccinationId)
    expect(rejectionsOf(erase(space, 2))).toEqual([])
    expect(histories(space, approved, archived)).toEqual([])
    expect(histories(space, deleted)).toHaveLength(1)
    expect(rejectionsOf(feedNote(space, 3))).toEqual([])
    expect(histories(space, approved).map(({ document }) => document.version)).toEqual([1])
    expect(histories(space, approved)[0]?.document.entry.uniqueId).not.toBe(uniqueId)
  })

  it('takes a vaccination again once its note is deleted', () => {
    const space = aSpace()
    feedNote(space, 1)
    erase(space, 1)
    expect(rejectionsOf(feedNote(space, 2))).toEqual([])
  })

  it('leaves with the obsolete versions of a deleted note', () => {
    const space = aSpace()
    feedNote(space, 1)
    feedNote(space, 2, { lot: 'CORRIGE' }, uuidOf(1))
    erase(space, 2)
    expect([1, 2].map((rank) => current(space, rank).status)).toEqual([deleted, deleted])
    expect(histories(space, approved)).toEqual([])
  })

  it('does not change when a note is unarchived or archived again, nor by other documents', () => {
    const space = aSpace()
    feedNote(space, 1)
    const before = historyOf(space).found.entryUuid
    const toStatus = (from: string, to: string) => update(space, { statuses: [{ target: uuidOf(1), from, to }] })
    expect(rejectionsOf(toStatus(archived, approved))).toEqual([])
    expect(rejectionsOf(toStatus(approved, archived))).toEqual([])
    feed(space, { set: aSet({ uniqueId: '1.2.3.4.1' }), entries: [anEntry(5), aSignatureEntry()] })
    expect(historyOf(space).found.entryUuid).toBe(before)
  })

  it('is nobody’s own: no professional deletes nor replaces it', () => {
    const space = aSpace()
    feedNote(space, 1)
    const target = historyOf(space).found.entryUuid
    expect(rejectionsOf(update(space, { statuses: [{ target, from: approved, to: deleted }] }))).toEqual([
      'right-denied',
    ])
    expect(rejectionsOf(feedNote(space, 2, { id: otherVaccinationId, date: '20200101' }, target))).toEqual([
      'replace-failed',
    ])
  })

  it('is of one DMP: the notes of another patient are not in it', () => {
    const space = aSpace()
    const other = { ins: '199099999999961', oid: testPatient.oid }
    space.apply([{ kind: 'dmp', dmp: aDmp({ ins: other.ins }) }])
    feedNote(space, 1)
    const patientId = `${other.ins}^^^&${other.oid}&ISO^NH`
    const lot = lotOf([{ rank: 2, content: noteXml({ id: otherVaccinationId }), entry: { patientId } }])
    const theirs = {
      ...lot,
      set: aSet({ uniqueId: '1.2.250.1.999.9.1.7.2', patientId }),
      entries: lot.entries.map((entry) => ({ ...entry, patientId })),
    }
    expect(rejectionsOf(feed(space, theirs, { patient: other }))).toEqual([])
    expect(idsOf(space)).toEqual([vaccinationId])
  })

  it('is the same, byte for byte, in two spaces where the same was fed', () => {
    const made = () => {
      const space = aSpace()
      feed(space, lotOf([{ rank: 1, content: noteXml() }]), { ids: seededIds('même graine') })
      return Buffer.from(historyOf(space).bytes).toString('utf8')
    }
    expect(made()).toBe(made())
  })
})

describe('who may correct a note', () => {
  const vaccinator = '810000000009'
  const authors = [
    { persons: [xcn('899900000001')], institutions: [xon('10B0999001')] },
    { persons: [xcn(vaccinator)], institutions: [xon('10B0999002')] },
  ]

  it.each([
    ['the vaccinator, who is one of its authors', vaccinator, []],
    ['somebody else', '810000000077', ['author-rule', 'replace-failed']],
  ])('%s', (_title, professionalId, expected) => {
    const space = aSpace()
    feed(space, lotOf([{ rank: 1, content: noteXml(), entry: { authors } }]))
    const correction = lotOf([{ rank: 2, content: noteXml({ lot: 'X' }), replacing: uuidOf(1), entry: { authors } }])
    expect(rejectionsOf(feed(space, correction, { actor: anActor({ professionalId }) }))).toEqual(expected)
  })
})

describe.skipIf(skipReason !== undefined)('a published note', () => {
  it('is merged', () => {
    const [sample] = samples('cda').filter(({ name }) => name.includes('VAC-NOTE'))
    if (!sample) throw new Error('no sample')
    const space = aSpace()
    expect(rejectionsOf(feed(space, lotOf([{ rank: 1, content: sample.bytes }])))).toEqual([])
    const { entries, bytes, root } = historyOf(space)
    expect(entries.map((entry) => entry?.child(NS.hl7, 'id')?.attr('root'))).toEqual([
      '41DAC707-7C96-47B7-B600-AC63D8002142',
    ])
    const text = Buffer.from(bytes).toString('utf8')
    for (const said of ['28/09/2009', 'Fièvre due à des médicaments', 'Deltoïde gauche', 'voie intramusculaire'])
      expect(text.toLowerCase()).toContain(said.toLowerCase())
    const county = [...root.descendants()].find(({ name }) => name === 'county')
    expect(county?.text).toBe('51215')
  })
})
