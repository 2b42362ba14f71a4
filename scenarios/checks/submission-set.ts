import { hasCode } from '#matrix/codes/code-set.js'
import { j59ContentType } from '#matrix/codes/j59-content-type.js'
import { associationType, setScheme } from '#simulator/wire/ebxml-schemes.js'
import { NS } from '#simulator/wire/namespaces.js'
import { feeding, withLot, withSet } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { isOid, isTechnicalTime, readXcn, technicalTimeMs } from '../forms.js'
import { classificationOf, identifierOf, slotOf } from '../lot-view.js'
import { lotCheck, setCheck } from './support/lot-check.js'

export const submissionTime = setCheck({
  id: 'set/submission-time',
  title: 'submissionTime est un instant UTC à la seconde',
  judge: ({ lot }) =>
    unless(
      isTechnicalTime(lot.set.submissionTime),
      slotOf(lot.setElement, 'submissionTime'),
      'yyyyMMddHHmmss',
      lot.set.submissionTime,
    ),
  fail: [
    feeding(withSet((set) => ({ ...set, submissionTime: undefined }))),
    feeding(withSet((set) => ({ ...set, submissionTime: '20260302' }))),
  ],
})

export const clock = setCheck({
  id: 'clock/submission-time',
  title: "submissionTime est à l'heure",
  verifies: ['EX_GEN-1460'],
  source: { doc: 'dmp-requirements', at: 'EX_GEN-1460' },
  appliesTo: ({ lot }) => isTechnicalTime(lot.set.submissionTime),
  judge: ({ lot, view, context: { settings } }) => {
    const gapMs = (technicalTimeMs(lot.set.submissionTime ?? '') ?? 0) - view.receivedAt.getTime()
    if (Math.abs(gapMs) <= settings.clockSkewSeconds * 1000) return []
    const observed = `${seen(lot.set.submissionTime)}, écart de ${Math.round(gapMs / 1000)} s`
    return [
      finding(slotOf(lot.setElement, 'submissionTime'), `${settings.clockSkewSeconds} s d'écart au plus`, observed),
    ]
  },
  fail: [feeding(withSet((set) => ({ ...set, submissionTime: '20260302120000' })))],
})

export const uniqueId = setCheck({
  id: 'set/unique-id',
  title: "L'uniqueId du lot est un OID de 128 caractères au plus",
  verifies: ['EX_2.1-1130'],
  judge: ({ lot }) =>
    unless(
      isOid(lot.set.uniqueId),
      identifierOf(lot.setElement, setScheme.uniqueId),
      'un OID sans extension, 128 caractères au plus',
      lot.set.uniqueId,
    ),
  fail: [
    feeding(withSet((set) => ({ ...set, uniqueId: `${set.uniqueId}^1` }))),
    feeding(withSet((set) => ({ ...set, uniqueId: `2.25.${'9'.repeat(130)}` }))),
  ],
})

export const sourceId = setCheck({
  id: 'set/source-id',
  title: "sourceId est l'OID de l'instance du logiciel",
  verifies: ['EX_GEN-1350'],
  judge: ({ lot }) =>
    unless(isOid(lot.set.sourceId), identifierOf(lot.setElement, setScheme.sourceId), 'un OID', lot.set.sourceId),
  fail: [feeding(withSet((set) => ({ ...set, sourceId: 'LPS-1' })))],
})

export const contentType = setCheck({
  id: 'set/content-type-code',
  title: 'contentTypeCode est dans le jeu de valeurs du DMP (JDV_J59)',
  source: { doc: 'dmp-xds-metadata', at: '7.6' },
  judge: ({ lot }) => {
    const code = lot.set.contentTypeCode
    const known = code !== undefined && hasCode(j59ContentType, code.code, code.system)
    const place = classificationOf(lot.setElement, setScheme.contentTypeCode)
    return unless(known, place, 'un code de JDV_J59 et son système', code && `${code.code} (${code.system})`)
  },
  fail: [
    feeding(withSet((set) => ({ ...set, contentType: undefined }))),
    feeding(
      withSet((set) => ({ ...set, contentType: { code: 'SA01', system: '1.2.250.1.71.4.2.4', display: 'EPS' } })),
    ),
  ],
})

export const author = setCheck({
  id: 'set/author',
  title: "L'auteur du lot est l'utilisateur du VIHF, ou un système de la structure",
  judge: ({ lot, view }) => {
    const place = classificationOf(lot.setElement, setScheme.author)
    const persons = lot.set.authors.flatMap(({ persons: all }) => all)
    if (lot.set.authors.length !== 1) return [finding(place, 'un auteur', `${lot.set.authors.length}`)]
    const expected = view.vihf?.nameId
    if (expected === undefined) return unless(persons.length === 1, place, 'une authorPerson', persons[0])
    const { id, identifierType } = readXcn(persons[0])
    const kept = id === expected || identifierType === 'RI'
    return unless(kept, place, `authorPerson d'identifiant ${expected}, ou un système (RI)`, persons[0])
  },
  pass: [feeding(), feeding({ author: 'medecin-traitant-cps' })],
  fail: [
    feeding(withSet((set) => ({ ...set, author: undefined }))),
    feeding(
      withSet((set) => ({
        ...set,
        author: set.author && {
          ...set.author,
          persons: ['899900000000^AUTRE^UN^^^^^^&1.2.250.1.71.4.2.1&ISO^D^^^IDNPS'],
        },
      })),
    ),
  ],
})

export const node = setCheck({
  id: 'set/classification-node',
  title: 'Le RegistryPackage est classé comme lot de soumission',
  source: { doc: 'dmp-xds-metadata', at: '1' },
  judge: ({ lot }) => {
    const nodes = lot.setElement.all(NS.rim, 'Classification').map((one) => one.attr('classificationNode'))
    return unless(nodes.includes(setScheme.node), lot.setElement, `classificationNode ${setScheme.node}`, undefined)
  },
  fail: [
    feeding({ spoil: { body: (xml) => xml.replace(setScheme.node, 'urn:uuid:00000000-0000-4000-8000-000000000000') } }),
  ],
})

export const members = lotCheck({
  id: 'set/members',
  title: 'Chaque fiche du lot, signature comprise, est rattachée au lot par HasMember',
  source: { doc: 'dmp-wire', at: '5.8' },
  judge: ({ lot }) => {
    const members = new Set(
      lot.associations
        .filter(({ type, source }) => type === associationType.hasMember && source === lot.set.submittedId)
        .map(({ target }) => target),
    )
    return [...lot.documents, ...lot.signatures]
      .filter(({ entry }) => !members.has(entry.submittedId))
      .map(({ element, entry }) => finding(element, `une association HasMember vers ${entry.submittedId}`, 'absente'))
  },
  fail: [feeding(withLot((lot) => ({ ...lot, associations: lot.associations.slice(1) })))],
})

export const memberStatus = lotCheck({
  id: 'set/member-status',
  title: 'Chaque HasMember porte SubmissionSetStatus Original',
  source: { doc: 'dmp-xds-metadata', at: '1' },
  level: 'recommendation',
  judge: ({ lot }) =>
    lot.associations
      .filter(
        ({ type, submissionSetStatus }) => type === associationType.hasMember && submissionSetStatus !== 'Original',
      )
      .map(({ element, submissionSetStatus }) =>
        finding(element, 'SubmissionSetStatus Original', seen(submissionSetStatus)),
      ),
  fail: [feeding(withLot((lot) => ({ ...lot, associations: lot.associations.map((one) => ({ ...one, slots: [] })) })))],
})
