import type { DirectoryProfessional } from '../domain/professional.js'
import { seededIds } from '../ids.js'
import { roleSystem } from '../vihf/names.js'
import type { PscCall } from './call.js'

/**
 * An identity such as the EDIT tool of the ANS makes them: Pro Santé Connect knows it, the DMP does not (psc, section 3).
 */
const editIdentity: DirectoryProfessional = {
  id: 'ANS20260101000001',
  familyName: 'EDIT-TEST0001',
  givenName: 'ALEX',
  civility: 'MME',
  roles: [
    { code: '10', system: roleSystem.profession, display: 'Médecin' },
    { code: 'SM26', system: roleSystem.specialty, display: 'Qualifié en médecine générale (SM)' },
  ],
  situations: [{ structureId: '10B0999158', structureName: 'HOPITAL DE TEST 0015', sector: 'SA01' }],
  entersStructure: false,
}

/** Who may sign in: the professionals of the directory, and one that only Pro Santé Connect knows. */
export const identities = ({ space }: Pick<PscCall, 'space'>): readonly DirectoryProfessional[] => [
  ...space.professionals().values(),
  editIdentity,
]

export const identityNamed = ({ space }: Pick<PscCall, 'space'>, id: string): DirectoryProfessional | undefined =>
  space.professionals().get(id) ?? (id === editIdentity.id ? editIdentity : undefined)

/** `sub` of an identity: the same at every sign-in. */
export const subjectOf = (id: string): string => `f:${seededIds('psc subject').uuid()}:${id}`

/** What goes with every token of an identity. */
export const nameClaims = ({ id, familyName, givenName }: DirectoryProfessional) => ({
  sub: subjectOf(id),
  preferred_username: id,
  given_name: givenName,
  family_name: familyName,
})
