import { defineCheck } from '../check.js'
import { existence, withVihf } from '../examples.js'
import { finding, unless } from '../findings.js'
import { hasVihf, samlAt } from './support/vihf.js'

const source = { doc: 'dmp-vihf', at: '4' }
const prefix = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'

const classes = new Set(
  (
    'InternetProtocol InternetProtocolPassword Kerberos MobileOneFactorUnregistered MobileTwoFactorUnregistered ' +
    'MobileOneFactorContract MobileTwoFactorContract Password PasswordProtectedTransport PreviousSession X509 PGP SPKI ' +
    'XMLDSig Smartcard SmartcardPKI SoftwarePKI Telephony NomadTelephony PersonalTelephony AuthenticatedTelephony ' +
    'SecureRemotePassword TLSClient TimeSyncToken unspecified'
  ).split(' '),
)

export const classRef = defineCheck({
  id: 'vihf/authn-class',
  title: "AuthnContextClassRef est l'une des classes SAML 2.0",
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: hasVihf,
  judge: (view) => {
    const value = view.vihf?.authnContextClassRef
    const known = value?.startsWith(prefix) && classes.has(value.slice(prefix.length))
    return unless(
      known ?? false,
      samlAt(view, 'AuthnStatement', 'AuthnContext', 'AuthnContextClassRef'),
      `${prefix}<une des 25 classes>`,
      value,
    )
  },
  examples: {
    pass: [existence(), existence({ card: 'etablissement' })],
    fail: [existence(withVihf((vihf) => ({ ...vihf, authnContextClassRef: `${prefix}CarteCps` })))],
  },
})

export const smartcard = defineCheck({
  id: 'vihf/authn-class-direct',
  title: "En authentification directe par carte, la classe d'authentification est SmartcardPKI",
  verifies: [],
  source,
  on: 'any',
  level: 'requirement',
  // The classes of a telephone are those of Pro Santé Connect, whose rule is not known.
  appliesTo: ({ vihf }) =>
    vihf?.authenticationMode === 'DIRECTE' && !vihf.authnContextClassRef?.includes(':classes:Mobile'),
  judge: (view) =>
    unless(
      view.vihf?.authnContextClassRef === `${prefix}SmartcardPKI`,
      samlAt(view, 'AuthnStatement', 'AuthnContext', 'AuthnContextClassRef'),
      `${prefix}SmartcardPKI`,
      view.vihf?.authnContextClassRef,
    ),
  examples: {
    pass: [existence()],
    fail: [existence(withVihf((vihf) => ({ ...vihf, authnContextClassRef: `${prefix}Password` })))],
  },
})

export const declaration = defineCheck({
  id: 'vihf/authn-declaration',
  title: "La méthode d'authentification primaire est déclarée en AIR, et en AIR seulement",
  verifies: ['EX_AIR-050'],
  source,
  on: 'any',
  level: 'requirement',
  appliesTo: hasVihf,
  judge: (view) => {
    const air = view.vihf?.authenticationMode === 'INDIRECTE_RENFORCEE'
    const value = view.vihf?.authnContextDecl
    const place = samlAt(view, 'AuthnStatement', 'AuthnContext')
    if (air) return unless(Boolean(value?.trim()), place, 'un AuthnContextDecl', value)
    return value === undefined ? [] : [finding(place, "pas d'AuthnContextDecl hors AIR", value)]
  },
  examples: {
    pass: [existence(), existence({ card: 'etablissement-air', mode: 'air' })],
    fail: [
      existence({
        card: 'etablissement-air',
        mode: 'air',
        ...withVihf((vihf) => ({ ...vihf, authnContextDecl: undefined })),
      }),
      existence(withVihf((vihf) => ({ ...vihf, authnContextDecl: 'APP_BROWSER_AUTH' }))),
    ],
  },
})
