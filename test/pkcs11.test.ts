import { execFileSync, spawnSync } from 'node:child_process'
import { createVerify, X509Certificate } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { main } from '#cli/main.js'
import { softhsmModule } from '#cli/softhsm.js'
import { tokenSheet } from '#fixtures/cards/token-objects.js'
import { cardOf, testPki } from './support/test-pki.js'

const folder = mkdtempSync(join(tmpdir(), 'dmp-bench-pkcs11-'))
const home = join(folder, 'home')
const before = { home: process.env.DMP_BENCH_HOME, path: process.env.PATH }
const found = softhsmModule()
const module = 'module' in found ? found.module : ''
const pki = await testPki()

async function dmpBench(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await main(args, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const tokenOf = (card: string) => join(folder, card)
const softhsm = (card: string) => dmpBench('cards', 'softhsm', '--card', card, '--token-dir', tokenOf(card))

beforeAll(() => {
  execFileSync('mkdir', ['-p', home])
  symlinkSync(pki.directory, join(home, 'pki'))
  process.env.DMP_BENCH_HOME = home
})

afterAll(() => {
  if (before.home === undefined) delete process.env.DMP_BENCH_HOME
  else process.env.DMP_BENCH_HOME = before.home
  rmSync(folder, { recursive: true, force: true })
})

describe('the objects of a card', () => {
  const labels = (id: string) => tokenSheet(cardOf(pki, id)).objects.map(({ label }) => label)

  it('are those of a CPS, in the open but keys, situations and billing', () => {
    const { objects } = tokenSheet(cardOf(pki, 'generaliste-cps'))
    // Source: cards-cps, sections 2.1 and 2.2.
    expect(objects.filter(({ isPrivate }) => isPrivate).map(({ label }) => label)).toEqual([
      'CPS_PRIV_AUT',
      'CPS_PRIV_SIG',
      'CPS_ACTIVITY_01_PS',
      'CPS_SIT_FACT',
    ])
    expect(objects.filter(({ type, isPrivate }) => type === 'data' && !isPrivate).map(({ label }) => label)).toEqual([
      'CPS_DATA',
      'CPS_ID_CARD',
      'CPS_NAME_PS',
      'CPS_LANG_PS',
      'CPS_INFO_PS',
    ])
    const value = (label: string) => Buffer.from(objects.find((one) => one.label === label)?.value ?? [])
    expect(value('CPS_INFO_PS').subarray(-4).toString()).toBe('SM26')
    const activity = value('CPS_ACTIVITY_01_PS')
    expect(activity[0]).toBe(0xee)
    expect(activity.subarray(-6)).toEqual(Buffer.from([0x86, 4, ...Buffer.from('SA07')]))
    expect(objects.map(({ id }) => id?.slice(-2)).slice(0, 4)).toEqual(['20', '20', '10', '10'])
  })

  it('have as many situations as the card', () => {
    const situations = (id: string) => labels(id).filter((label) => label.startsWith('CPS_ACTIVITY_'))
    expect(situations('huit-activites-cps')).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((at) => `CPS_ACTIVITY_0${at}_PS`))
    expect(situations('remplacant-cps')).toEqual([])
    expect(situations('cpf-medecin')).toEqual([])
  })
})

describe('cards softhsm', () => {
  it('says what is missing when the packages are not there', async () => {
    process.env.PATH = folder
    try {
      const { code, err } = await softhsm('generaliste-cps')
      expect(code).toBe(2)
      expect(err).toMatch(/^Jeton PKCS#11 non créé : softhsm2-util, pkcs11-tool.* introuvable : installez les paquets/)
    } finally {
      process.env.PATH = before.path
    }
  })

  it.each([
    [['cards', 'softhsm', '--card', 'generaliste-cps'], /^Il manque l'option --token-dir <dossier>\.$/],
    [['cards', 'softhsm', '--token-dir', folder, '--card', 'rien'], /n'est pas au catalogue/],
  ])('%j is refused in French', async (args, sentence) => {
    const { code, err } = await dmpBench(...args)
    expect(code).toBe(2)
    expect(err).toMatch(sentence)
  })
})

const why = 'missing' in found ? ` (skipped: ${found.missing})` : ''

describe.skipIf('missing' in found)(`a SoftHSM2 token, for pkcs11-tool${why}`, () => {
  it('says in French that its folder cannot be one', async () => {
    const file = join(folder, 'fichier')
    writeFileSync(file, '')
    const { code, err } = await dmpBench('cards', 'softhsm', '--card', 'generaliste-cps', '--token-dir', file)
    expect([code, err]).toEqual([
      2,
      `Le jeton ne peut être fait dans ${file} : un élément du chemin n'est pas un dossier.`,
    ])
  })

  const tool = (card: string, ...args: string[]) =>
    spawnSync('pkcs11-tool', ['--module', module, ...args], {
      env: { ...process.env, SOFTHSM2_CONF: join(tokenOf(card), 'softhsm2.conf') },
      encoding: 'utf8',
    })
  const login = ['--login', '--pin', '1234']
  const listed = (printed: string) => [...printed.matchAll(/^ +label: +'?(.*?)'?$/gm)].map(([, label]) => label)

  beforeAll(async () => {
    expect((await softhsm('generaliste-cps')).code).toBe(0)
    expect((await softhsm('huit-activites-cps')).code).toBe(0)
  })

  it('shows certificates and free data to anybody, the rest after the code', () => {
    const open = listed(tool('generaliste-cps', '--list-objects').stdout)
    expect([...open].sort()).toEqual(
      [
        'CPS_DATA',
        'CPS_ID_CARD',
        'CPS_INFO_PS',
        'CPS_LANG_PS',
        'CPS_NAME_PS',
        'Certificat de signature',
        "Certificat d'authentification",
      ].sort(),
    )
    const all = listed(tool('generaliste-cps', '--list-objects', ...login).stdout)
    expect(all.filter((label) => !open.includes(label)).sort()).toEqual([
      'CPS_ACTIVITY_01_PS',
      'CPS_PRIV_AUT',
      'CPS_PRIV_SIG',
      'CPS_SIT_FACT',
    ])
    expect(listed(tool('huit-activites-cps', '--list-objects', ...login).stdout)).toContain('CPS_ACTIVITY_08_PS')
  })

  it('gives the certificates and the data of the card', () => {
    const out = join(folder, 'read')
    const card = cardOf(pki, 'generaliste-cps')
    for (const [id, pair] of [
      ['e828bd080f9999000001ff001020', card.authentication],
      ['e828bd080f9999000001ff001010', card.signature],
    ] as const) {
      const read = ['--read-object', '--type', 'cert', '--id', id, '--output-file', out]
      expect(tool('generaliste-cps', ...read).status).toBe(0)
      expect(readFileSync(out)).toEqual(Buffer.from(pair.certificateDer))
    }
    const activity = ['--read-object', '--type', 'data', '--label', 'CPS_ACTIVITY_01_PS', '--output-file', out]
    expect(tool('generaliste-cps', ...login, ...activity).status).toBe(0)
    expect(readFileSync(out, 'latin1')).toContain('499900999121001')
  })

  it.each(['CPS_PRIV_AUT', 'CPS_PRIV_SIG'])(
    'signs with %s what the certificate verifies, and not with a wrong code',
    (label) => {
      const [data, signed] = [join(folder, 'data'), join(folder, `signed-${label}`)]
      writeFileSync(data, 'à signer')
      const id = label === 'CPS_PRIV_AUT' ? '20' : '10'
      const sign = ['--sign', '--mechanism', 'SHA256-RSA-PKCS', '--id', `e828bd080f9999000001ff0010${id}`]
      const files = ['--input-file', data, '--output-file', signed]
      expect(tool('generaliste-cps', '--login', '--pin', '0000', ...sign, ...files).stderr).toContain(
        'CKR_PIN_INCORRECT',
      )
      expect(existsSync(signed)).toBe(false)
      expect(tool('generaliste-cps', ...login, ...sign, ...files).status).toBe(0)
      const { authentication, signature } = cardOf(pki, 'generaliste-cps')
      const { publicKey } = new X509Certificate((id === '20' ? authentication : signature).certificateDer)
      expect(createVerify('sha256').update('à signer').verify(publicKey, readFileSync(signed))).toBe(true)
    },
  )

  it('takes a new code by the unblocking one', async () => {
    await softhsm('pharmacien-cps')
    const change = ['--login', '--login-type', 'so', '--so-pin', '12345678', '--init-pin', '--new-pin', '4321']
    expect(tool('pharmacien-cps', ...change).status).toBe(0)
    expect(tool('pharmacien-cps', '--list-objects', '--login', '--pin', '1234').stderr).toContain('CKR_PIN_INCORRECT')
    expect(listed(tool('pharmacien-cps', '--list-objects', '--login', '--pin', '4321').stdout)).toContain(
      'CPS_PRIV_AUT',
    )
  })

  it('is made anew in the same folder', async () => {
    const { out } = await softhsm('generaliste-cps')
    expect(out).toContain(`SOFTHSM2_CONF=${join(tokenOf('generaliste-cps'), 'softhsm2.conf')}`)
    expect(tool('generaliste-cps', '--list-slots').stdout.match(/token label {8}: CPS-9990000002/g)).toHaveLength(1)
  })

  it('is no place for software certificates', async () => {
    const { code, err } = await softhsm('etablissement')
    expect(code).toBe(2)
    expect(err).toContain('seule une carte va dans un jeton')
  })
})

/** What is used here of the binding, which the compiler does not find when it is not installed. */
interface Binding {
  readonly PKCS11: new () => {
    load(module: string): void
    close(): void
    C_Initialize(): void
    C_Finalize(): void
    C_GetSlotList(present: boolean): Buffer[]
    C_OpenSession(slot: Buffer, flags: number): Buffer
    C_Login(session: Buffer, user: number, pin: string): void
    C_FindObjectsInit(session: Buffer, template: readonly { type: number; value: string }[]): void
    C_FindObjects(session: Buffer): Buffer | null
    C_FindObjectsFinal(session: Buffer): void
    C_SignInit(session: Buffer, mechanism: { mechanism: number }, key: Buffer): void
    C_Sign(session: Buffer, data: Buffer, signature: Buffer): Buffer
  }
  readonly CKF_SERIAL_SESSION: number
  readonly CKA_LABEL: number
  readonly CKU_USER: number
  readonly CKM_SHA256_RSA_PKCS: number
}

/** The binding is no dependency of the bench, for it is built from source: `npm install --no-save pkcs11js` adds it. */
const binding = (() => {
  try {
    return createRequire(import.meta.url)('pkcs11js') as Binding
  } catch {
    return undefined
  }
})()
const noBinding = 'missing' in found || !binding

describe.skipIf(noBinding)(`the same token, for pkcs11js${noBinding ? ' (skipped: not installed)' : ''}`, () => {
  it('opens, finds the key, signs; a wrong code is CKR_PIN_INCORRECT', async () => {
    if (!binding) return
    await softhsm('infirmiere-cps')
    process.env.SOFTHSM2_CONF = join(tokenOf('infirmiere-cps'), 'softhsm2.conf')
    const pkcs11 = new binding.PKCS11()
    pkcs11.load(module)
    pkcs11.C_Initialize()
    try {
      const slot = pkcs11.C_GetSlotList(true)[0] ?? Buffer.alloc(0)
      const session = pkcs11.C_OpenSession(slot, binding.CKF_SERIAL_SESSION)
      const find = (label: string) => {
        pkcs11.C_FindObjectsInit(session, [{ type: binding.CKA_LABEL, value: label }])
        const object = pkcs11.C_FindObjects(session)
        pkcs11.C_FindObjectsFinal(session)
        return object
      }
      expect(find('CPS_PRIV_SIG')).toBeNull()
      expect(() => pkcs11.C_Login(session, binding.CKU_USER, '0000')).toThrow(/CKR_PIN_INCORRECT/)
      pkcs11.C_Login(session, binding.CKU_USER, '1234')
      const key = find('CPS_PRIV_SIG')
      if (!key) throw new Error('no key')
      pkcs11.C_SignInit(session, { mechanism: binding.CKM_SHA256_RSA_PKCS }, key)
      const signed = pkcs11.C_Sign(session, Buffer.from('x'), Buffer.alloc(256))
      const { publicKey } = new X509Certificate(cardOf(pki, 'infirmiere-cps').signature.certificateDer)
      expect(createVerify('sha256').update('x').verify(publicKey, signed)).toBe(true)
    } finally {
      pkcs11.C_Finalize()
      pkcs11.close()
    }
  })
})
