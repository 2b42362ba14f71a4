import { beforeAll, describe, expect, it } from 'vitest'
import type { LpsOptions } from '#fixtures/lps/index.js'
import { type VihfDraft, vihfNames, withAttribute } from '#fixtures/lps/vihf-draft.js'
import type { RejectionId } from '#matrix/rejections.js'
import { seededIds } from '#simulator/ids.js'
import { type TestBench, testBench } from './support/bench.js'

let bench: TestBench
let calls = 0
beforeAll(async () => {
  bench = await testBench()
})

/** One TD0.2 of the model LPS with that card: what the DMP made of the caller. */
async function call(card: string, options: Partial<LpsOptions> = {}, patient = 'dmp-ouvert') {
  calls += 1
  await bench.lps(card, { ids: seededIds(`td01 ${calls}`), ...options }).td02(bench.person(patient))
  const { rejection, decision, remarks } = bench.last()
  return { rejection: rejection?.rejection, row: decision?.row, remarks: remarks.map(({ kind }) => kind) }
}

const vihf = (change: (right: VihfDraft) => VihfDraft): Partial<LpsOptions> => ({ spoil: { vihf: change } })
const version = (text: string) => vihf((right) => withAttribute(right, vihfNames.version, text))
const air = { mode: 'air' } as const
const situationOf = (id: string) => {
  const { structureId, structureName, sector } = bench.card(id)
  return { structureId, structureName, sector }
}

describe('TD0.1: every mode of the model LPS is let in, in its column of the matrix', () => {
  // biome-ignore format: a table is read by its columns
  it.each<[string, string, Partial<LpsOptions>, string]>([
    // who                                         card                      options                        row
    ['a médecin, by CPS (0.1-110)', 'generaliste-cps', {}, '526:TD0.2@medecin-normal'],
    ['a CPE by name (0.1-120)', 'secretaire-cpe', {}, '526:TD0.2@cpe-normal'],
    ['an anonymous CPE (0.1-121)', 'anonyme-cpe', {}, '526:TD0.2@cpe-normal'],
    ['a pharmacien (0.1-140)', 'pharmacien-cps', {}, '526:TD0.2@psnm-normal'],
    ['a nurse (0.1-150)', 'infirmiere-cps', {}, '526:TD0.2@psnm-normal'],
    ['a médecin in training (0.1-170)', 'cpf-medecin', {}, '526:TD0.2@medecin-normal'],
    ['a pharmacien in training (0.1-170)', 'cpf-pharmacien', {}, '526:TD0.2@psnm-normal'],
    ['a remplaçant (0.1-180)', 'remplacant-cps', {}, '526:TD0.2@medecin-normal'],
    ['a structure (0.1-210)', 'etablissement', {}, '526:TD0.2@es-normal'],
    ['an EJ for its EG (0.1-210)', 'etablissement-ej', {}, '526:TD0.2@es-normal'],
    ['a régulation centre (0.1-220)', 'centre-15', { accessMode: 'centre_15' }, '526:TD0.2@es-regulation'],
    ['a PARM (0.1-220)', 'centre-15-parm', { accessMode: 'centre_15' }, '526:TD0.2@es-regulation'],
    ['a médico-social professional (0.1-230)', 'esms', {}, '526:TD0.2@es-normal'],
    ['a médecin of the SAMU, by card', 'urgentiste-samu-cps', { accessMode: 'centre_15' }, '526:TD0.2@medecin-regulation'],
    ['AIR (0.1-400)', 'etablissement-air', air, '606:TD0.2@medecin-normal'],
    ['AIR in bris de glace', 'etablissement-air', { ...air, accessMode: 'bris_de_glace' }, '606:TD0.2@medecin-bris-de-glace'],
    ['AIR simplifié', 'etablissement-air', { ...air, ...vihf((right) => ({ ...right, authnContextDecl: 'CONF_EXI_PGSSIS' })) }, '606:TD0.2@medecin-normal'],
    ['bris de glace with its reason', 'generaliste-cps', { accessMode: 'bris_de_glace', accessReason: 'Coma' }, '526:TD0.2@medecin-bris-de-glace'],
    ['VIHF 4.0 by card', 'generaliste-cps', version('4.0'), '526:TD0.2@medecin-normal'],
    ['VIHF 3.0 by structure', 'etablissement', version('3.0'), '526:TD0.2@es-normal'],
    ['an unsigned VIHF by card', 'generaliste-cps', { spoil: { signingKey: () => undefined } }, '526:TD0.2@medecin-normal'],
    ['SHA-1, still seen in 2020', 'generaliste-cps', vihf((right) => ({ ...right, algorithm: 'rsa-sha1' })), '526:TD0.2@medecin-normal'],
  ])('%s', async (_, card, options, row) => {
    expect(await call(card, options)).toMatchObject({ rejection: undefined, row })
  })

  it('the card of a médecin du travail', async () => {
    expect((await call('medecin-du-travail-cps')).row).toBe('526:TD0.2@medecin-du-travail')
  })

  it('a secret connection in every mode, with bris de glace too (0.1-300, 0.1-340)', async () => {
    for (const [card, options] of [
      ['generaliste-cps', {}],
      ['generaliste-cps', { accessMode: 'bris_de_glace' }],
      ['etablissement', {}],
      ['etablissement-air', air],
      ['centre-15', { accessMode: 'centre_15' }],
    ] as const) {
      expect((await call(card, { ...options, secretConnection: true }, 'mineur')).rejection).toBeUndefined()
    }
  })

  it('a professional in any of his situations, and a remplaçant or a CPF where he says he works', async () => {
    for (const situation of bench.card('huit-activites-cps').otherSituations ?? []) {
      expect((await call('huit-activites-cps', { situation })).rejection).toBeUndefined()
    }
    for (const card of ['remplacant-cps', 'cpf-medecin', 'cpf-pharmacien']) {
      expect((await call(card, { situation: situationOf('radiologue-cps') })).rejection).toBeUndefined()
    }
    expect((await call('generaliste-cps', { situation: situationOf('radiologue-cps') })).rejection).toBe(
      'professional-not-linked',
    )
  })
})

