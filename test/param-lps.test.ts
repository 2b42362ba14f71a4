import { describe, expect, it } from 'vitest'
import { defaultSettings } from '#simulator/settings.js'
import { paramLpsXml } from '#simulator/web/param-lps.js'
import { parseXml } from '#simulator/wire/xml.js'
import { testBench } from './support/bench.js'

/** Second reader: the XPath that clients use, by hand. */
function valuesOf(xml: string): Record<string, string> {
  const parsed = parseXml(Buffer.from(xml), { positions: false, maxDepth: 16 })
  if (!parsed.ok) throw new Error(parsed.reason)
  expect(parsed.root.name).toBe('dmp-parameters')
  const [list] = parsed.root.all('', 'parameter-list')
  expect(list?.attr('code')).toBe('param-si-dmp')
  return Object.fromEntries(
    (list?.all('', 'parameter') ?? []).map((one) => [one.attr('code'), one.child('', 'value')?.text ?? '']),
  )
}

describe('param-lps', () => {
  it.each([
    [{}, 'true', '18', 'false'],
    [{ fonctionsGestionMineurs: false }, 'false', '18', 'false'],
    [{ ageMajorite: 16, cumulInvisiblePatientMasquePs: true }, 'true', '16', 'true'],
  ])('tells the settings of the DMP %o', (settings, minors, age, both) => {
    const values = valuesOf(paramLpsXml({ ...defaultSettings, ...settings }, 'http://dmp.test'))
    expect(values).toMatchObject({
      'fonctions-gestion-mineurs': minors,
      'age-majorite': age,
      'cumul-invisible_patient-masque_ps': both,
    })
    expect(values['param-document-des-secrets']).toMatch(/^http:\/\/dmp\.test\//)
  })

  it('is reached through a redirection, as on the real DMP, and its documents are there', async () => {
    const { simulator } = await testBench()
    const first = await simulator.app.request('http://dmp.test/web/dmp/documents/param-lps')
    expect(first.status).toBe(302)
    const second = await simulator.app.request(new URL(first.headers.get('location') ?? '', 'http://dmp.test'))
    expect(second.headers.get('content-type')).toContain('application/xml')
    const values = valuesOf(await second.text())
    for (const name of ['param-document-des-secrets', 'param-accuse-creation-dmp']) {
      expect((await simulator.app.request(values[name] ?? '')).status).toBe(200)
    }
  })
})
