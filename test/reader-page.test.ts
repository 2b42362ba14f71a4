import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import { beforeEach, describe, expect, it } from 'vitest'
import { mountReader } from '#cli/mount-reader.js'
import { testPki } from './support/test-pki.js'

const pki = await testPki()
const now = new Date()
let app: Hono

beforeEach(() => {
  app = new Hono()
  mountReader(app, { pki, clock: () => now, version: '0.0.0' })
})

describe('the page /lecteur', () => {
  const page = async (path = '/lecteur') => (await app.request(`http://banc.test${path}`)).text()
  const submit = (action: string, fields: Record<string, string> = {}) =>
    app.request(`http://banc.test/lecteur/cps/${action}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
    })

  it('inserts, opens, swaps and removes by its forms alone', async () => {
    expect(await page()).toContain('aucune carte')
    const inserted = await submit('inserer', { carte: 'huit-activites-cps' })
    expect([inserted.status, inserted.headers.get('location')]).toEqual([303, '/lecteur'])
    expect(await page()).toContain('insérée, code pas encore présenté')
    const wrong = await submit('code', { code: '9999' })
    expect(decodeURIComponent(wrong.headers.get('location') ?? '')).toBe(
      '/lecteur?dit=Code porteur faux. 2 essais restants.',
    )
    expect(await page('/lecteur?dit=Code%20porteur%20faux.')).toMatch(/role="alert">Code porteur faux\.</)
    await submit('code', { code: '1234' })
    expect(await page()).toContain('situation d’exercice à choisir')
    await submit('situation', { rang: '2' })
    expect(await page()).toContain('<option value="2" selected>')
    await submit('changer', { carte: 'cps-expiree' })
    expect(await page()).toContain('expirée')
    await submit('retirer')
    expect(await page()).toContain('aucune carte')
  })

  it('escapes what it is told, runs its own script only, and refuses the form of another site', async () => {
    const answer = await app.request('http://banc.test/lecteur?dit=%3Cscript%3E')
    const policy = answer.headers.get('content-security-policy') ?? ''
    const text = await answer.text()
    expect(text).toContain('&lt;script&gt;')
    const [, script = ''] = /<script>([\s\S]*?)<\/script>/.exec(text) ?? []
    expect(policy).toContain(`'sha256-${createHash('sha256').update(script).digest('base64')}'`)
    const foreign = await app.request('http://banc.test/lecteur/cps/retirer', {
      method: 'POST',
      headers: { Origin: 'http://ailleurs.test' },
    })
    expect(foreign.status).toBe(403)
    const broken = await app.request('http://banc.test/lecteur/cps/code', {
      method: 'POST',
      headers: { 'Content-Type': 'multipart/form-data; boundary=x' },
      body: 'nothing of the kind',
    })
    expect(broken.status).toBe(303)
    expect((await submit('rien')).headers.get('location')).toContain('?dit=')
  })
})
