import type { Actor } from '../domain/actor.js'
import { readCertificate } from '../signature/certificate.js'
import { holderOf } from './certificate-holder.js'
import { medecin, roleSystem } from './names.js'
import type { Vihf } from './vihf.js'

const professionalSystems: readonly string[] = [
  roleSystem.profession,
  roleSystem.training,
  roleSystem.social,
  roleSystem.title,
  roleSystem.other,
]

/** Sectors of occupational medicine: prévention en entreprise (SA13), service de prévention et de santé au travail (SA66). */
const occupationalSectors: readonly string[] = ['SA13', 'SA66']

const occupationalFunction = 'FON-29'

/** What the actor is made from: a VIHF, or what a card and the directory say of a user of the Web-PS. */
export type ActorClaims = Pick<
  Vihf,
  'nameId' | 'structureId' | 'sector' | 'roles' | 'authenticationMode' | 'accessMode' | 'confidentialityCode'
>

/**
 * The actor of a call, as the rights matrix sees him.
 *
 *   VIHF, and the DER of the certificates known (TLS, signature) -> Actor
 *
 * In direct mode the card says whether it is a CPE; without a certificate, the role does.
 */
export function actorOf(vihf: ActorClaims, ...certificates: readonly (Uint8Array | undefined)[]): Actor {
  const [role] = vihf.roles
  const isDoctor =
    role?.code === medecin && [roleSystem.profession, roleSystem.training].some((oid) => oid === role.system)
  return {
    authentication: authenticationOf(vihf, certificates),
    professionalId: vihf.nameId,
    structureId: vihf.structureId ?? '',
    isDoctor,
    isOccupationalDoctor: isDoctor && isOccupational(vihf),
    roles: vihf.roles,
    isProfessional: role !== undefined && professionalSystems.includes(role.system),
    accessMode: vihf.accessMode,
    secretConnection: vihf.confidentialityCode?.code === 'INVISIBLE_REPRESENTANTS_LEGAUX',
  }
}

function authenticationOf(
  vihf: ActorClaims,
  certificates: readonly (Uint8Array | undefined)[],
): Actor['authentication'] {
  if (vihf.authenticationMode === 'INDIRECTE') return 'ES'
  if (vihf.authenticationMode === 'INDIRECTE_RENFORCEE') return 'AIR'
  for (const der of certificates) {
    const certificate = der && readCertificate(der)
    const holder = certificate && holderOf(certificate)
    if (holder === 'CPS' || holder === 'CPE') return holder
  }
  return vihf.roles[0]?.system === roleSystem.producer ? 'CPE' : 'CPS'
}

/** Inferred: how the server tells a médecin du travail is not known; his sector or his function are all that says it. */
const isOccupational = ({ sector, roles }: ActorClaims): boolean =>
  occupationalSectors.includes(sector?.code ?? '') || roles.some(({ code }) => code === occupationalFunction)
