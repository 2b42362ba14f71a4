import { isMatricule } from '#matrix/ins-number.js'
import { holderSheet } from '../domain/holder-sheet.js'
import { pass, refuse, type Stage } from '../rejection.js'
import type { Remark } from '../remark.js'
import { identify } from '../stages/identify.js'
import { heldVihf } from '../vihf/held-vihf.js'
import { decodeBase64 } from '../wire/base64.js'
import { NS } from '../wire/namespaces.js'
import { parseXml } from '../wire/xml.js'
import type { XmlElement } from '../wire/xml-tree.js'
import type { WebCall, WebIdentity } from './call.js'

const saml2p = 'urn:oasis:names:tc:SAML:2.0:protocol'
const field = { path: 'SAMLResponse', line: 0 }

/**
 * The Response that a SAMLResponse field holds.
 *
 *   text of the field, deepest element -> root of the tree; refused when it is no base64 of a saml2p:Response
 */
export function samlResponse(text: string, maxDepth: number): Stage<XmlElement> {
  const bytes = decodeBase64(text)
  if (!bytes) return refuse('vihf-malformed', "SAMLResponse n'est pas du base64", field)
  const xml = parseXml(bytes, { positions: true, maxDepth })
  if (!xml.ok) {
    return refuse(xml.kind === 'forbidden' ? 'xml-forbidden' : 'xml-unreadable', xml.reason, {
      ...field,
      line: xml.line,
    })
  }
  if (xml.root.name === 'Response' && xml.root.ns === saml2p) return pass(xml.root)
  return refuse('vihf-malformed', `SAMLResponse contient ${xml.root.name}, non un saml2p:Response`, xml.root)
}

/**
 * Who opens the Web-PS with a token of his structure (TD0.10): the Response is read and its VIHF held to the same
 * controls as that of a service call, age and single use included.
 *
 * The token must be about the patient of the address [assumed: web-patient-of-token].
 */
export function identityOfToken(
  call: WebCall,
): Stage<{ readonly identity: WebIdentity; readonly remarks: readonly Remark[] }> {
  const { form, space, tls, trust, settings, now, ins, oid } = call
  const token = form.get('SAMLResponse')
  if (!token) return refuse('vihf-missing', undefined, field)
  const response = samlResponse(token, settings.maxXmlDepth)
  if (!response.ok) return response
  const root = response.value
  const identified = identify({
    held: heldVihf({ root, security: root, assertions: root.all(NS.saml2, 'Assertion') }),
    tls,
    trust,
    settings,
    now,
    structure: (id) => space.world.structure(id),
    professional: (id) => space.professionals().get(id),
    usedBefore: space.vihfUsed,
    patientRequired: ins !== undefined,
  })
  if (!identified.ok) return identified
  const { vihf, actor, signingCertificate, remarks } = identified.value
  if (!vihf) return refuse('vihf-missing', undefined, field)
  const named = vihf.patient
  if (ins !== undefined && isMatricule(ins) && (named?.ins !== ins || (oid !== undefined && named.oid !== oid))) {
    const detail = `l'adresse nomme ${ins}, le jeton ${named?.ins ?? 'personne'}`
    return refuse('patient-mismatch-patients', detail, vihf.place)
  }
  const structureName = space.world.structure(actor.structureId)?.name ?? actor.structureId
  const identity: WebIdentity = {
    actor,
    name: vihf.subjectId ?? actor.professionalId,
    structureName,
    sheet: holderSheet(actor, vihf, undefined, structureName),
    vihf,
    ...(signingCertificate ? { signingCertificate } : {}),
  }
  return pass({ identity, remarks })
}
