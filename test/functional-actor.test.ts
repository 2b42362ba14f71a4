import { describe, expect, it } from 'vitest'
import { decide, functionalActor } from '#matrix/decide.js'
import { functionalTables } from '#matrix/functional-rights.js'

describe('functionalActor', () => {
  it.each([
    // authentication  doctor travail pro    MT     mode             table  column
    ['CPS', false, false, true, false, 'normal', '526', 'psnm-normal'],
    ['CPS', false, false, true, false, 'bris_de_glace', '526', 'psnm-bris-de-glace'],
    ['CPS', false, false, true, false, 'centre_15', '526', 'psnm-regulation'],
    ['CPS', true, false, true, false, 'normal', '526', 'medecin-normal'],
    ['CPS', true, false, true, true, 'normal', '526', 'mt-normal'],
    ['CPS', true, false, true, true, 'bris_de_glace', '526', 'mt-bris-de-glace'],
    ['CPS', true, false, true, true, 'centre_15', '526', 'medecin-regulation'],
    ['CPS', false, false, true, true, 'normal', '526', 'psnm-normal'],
    ['CPS', true, true, true, false, 'bris_de_glace', '526', 'medecin-du-travail'],
    ['CPS', false, false, false, false, 'normal', '526', 'cps-non-ps-normal'],
    ['CPE', false, false, false, false, 'normal', '526', 'cpe-normal'],
    ['CPE', false, false, false, false, 'bris_de_glace', '526', 'cpe-bris-de-glace'],
    ['CPE', false, false, false, false, 'centre_15', '526', 'cpe-regulation'],
    ['ES', true, false, true, true, 'normal', '526', 'es-normal'],
    ['ES', false, false, false, false, 'centre_15', '526', 'es-regulation'],
    ['ES', false, false, true, false, 'bris_de_glace', '526', 'es-bris-de-glace'],
    ['AIR', false, false, true, false, 'normal', '606', 'psnm-normal'],
    ['AIR', true, true, true, false, 'normal', '606', 'medecin-normal'],
    ['AIR', true, false, true, true, 'bris_de_glace', '606', 'mt-bris-de-glace'],
    ['AIR', true, false, true, true, 'centre_15', '606', 'medecin-regulation'],
    ['AIR', false, false, false, false, 'normal', '606', 'pe-normal'],
    ['AIR', false, false, false, false, 'centre_15', '606', 'pe-regulation'],
  ] as const)(
    '%s doctor=%s travail=%s pro=%s MT=%s %s -> %s %s',
    (authentication, isDoctor, isOccupationalDoctor, isProfessional, isMedecinTraitant, accessMode, table, column) => {
      const actor = functionalActor({
        authentication,
        isDoctor,
        isOccupationalDoctor,
        isProfessional,
        isMedecinTraitant,
        accessMode,
      })
      expect(actor).toEqual({ table, column })
    },
  )

  it('reaches every column of both tables, and only refuses beyond them', () => {
    const flags = [false, true]
    const reached = new Set<string>()
    for (const authentication of ['CPS', 'CPE', 'ES', 'AIR'] as const)
      for (const accessMode of ['normal', 'bris_de_glace', 'centre_15'] as const)
        for (const isDoctor of flags)
          for (const isOccupationalDoctor of flags)
            for (const isProfessional of flags)
              for (const isMedecinTraitant of flags) {
                const traits = {
                  authentication,
                  accessMode,
                  isDoctor,
                  isOccupationalDoctor,
                  isProfessional,
                  isMedecinTraitant,
                }
                const actor = functionalActor(traits)
                reached.add(`${actor.table}:${actor.column}`)
                const known = functionalTables[actor.table].columns.some(({ id }) => id === actor.column)
                expect(decide({ actor, action: 'TD0.1' }).granted).toBe(known)
              }
    for (const { id, columns } of Object.values(functionalTables))
      for (const column of columns) expect(reached).toContain(`${id}:${column.id}`)
  })
})
