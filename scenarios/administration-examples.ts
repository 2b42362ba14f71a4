import {
  type AdministrativeData,
  administrativeData,
  buildTd00,
  buildTd11,
  buildTd12,
  buildTd13b,
  buildTd14,
  buildTd15a,
  buildTd15b,
  buildTd15d,
  cardIdentity,
  type Hook,
  type Oppositions,
  type Registration,
  type Spoil,
} from '#fixtures/lps/index.js'
import { type Example, exchangeOf, type Turn } from './examples.js'

interface RegistrationTurn extends Turn, Oppositions {
  /** Told besides what the local file holds. */
  readonly data?: AdministrativeData
}

/** TD0.0: the card of the patient. */
export const certifying =
  (turn: Turn = {}): Example =>
  (kit) => [exchangeOf(kit, turn, 'TD0.0', (context, patient) => buildTd00(context, cardIdentity(patient)))]

/** TD1.1, of the patient without DMP unless told. */
export const creating =
  (turn: RegistrationTurn = {}): Example =>
  (kit) => [
    exchangeOf(kit, { patient: 'sans-dmp', ...turn }, 'TD1.1', (context, patient) =>
      buildTd11(context, patient, { ...administrativeData(patient), ...turn.data }, turn),
    ),
  ]

/** TD1.2. */
export const reactivating =
  (turn: RegistrationTurn = {}): Example =>
  (kit) => [
    exchangeOf(kit, { patient: 'sans-ens-ferme', ...turn }, 'TD1.2', (context, patient) =>
      buildTd12(context, patient, { ...administrativeData(patient), ...turn.data }, turn),
    ),
  ]

/** TD1.3b: one opposition, of a patient outside Mon espace santé, unless told. */
export const modifying =
  (turn: RegistrationTurn = {}): Example =>
  (kit) => [
    exchangeOf(kit, { patient: 'sans-ens', ...turn }, 'TD1.3b', (context, patient) =>
      buildTd13b(
        context,
        patient,
        { ...administrativeData(patient), ...turn.data },
        {
          opposedToBrisDeGlace: true,
          ...turn,
        },
      ),
    ),
  ]

/** TD1.4. */
export const closing =
  (turn: Turn & { readonly reason?: string } = {}): Example =>
  (kit) => [
    exchangeOf(kit, { patient: 'sans-ens', ...turn }, 'TD1.4', (context, patient) =>
      buildTd14(context, patient, administrativeData(patient), turn.reason ?? 'Ne souhaite plus de DMP'),
    ),
  ]

const mobile = { type: 'SMS', canal: '0639980124' } as const

/** TD1.5a: by SMS. */
export const openingAccount =
  (turn: Turn = {}): Example =>
  (kit) => [
    exchangeOf(kit, { patient: 'sans-ens', ...turn }, 'TD1.5a', (context, patient) =>
      buildTd15a(context, patient, mobile),
    ),
  ]

/** TD1.5b: another mobile unless told. */
export const changingChannel =
  (
    turn: Turn & {
      readonly action?: 'AJOUT' | 'MODIFICATION' | 'SUPPRESSION'
      readonly channel?: { readonly type: 'SMS' | 'EMAIL'; readonly canal: string }
    } = {},
  ): Example =>
  (kit) => [
    exchangeOf(kit, { patient: 'sans-ens-compte', ...turn }, 'TD1.5b', (context, patient) =>
      buildTd15b(context, patient, turn.action ?? 'MODIFICATION', turn.channel ?? mobile),
    ),
  ]

/** TD1.5d. */
export const renewingCodes =
  (turn: Turn = {}): Example =>
  (kit) => [exchangeOf(kit, { patient: 'sans-ens-compte', ...turn }, 'TD1.5d', buildTd15d)]

/** Changes a registration as it will be written. */
export const withRegistration = (
  change: (right: Registration) => Partial<Registration>,
): { readonly spoil: { readonly registration: Hook<Registration> } } => ({
  spoil: { registration: (right) => ({ ...right, ...change(right) }) },
})

/** Changes what TD0.0 or TD1.5 asks. */
export const withAccount = (account: NonNullable<Spoil['account']>): { readonly spoil: Spoil } => ({
  spoil: { account },
})
