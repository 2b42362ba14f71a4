import fc from 'fast-check'
import { beforeAll, expect, it } from 'vitest'
import { certificateNames } from '#fixtures/lps/distinguished-name.js'
import { type LpsMode, noPatient, vihfDraft, vihfXml } from '#fixtures/lps/index.js'
import { r248ModeAcces } from '#matrix/codes/r248-mode-acces.js'
import { readVihf } from '#simulator/vihf/read.js'
import type { AccessMode } from '#simulator/vihf/vihf.js'
import { parseXml } from '#simulator/wire/xml.js'
import { meaningOf, modelLps } from './lps.js'
import { patient, situation, user } from './people.js'
import { type Lps, runs } from './round-trip.js'
import { oid, optional, text } from './texts.js'

let lps: Lps
beforeAll(async () => {
  lps = await modelLps()
})

const modes: Readonly<
  Record<Exclude<LpsMode, 'psc'>, { version: string; said: string; classRef: string; decl?: string }>
> = {
  direct: { version: '3.0', said: 'DIRECTE', classRef: 'SmartcardPKI' },
  indirect: { version: '4.0', said: 'INDIRECTE', classRef: 'Password' },
  air: { version: '3.0', said: 'INDIRECTE_RENFORCEE', classRef: 'TLSClient', decl: 'APP_BROWSER_AUTH' },
}

const labels: Readonly<Record<AccessMode, string>> = {
  normal: 'Accès normal',
  bris_de_glace: 'Accès bris de glace',
  centre_15: 'Accès centre de régulation',
}

const meant = fc.record({
  of: optional(patient),
  mode: fc.constantFrom('direct' as const, 'indirect' as const, 'air' as const),
  accessMode: fc.constantFrom(...r248ModeAcces.codes.map(({ code }) => code as AccessMode)),
  accessReason: text,
  secretConnection: fc.boolean(),
  user,
  situation,
  software: fc.record({ oid, name: text, version: text, installation: text, homologation: text }),
})

it('the assertion of a call is read as what the client meant, whatever it meant', () => {
  fc.assert(
    fc.property(meant, ({ of, mode, accessMode, accessReason, secretConnection, ...who }) => {
      const context = lps({ ...who, mode, accessMode, accessReason, secretConnection })
      const draft = vihfDraft(context, of ?? noPatient)
      const parsed = parseXml(vihfXml(draft, context.card.signature))
      if (!parsed.ok) throw new Error(parsed.reason)
      const read = readVihf(parsed.root)
      if (!read.ok) throw new Error(JSON.stringify(read.rejection))

      const now = context.clock().toISOString()
      const { user: person, situation: place, software } = who
      const { version, said, classRef, decl } = modes[mode]
      const resourceId = of && `${of.ins}^^^&${of.insOid}&ISO^NH`
      expect(meaningOf(read.value)).toEqual({
        remarks: [],
        vihf: {
          samlVersion: '2.0',
          id: draft.id,
          issueInstant: now,
          issuer: certificateNames(context.card.signature.certificatePem).subject,
          issuerFormat: 'urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName',
          nameId: person.professionalId,
          authnInstant: now,
          authnContextClassRef: `urn:oasis:names:tc:SAML:2.0:ac:classes:${classRef}`,
          authnContextDecl: decl,
          version,
          structureId: place.structureId,
          sector: { code: place.sector, system: '1.2.250.1.71.4.2.4' },
          subjectId: `${person.familyName} ${person.givenName}`,
          roles: person.roles,
          authenticationMode: said,
          authenticationModeText: said,
          patient: of && { ins: of.ins, oid: of.insOid },
          resourceIdText: resourceId,
          resourceUrn: 'urn:dmp',
          accessMode,
          purposeOfUse: { code: accessMode, system: '1.2.250.1.213.1.1.4.248', display: labels[accessMode] },
          accessReason,
          confidentialityCode: secretConnection
            ? { code: 'INVISIBLE_REPRESENTANTS_LEGAUX', system: '1.2.250.1.213.1.1.4.13' }
            : undefined,
          lps: {
            id: software.installation,
            name: software.name,
            version: software.version,
            homologation: software.homologation,
          },
          signed: true,
        },
      })
    }),
    runs(60),
  )
})
