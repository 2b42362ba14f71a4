import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { simulate } from './simulation/simulate.js'

simulate('current')

it('the plain model imports nothing but itself', () => {
  const folder = fileURLToPath(new URL('support/plain-dmp/', import.meta.url))
  const files = readdirSync(folder)
  const imports = files.flatMap((file) =>
    [...readFileSync(folder + file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map(([, target]) => target),
  )
  expect(imports.length).toBeGreaterThan(files.length)
  expect(imports.filter((target) => !files.includes(`${target?.slice(2, -3)}.ts`))).toEqual([])
})
