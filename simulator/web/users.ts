import { specialtiesOf } from '../domain/holder-sheet.js'
import type { DirectoryProfessional } from '../domain/professional.js'
import { pass, type Rejection, refuse, type Stage } from '../rejection.js'
import { rejectionText } from '../rejection-text.js'
import type { Remark } from '../remark.js'
import { readCertificate } from '../signature/certificate.js'
import { nameValues } from '../signature/distinguished-name.js'
import { actorOf } from '../vihf/actor-of.js'
import { holderOf, structureOf } from '../vihf/certificate-holder.js'
import { clientCertificateFault } from '../vihf/signature-controls.js'
import type { WebCall, WebIdentity, WebUser } from './call.js'

export interface Recognized {
  readonly user: WebUser
  readonly remarks: readonly Remark[]
}

/** The user as his national directory knows him. */
export const userOf = ({ id, familyName, givenName, roles, situations }: DirectoryProfessional): WebUser => ({
  kind: 'CPS',
  id,
  familyName,
  givenName,
  roles,
  situations,
})

/**
 * Who stands behind the client certificate of the TLS session: the card of a professional, that of an employee, or a
 * structure, which the functional matrix will refuse.
 *
 * In `--trust open` a certificate that is not believed is a remark; none at all is nobody.
 */
export function userOfCard({ tls, trust, now, settings, space }: WebCall): Stage<Recognized> {
  const fault = clientCertificateFault(tls, trust, now)
  const certificate = tls?.certificate && readCertificate(tls.certificate)
  if (!certificate || (fault !== undefined && settings.trust === 'strict')) {
    return refuse('tls-certificate-missing', fault, { path: 'TLS', line: 0 })
  }
  const remarks = fault === undefined ? [] : [asRemark({ rejection: 'tls-certificate-missing', detail: fault })]
  const { commonName: id = '', subject, der } = certificate
  const structureId = structureOf(certificate) ?? ''
  const structureName = space.world.structure(structureId)?.name ?? nameValues(subject, 'O')[0] ?? structureId
  const own = {
    id,
    familyName: nameValues(subject, 'SN')[0] ?? structureName,
    givenName: nameValues(subject, 'GN')[0] ?? '',
    roles: [],
    situations: [{ structureId, structureName, sector: '' }],
    certificate: der,
  }
  switch (holderOf(certificate)) {
    case 'CPE':
      return pass({ user: { kind: 'CPE', ...own }, remarks })
    case 'CPS': {
      const known = space.professionals().get(id)
      if (!known) return refuse('professional-unknown', id, { path: 'TLS', line: 0 })
      return pass({ user: { ...userOf(known), certificate: der }, remarks })
    }
    default:
      return pass({ user: { kind: 'ES', ...own }, remarks })
  }
}

const asRemark = (rejection: Rejection): Remark => ({
  kind: `trust/${rejection.rejection}`,
  where: 'TLS',
  line: 0,
  expected: 'une identité que le DMP accepte',
  observed: rejectionText(rejection),
})

/** The user at work in one of his situations; the Web-PS of a card or of PSC is always in normal mode. */
export function identityOf(user: WebUser, structureId: string): WebIdentity {
  const situation = user.situations.find((one) => one.structureId === structureId)
  const { kind, id, familyName, givenName, roles, certificate } = user
  const sector = situation?.sector
  const actor = actorOf(
    {
      nameId: id,
      structureId,
      roles,
      authenticationMode: kind === 'ES' ? 'INDIRECTE' : 'DIRECTE',
      accessMode: 'normal',
      ...(sector ? { sector: { code: sector, system: '' } } : {}),
    },
    certificate,
  )
  const structureName = situation?.structureName ?? structureId
  return {
    actor,
    name: `${familyName} ${givenName}`.trim(),
    structureName,
    sheet:
      kind === 'CPS'
        ? { family: familyName, given: givenName, specialties: specialtiesOf(roles) }
        : { family: structureName, specialties: [] },
  }
}

/**
 * The situation of practice: the only one, or the one that he chose.
 *
 *   undefined when it is to be chosen first (PDT-INF-527: at the first use)
 */
export function situationOf({ state, now }: WebCall, { id, situations }: WebUser): string | undefined {
  const [only, other] = situations
  if (only && !other) return only.structureId
  const chosen = state.situationOf(id, now)
  return situations.some(({ structureId }) => structureId === chosen) ? chosen : undefined
}
