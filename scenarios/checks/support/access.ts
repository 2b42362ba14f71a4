import type { AuthenticationMode } from '#simulator/vihf/vihf.js'
import type { Finding } from '../../check.js'
import { finding, seen } from '../../findings.js'
import type { ExchangeView } from '../../view.js'

/** The call is made in normal access, neither bris de glace nor centre 15. */
export const inNormalAccess = ({ vihf }: ExchangeView): readonly Finding[] =>
  vihf?.accessMode === 'normal' ? [] : [finding(vihf?.place ?? 'VIHF', 'purposeofuse normal', seen(vihf?.accessMode))]

/** A mode d'authentification that the call may not use. */
const never =
  (mode: AuthenticationMode, expected: string) =>
  ({ vihf }: ExchangeView): readonly Finding[] =>
    vihf?.authenticationMode === mode ? [finding(vihf.place, expected, mode)] : []

export const neverIndirect = never('INDIRECTE', 'DIRECTE ou INDIRECTE_RENFORCEE')
export const neverAir = never('INDIRECTE_RENFORCEE', 'DIRECTE ou INDIRECTE')
