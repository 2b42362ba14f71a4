import { describe, expect, it } from 'vitest'
import type { SpaceStore } from '#simulator/store/world-store.js'
import { td32 } from '#simulator/transactions/td3.2-consultation/index.js'
import type { CallContext } from '#simulator/transactions/transaction.js'
import type { Vihf } from '#simulator/vihf/vihf.js'
import { aCall, aDmp, aSpace, feed, play } from './support/call.js'
import { anEntry, aSet, aSignatureEntry, type EntryDraft, rootOf } from './support/lot-message.js'
import { retrieveMessage } from './support/query-message.js'

const uniqueId = '1.2.250.1.999.9.1.5.1'
const other = '1.2.250.1.999.9.1.5.2'
const kos = Buffer.from('\0\0DICM\x02\0', 'latin1')

const asKos: Partial<EntryDraft> = {
  mimeType: 'application/dicom',
  title: 'KOS & « lot 1 »',
  codes: {
    classCode: [['31', '1.2.250.1.213.1.1.4.1', 'Imagerie médicale']],
    typeCode: [['IMG-KOS', '1.2.250.1.213.1.1.4.12', "Reference d'objets d'un examen d'imagerie"]],
    formatCode: [['1.2.840.10008.5.1.4.1.1.88.59', '1.2.840.10008.2.6.1', 'KOS']],
    eventCode: [
      ['CT', '1.2.250.1.213.1.1.5.618', 'Scanner'],
      ['MR', '1.2.250.1.213.1.1.5.618', 'MR'],
      ['REGION', '1.2.250.1.213.1.1.5.695', 'Crâne'],
      ['ZZQK', '1.2.250.1.213.2.5', 'Acte'],
    ],
  },
}

function keep(draft: Partial<EntryDraft>): SpaceStore {
  const space = aSpace(aDmp({ traits: { ...aDmp().traits, usedName: 'MARTIN' } }))
  const entries = [
    anEntry(1, { id: 'Kos', ...draft }),
    anEntry(2, { id: 'Report' }),
    aSignatureEntry({ id: 'Signature', uniqueId: '1.2.250.1.999.9.1.6.1' }),
  ]
  const result = feed(space, { set: aSet(), entries, contents: { Kos: kos } }, { vihf: undefined })
  if (!result.ok) throw new Error(JSON.stringify(result.rejection))
  return space
}

const software = (lps: Vihf['lps']): Partial<CallContext> => ({ vihf: { lps } as Vihf })

function retrieve(
  space: SpaceStore,
  ids: readonly string[],
  call: Partial<CallContext>,
  imaging: readonly string[] = [],
) {
  const context = aCall(space, call)
  const withImaging = { ...context, settings: { ...context.settings, imagingSoftware: imaging } }
  const body = retrieveMessage(ids)
  const result = play(td32, space, body, withImaging)
  const decoded = td32.decode(body, () => undefined)
  if (!result.ok || !decoded.ok) throw new Error('refused')
  const frame = { now: context.now, ids: context.ids }
  const { attachments } = td32.encode(result.value.outcome, decoded.value.request, frame)
  const mimeTypes = [...result.answer.matchAll(/<ns4:mimeType>([^<]*)</g)].map(([, type]) => type)
  return { mimeTypes, bytes: attachments.map((one) => Buffer.from(one.bytes)), answer: result.answer }
}

describe('a KOS', () => {
  const space = keep(asKos)
  it.each<[string, Partial<CallContext>, readonly string[], string]>([
    [
      'software known by its homologation number',
      software({ homologation: 'HOM-1', id: '1.2' }),
      ['HOM-1'],
      'application/dicom',
    ],
    ['software known by its LPS_ID', software({ id: '1.2' }), ['9.9', '1.2'], 'application/dicom'],
    ['a client without VIHF, of whom nothing is known', { vihf: undefined }, [], 'application/dicom'],
    ['any other software', software({ homologation: 'HOM-2', id: '1.3' }), ['HOM-1'], 'text/xml'],
    ['software that does not say what it is', software({}), ['HOM-1'], 'text/xml'],
  ])('for %s', (_title, call, imaging, mimeType) => {
    const { mimeTypes, bytes } = retrieve(space, [uniqueId, other], call, imaging)
    expect(mimeTypes).toEqual([mimeType, 'text/xml'])
    expect(bytes[0]?.equals(kos)).toBe(mimeType === 'application/dicom')
    expect(bytes[1]?.toString()).toBe('Report')
  })

  it('is known by its format alone', () => {
    const { mimeTypes } = retrieve(keep({ ...asKos, mimeType: 'text/xml' }), [uniqueId], software({}))
    expect(mimeTypes).toEqual(['text/xml'])
    expect(retrieve(keep({ mimeType: 'application/dicom' }), [uniqueId], software({})).mimeTypes).toEqual(['text/xml'])
  })
})

describe('the text that stands for a KOS', () => {
  const { bytes, answer } = retrieve(keep(asKos), [uniqueId], software({}))
  const document = rootOf(bytes[0]?.toString() ?? '')
  const hl7 = 'urn:hl7-org:v3'
  const at = (...names: readonly string[]) => document.at(hl7, ...names)

  it('is a CDA of level 1 under the uniqueId asked, about the patient', () => {
    expect(answer).toContain(`<ns4:DocumentUniqueId>${uniqueId}</ns4:DocumentUniqueId>`)
    expect(document.name).toBe('ClinicalDocument')
    expect(document.elements.map(({ name }) => name)).toEqual([
      'realmCode',
      'typeId',
      'templateId',
      'templateId',
      'templateId',
      'id',
      'code',
      'title',
      'effectiveTime',
      'confidentialityCode',
      'languageCode',
      'setId',
      'versionNumber',
      'recordTarget',
      'author',
      'custodian',
      'legalAuthenticator',
      'documentationOf',
      'componentOf',
      'component',
    ])
    expect(at('id')?.attr('root')).toBe(uniqueId)
    expect(at('code')?.attr('code')).toBe('IMG-KOS')
    expect(at('title')?.text).toBe('KOS & « lot 1 »')
    expect(at('effectiveTime')?.attr('value')).toBe('20260114101500+0000')
    expect(at('recordTarget', 'patientRole', 'id')?.attr('extension')).toBe('299099999999960')
    expect(at('author', 'assignedAuthor', 'id')?.attr('extension')).toBe('899900000001')
  })

  it('says the examination, its modalities and its regions, and nothing of other codes', () => {
    const text = at('component', 'nonXMLBody', 'text')
    expect([text?.attr('mediaType'), text?.attr('representation')]).toEqual(['text/plain', 'B64'])
    expect(
      Buffer.from(text?.text ?? '', 'base64')
        .toString()
        .split('\n')
        .slice(2),
    ).toEqual([
      'Examen : KOS & « lot 1 »',
      'Date : 14/01/2026',
      'Modalités : Scanner (CT), MR',
      'Régions anatomiques : Crâne (REGION)',
    ])
  })

  it('owns what the metadata do not say', () => {
    const bare = retrieve(keep({ mimeType: 'application/dicom' }), [uniqueId], software({}))
    const text = rootOf(bare.bytes[0]?.toString() ?? '').at(hl7, 'component', 'nonXMLBody', 'text')?.text ?? ''
    expect(Buffer.from(text, 'base64').toString()).toContain(
      'Modalités : non précisé\nRégions anatomiques : non précisé',
    )
  })
})
