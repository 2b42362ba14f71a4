import { withCodes } from '#fixtures/lps/lot.js'
import { hasCode } from '#matrix/codes/code-set.js'
import { j08Confidentiality } from '#matrix/codes/j08-confidentiality.js'
import { stableDocument } from '#simulator/wire/ebxml-schemes.js'
import { finding, seen, unless } from '../findings.js'
import { isUrnUuid } from '../forms.js'
import { updating, withUpdate, withUpdatedEntries } from '../update-examples.js'
import { changesMetadata, metadataOf, refusedFor, updateCheck } from './support/update-check.js'

const isVersion = (text: string | undefined): text is string => /^[1-9]\d*$/.test(text ?? '')
const confidentiality = (...codes: readonly string[]) =>
  updating(
    withUpdatedEntries((entry) =>
      withCodes(
        entry,
        'confidentialityCode',
        ...codes.map((code) => ({
          code,
          system: code.length === 1 ? '2.16.840.1.113883.5.25' : '1.2.250.1.213.1.1.4.13',
          display: code,
        })),
      ),
    ),
  )

export const logicalId = updateCheck({
  id: 'update/logical-id',
  title: "La fiche mise à jour porte en lid l'identifiant logique du document (urn:uuid)",
  verifies: ['RG_2710'],
  appliesTo: changesMetadata,
  judge: (call) => [
    ...metadataOf(call.update).flatMap(({ place, logicalId: lid }) =>
      unless(isUrnUuid(lid.toLowerCase()), place, 'urn:uuid:<logicalId>', lid || undefined, 'lid'),
    ),
    ...refusedFor(call, "l'identifiant logique d'un document du patient", 'update-target-unknown'),
  ],
  fail: [
    updating(withUpdatedEntries((entry) => ({ ...entry, logicalId: undefined }))),
    updating({ rejection: { rejection: 'update-target-unknown', detail: 'urn:uuid:1' } }),
  ],
})

export const objectType = updateCheck({
  id: 'update/object-type',
  title: "La fiche mise à jour est celle d'un document stable",
  source: { doc: 'dmp-xds-metadata', at: '1' },
  appliesTo: changesMetadata,
  judge: ({ update }) =>
    metadataOf(update).flatMap(({ place, entry }) =>
      unless(entry.objectType === stableDocument, place, stableDocument, entry.objectType, 'objectType'),
    ),
  fail: [updating(withUpdatedEntries((entry) => ({ ...entry, objectType: 'urn:uuid:1' })))],
})

export const version = updateCheck({
  id: 'update/version',
  title: 'VersionInfo et PreviousVersion disent la version courante de la fiche, un entier à partir de 1',
  appliesTo: changesMetadata,
  judge: (call) => [
    ...metadataOf(call.update).flatMap(({ place, entry: { versionName }, membership }) => {
      const previous = membership?.previousVersion
      if (!isVersion(versionName)) return [finding(place, 'VersionInfo/@versionName, un entier', seen(versionName))]
      if (!isVersion(previous)) {
        return [finding(membership?.place ?? place, 'PreviousVersion, un entier', seen(previous))]
      }
      const next = String(Number(previous) + 1)
      return unless(versionName === previous || versionName === next, place, `${previous} ou ${next}`, versionName)
    }),
    ...refusedFor(call, 'la version courante', 'version-not-current'),
  ],
  fail: [
    updating(withUpdatedEntries((entry) => ({ ...entry, versionName: undefined }))),
    updating(withUpdatedEntries((entry) => ({ ...entry, versionName: '7' }))),
    updating(withUpdate((right) => ({ ...right, associations: [] }))),
    updating({ rejection: { rejection: 'version-not-current', detail: '1 au lieu de 2' } }),
  ],
})

export const membership = updateCheck({
  id: 'update/member',
  title: 'La fiche mise à jour est rattachée au lot par un HasMember de SubmissionSetStatus Original',
  appliesTo: changesMetadata,
  judge: ({ update }) =>
    metadataOf(update).flatMap(({ place, membership: link, entry }) =>
      link
        ? unless(
            link.submissionSetStatus === 'Original',
            link.place,
            'SubmissionSetStatus Original',
            link.submissionSetStatus,
          )
        : [finding(place, `une association HasMember vers ${entry.submittedId}`, 'absente')],
    ),
  fail: [
    updating(withUpdate((right) => ({ ...right, associations: [] }))),
    updating(
      withUpdate((right) => ({
        ...right,
        associations: right.associations.map((one) => ({
          ...one,
          slots: one.slots.filter(({ name }) => name !== 'SubmissionSetStatus'),
        })),
      })),
    ),
  ],
})

export const unchanged = updateCheck({
  id: 'update/metadata-unchanged',
  title: 'Hors confidentialité, les métadonnées sont renvoyées comme elles ont été lues',
  source: { doc: 'dmp-transactions', at: 'TD3.3a / TD3.3b' },
  appliesTo: changesMetadata,
  judge: (call) => refusedFor(call, 'la valeur lue par TD3.1', 'author-changed', 'metadata-changed'),
  fail: [
    updating({ rejection: { rejection: 'author-changed', detail: '1.2.3', where: '/a', line: 3 } }),
    updating({
      rejection: {
        rejection: 'metadata-missing',
        others: [{ rejection: 'metadata-changed', detail: 'title (document 1.2.3)' }],
      },
    }),
  ],
})

export const codes = updateCheck({
  id: 'update/confidentiality-codes',
  title: 'La fiche mise à jour garde son niveau N, R ou V, et ne porte que des codes du DMP',
  source: { doc: 'dmp-xds-metadata', at: '7.2' },
  appliesTo: changesMetadata,
  judge: ({ update }) =>
    metadataOf(update).flatMap(({ place, entry: { confidentialityCodes: all } }) => {
      const levels = all.filter(({ code }) => ['N', 'R', 'V'].includes(code))
      const unknown = all.filter(({ code, system }) => !hasCode(j08Confidentiality, code, system))
      return [
        ...(levels.length === 1
          ? []
          : [finding(place, 'N, R ou V, une fois', seen(all.map(({ code }) => code).join(', ')))]),
        ...unknown.map(({ code, system }) => finding(place, 'un code de JDV_J08', `${code} (${system})`)),
      ]
    }),
  fail: [confidentiality('MASQUE_PS'), confidentiality('N', 'R'), confidentiality('N', 'MASQUE_PSOCIAL')],
})
