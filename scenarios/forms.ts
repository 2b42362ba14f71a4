/** Forms of the values that the DMP exchanges: pure tests on strings (source: dmp-xds-metadata, sections 3 to 5). */

export const isOid = (value: string | undefined): value is string =>
  value !== undefined && value.length <= 128 && /^[0-2](\.(0|[1-9]\d*))+$/.test(value)

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}'
export const isUuid = (value: string | undefined): boolean => new RegExp(`^${uuid}$`, 'i').test(value ?? '')
export const isUrnUuid = (value: string | undefined): boolean => new RegExp(`^urn:uuid:${uuid}$`).test(value ?? '')

/** yyyyMMddHHmmss naming a real instant. */
export const isTechnicalTime = (value: string | undefined): value is string =>
  value !== undefined && /^\d{14}$/.test(value) && technicalTimeMs(value) !== undefined

/** yyyyMMddHHmmss UTC -> milliseconds since 1970; undefined when it names no real instant. */
export function technicalTimeMs(value: string): number | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(value)
  if (!parts) return undefined
  const iso = `${parts[1]}-${parts[2]}-${parts[3]}T${parts[4]}:${parts[5]}:${parts[6]}.000Z`
  const ms = Date.parse(iso)
  return Number.isNaN(ms) || new Date(ms).toISOString() !== iso ? undefined : ms
}

/** xs:dateTime in UTC -> milliseconds since 1970; undefined for another zone, another form or no real instant. */
export function utcInstantMs(value: string | undefined): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(value ?? '')) return undefined
  const ms = Date.parse(value ?? '')
  return Number.isNaN(ms) ? undefined : ms
}

/** A CX: `id^^^&OID&ISO^type`, with what may follow ignored (a seventh component is seen and accepted). */
export interface Cx {
  readonly id: string
  readonly oid: string
  readonly iso: string
  readonly type: string
}

export function readCx(value: string | undefined): Cx {
  const components = (value ?? '').split('^')
  const [, oid = '', iso = ''] = (components[3] ?? '').split('&')
  return { id: components[0] ?? '', oid, iso, type: components[4] ?? '' }
}

/** An XCN: authorPerson or legalAuthenticator. */
export interface Xcn {
  readonly id: string
  readonly familyName: string
  readonly givenName: string
  readonly oid: string
  readonly nameType: string
  readonly identifierType: string
}

export function readXcn(value: string | undefined): Xcn {
  const components = (value ?? '').split('^')
  return {
    id: components[0] ?? '',
    familyName: components[1] ?? '',
    givenName: components[2] ?? '',
    oid: (components[8] ?? '').split('&')[1] ?? '',
    nameType: components[9] ?? '',
    identifierType: components[12] ?? '',
  }
}

/** An XON: authorInstitution. */
export interface Xon {
  readonly name: string
  readonly oid: string
  readonly identifierType: string
  readonly id: string
}

export function readXon(value: string | undefined): Xon {
  const components = (value ?? '').split('^')
  return {
    name: components[0] ?? '',
    oid: (components[5] ?? '').split('&')[1] ?? '',
    identifierType: components[6] ?? '',
    id: components[9] ?? '',
  }
}

/** PS_IdNat: RPPS, ADELI, or the identifier of a structure and an internal one (source: dmp-xds-metadata, section 5). */
export const isPsIdNat = (value: string): boolean =>
  /^8\d{11}$/.test(value) || /^0\d[0-9A-Za-z]{8}$/.test(value) || /^[13456][0-9A-Za-z]+\/.+$/.test(value)

/** Struct_IdNat: a first digit says what follows (FINESS, SIREN, SIRET, RPPS-rang, ADELI cabinet). */
export const isStructIdNat = (value: string): boolean =>
  /^1[0-9A-Z]{9}$/.test(value) ||
  /^2\d{9}$/.test(value) ||
  /^3\d{14}$/.test(value) ||
  /^4[0-9]{11,}$/.test(value) ||
  /^0[0-9A-Z]+$/.test(value)

/** Age in whole years at `at` of someone born on yyyyMMdd; undefined for a lunar or partial date. */
export function ageInYears(birthDate: string | undefined, at: Date): number | undefined {
  if (!birthDate || technicalTimeMs(`${birthDate.slice(0, 8)}000000`) === undefined) return undefined
  const today = Number(at.toISOString().slice(0, 10).replaceAll('-', ''))
  return Math.floor((today - Number(birthDate.slice(0, 8))) / 10_000)
}