describe('TD0.1 refuses', () => {
  const roles = (...codes: readonly [string, string][]) =>
    vihf((right) =>
      withAttribute(
        right,
        vihfNames.role,
        ...codes.map(([code, system]) => ({ element: 'Role' as const, code, system, display: code })),
      ),
    )
  const other = '1.2.250.1.213.1.6.1.140'

  // biome-ignore format: a table is read by its columns
  it.each<[string, string, Partial<LpsOptions>, RejectionId]>([
    ['an expired card (0.1-160)', 'cps-expiree', {}, 'tls-certificate-missing'],
    ['an expired CPE (0.1-160)', 'cpe-expiree', {}, 'tls-certificate-missing'],
    ['a revoked card', 'cps-revoquee', {}, 'tls-certificate-missing'],
    ['a card of another PKI', 'cps-autre-ac', {}, 'tls-certificate-missing'],
    ['a structure certificate expired', 'structure-expiree', {}, 'tls-certificate-missing'],
    ['a structure certificate not yet valid', 'structure-pas-encore-valide', {}, 'tls-certificate-missing'],
    ['a structure certificate revoked', 'structure-revoquee', {}, 'tls-certificate-missing'],
    ['a certificate of another structure', 'structure-mauvaise-ou', {}, 'structure-mismatch'],
    ['a card in indirect', 'generaliste-cps', { mode: 'indirect' }, 'structure-mismatch'],
    ['a card in AIR', 'generaliste-cps', air, 'structure-mismatch'],
    ['a CPE in indirect', 'secretaire-cpe', { mode: 'indirect' }, 'structure-mismatch'],
    ['a structure in direct', 'etablissement', { mode: 'direct' }, 'card-mismatch'],
    ['a structure in PSC mode without token', 'etablissement', { mode: 'psc' }, 'card-mismatch'],
    ['centre 15 by a hospital', 'etablissement', { accessMode: 'centre_15' }, 'structure-unknown'],
    ['centre 15 by a clinic in AIR', 'etablissement-air', { ...air, accessMode: 'centre_15' }, 'structure-unknown'],
    ['AIR without primary method', 'etablissement-air', { ...air, ...vihf((right) => ({ ...right, authnContextDecl: undefined })) }, 'vihf-malformed'],
    ['AIR of 31 seconds', 'etablissement-air', { ...air, ...vihf((right) => ({ ...right, issueInstant: new Date(Date.parse(right.issueInstant) - 31_000).toISOString() })) }, 'vihf-expired'],
    ['a role 99 without his care role', 'esms', roles(['99', other]), 'role-invalid'],
    ['an access mode of the drafts', 'generaliste-cps', vihf((right) => withAttribute(right, vihfNames.purposeOfUse, { element: 'PurposeOfUse', code: 'brisDeGlace', system: '1.2.250.1.213.1.1.4.248', display: '' })), 'vihf-malformed'],
  ])('%s', async (_, card, options, rejection) => {
    expect((await call(card, options)).rejection).toBe(rejection)
  })

  it('an AIR token used twice', async () => {
    const lps = vihf((right) => ({ ...right, id: '_22222222-0000-4000-8000-000000000001' }))
    expect((await call('etablissement-air', { ...air, ...lps })).rejection).toBeUndefined()
    expect((await call('etablissement-air', { ...air, ...lps })).rejection).toBe('vihf-replayed')
  })

  it('an EJ for an EG before package 2.8', async () => {
    const old = await testBench({ guidePackage: '2.7' })
    await old.lps('etablissement-ej').td02(old.person('dmp-ouvert'))
    expect(old.last().rejection?.rejection).toBe('structure-mismatch')
  })
})
