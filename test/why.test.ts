import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, functionalActor } from '#matrix/decide.js'
import { builtInDocumentMatrix } from '#matrix/document-rights.js'
import { patientVisibility } from '#matrix/patient-visibility.js'
import { type WhyDraft, whyOfCard, whyOfPatientSide } from '#reports/why-question.js'
import { type TestBench, testBench } from './support/bench.js'

const plain: WhyDraft = {
  mode: 'normal',
  typeCode: '11488-4',
  status: 'approuve',
  masquePs: false,
  invisiblePatient: false,
  invisibleRepresentants: false,
  depositedByPatient: false,
}

const ask = (bench: TestBench, card: string, person: string, draft: Partial<WhyDraft> & { by?: string } = {}) => {
  const { by, ...rest } = draft
  const world = bench.simulator.bench.world('defaut')
  if (!world) throw new Error('no space')
  return whyOfCard(
    bench.card(card),
    bench.person(person),
    { ...plain, ...rest, ...(by ? { author: bench.card(by) } : {}) },
    { world, settings: bench.simulator.bench.settings, matrix: builtInDocumentMatrix, now: bench.now },
  )
}

const bench = await testBench()
const doctor = 'generaliste-cps'

describe('a professional', () => {
  it.each([
    ['an open document', doctor, 'dmp-ouvert', {}, true, /autorisation|matrice|Permis/],
    ['no DMP', doctor, 'sans-dmp', {}, false, /rejections:dmp-absent/],
    ['a closed DMP', doctor, 'dmp-ferme', {}, false, /rejections:dmp-closed/],
    ['no authorisation', doctor, 'dmp-non-autorise', {}, false, /rejections:authorization-missing/],
    ['a lapsed authorisation', doctor, 'autorisation-expiree', {}, false, /rejections:authorization-missing/],
    ['a blocked professional', doctor, 'ps-bloque', {}, false, /rejections:professional-blocked/],
    ['a blocked one in bris de glace', doctor, 'ps-bloque', { mode: 'bris_de_glace' }, false, /professional-blocked/],
    ['no authorisation in bris de glace', doctor, 'dmp-non-autorise', { mode: 'bris_de_glace' }, true, /./],
    ['an opposition', doctor, 'oppose-bris-de-glace', { mode: 'bris_de_glace' }, false, /rejections:patient-opposed/],
    ['a masked document of another', doctor, 'dmp-ouvert', { masquePs: true }, false, /TD3\.2\/masques@medecin-normal/],
    [
      'a masked document of his own',
      doctor,
      'dmp-ouvert',
      { masquePs: true, by: doctor },
      true,
      /TD3\.2\/masques@medecin-normal/,
    ],
    ['a masked document, as MT', 'medecin-traitant-cps', 'medecin-traitant', { masquePs: true }, true, /@mt-normal/],
    [
      'a masked one in an emergency, not allowed',
      doctor,
      'dmp-ouvert',
      { masquePs: true, mode: 'bris_de_glace' },
      false,
      /TD3\.2\/masques@medecin-bris-de-glace/,
    ],
    [
      'a masked one in an emergency, allowed',
      doctor,
      'masques-en-urgence',
      { masquePs: true, mode: 'bris_de_glace' },
      true,
      /TD3\.2\/masques@medecin-bris-de-glace/,
    ],
    [
      'a document invisible to the patient',
      doctor,
      'dmp-ouvert',
      { invisiblePatient: true },
      true,
      /TD3\.2\/non-visibles/,
    ],
    ['an archived document', doctor, 'dmp-ouvert', { status: 'archive' }, true, /TD3\.2\/archives/],
    ['an old version', doctor, 'dmp-ouvert', { status: 'obsolete' }, true, /TD3\.2\/obsoletes/],
    ['a deleted document', doctor, 'dmp-ouvert', { status: 'supprime' }, false, /documents:supprime/],
    ['a CPE', 'secretaire-cpe', 'dmp-ouvert', {}, false, /526:TD3\.1\/metadonnees@cpe-normal/],
    ['a structure', 'etablissement', 'dmp-ouvert', {}, false, /526:TD3\.1\/metadonnees@es-normal/],
  ] as const)('%s', (_, card, person, draft, granted, row) => {
    const answer = ask(bench, card, person, draft)
    expect(answer.granted, answer.lines.join('\n')).toBe(granted)
    expect(answer.lines.join('\n')).toMatch(row)
    expect(answer.lines.length).toBeLessThanOrEqual(10)
    expect(answer.lines[0]).toMatch(granted ? /^OUI : / : /^NON : /)
  })

  it('answers what TD3.2 answers', async () => {
    const lps = bench.lps(doctor)
    const told = await lps.consult(bench.person('dmp-ouvert'))
    expect(told.search?.status).toMatch(/Success$/)
    expect(ask(bench, doctor, 'dmp-ouvert').granted).toBe(true)
  })
})

const drafts = fc.record({
  mode: fc.constantFrom('normal' as const, 'bris_de_glace' as const, 'centre_15' as const),
  typeCode: fc.constantFrom(...builtInDocumentMatrix.rows.map(({ typeCode }) => typeCode), '00000-0'),
  status: fc.constantFrom('approuve' as const, 'archive' as const, 'obsolete' as const),
  masquePs: fc.boolean(),
  invisiblePatient: fc.boolean(),
  invisibleRepresentants: fc.boolean(),
  depositedByPatient: fc.boolean(),
})
const cards = fc.constantFrom(
  doctor,
  'medecin-traitant-cps',
  'pharmacien-cps',
  'infirmiere-cps',
  'secretaire-cpe',
  'etablissement',
  'etablissement-air',
)
const persons = fc.constantFrom(
  'dmp-ouvert',
  'sans-dmp',
  'dmp-ferme',
  'ps-bloque',
  'medecin-traitant',
  'mineur',
  'masques-en-urgence',
)

describe('properties of the decision', () => {
  it('is total: an answer and at least a row, whoever asks', () => {
    fc.assert(
      fc.property(cards, persons, drafts, (card, person, draft) => {
        const { steps, granted, lines } = ask(bench, card, person, draft)
        expect(steps.length).toBeGreaterThan(0)
        for (const { row, says } of steps) expect(row && says).not.toBe('')
        expect(steps.at(-1)?.granted).toBe(granted)
        expect(lines.length).toBeLessThanOrEqual(10)
      }),
    )
  })

  it('a restriction never grants', () => {
    fc.assert(
      fc.property(cards, persons, drafts, (card, person, draft) => {
        const open = ask(bench, card, person, { ...draft, masquePs: false, invisiblePatient: false })
        const closed = ask(bench, card, person, draft)
        expect(closed.granted && !open.granted).toBe(false)
      }),
    )
  })

  it('a block always wins', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        expect(ask(bench, doctor, 'ps-bloque', draft).granted).toBe(false)
      }),
    )
  })

  it('the médecin traitant reads at least what another doctor reads, in normal mode', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const normal = { ...draft, mode: 'normal' as const }
        const other = ask(bench, doctor, 'dmp-ouvert', normal).granted
        const mt = ask(bench, 'medecin-traitant-cps', 'medecin-traitant', normal).granted
        expect(other && !mt).toBe(false)
      }),
    )
  })

  it('the MT loses nothing by being MT, line by line of the matrix, but for the actions listed', () => {
    const traits = {
      authentication: 'CPS',
      isDoctor: true,
      isOccupationalDoctor: false,
      isProfessional: true,
      accessMode: 'normal',
    } as const
    const actions = [
      'TD3.1/metadonnees',
      'TD3.1/reference',
      'TD3.2/non-masques',
      'TD3.2/masques',
      'TD3.2/non-visibles',
      'TD3.2/archives',
      'TD3.2/obsoletes',
    ] as const
    for (const action of actions) {
      const other = decide({ actor: functionalActor({ ...traits, isMedecinTraitant: false }), action })
      const mt = decide({ actor: functionalActor({ ...traits, isMedecinTraitant: true }), action })
      expect([action, other.granted && !mt.granted]).toEqual([action, false])
    }
  })
})

describe('the patient’s side', () => {
  it.each([
    ['patient', {}, true],
    ['patient', { masquePs: true }, true],
    ['patient', { invisiblePatient: true }, false],
    ['patient', { invisibleRepresentants: true }, true],
    ['patient', { status: 'archive' }, true],
    ['patient', { status: 'supprime' }, false],
    ['representant-legal', {}, true],
    ['representant-legal', { invisiblePatient: true }, false],
    ['representant-legal', { invisibleRepresentants: true }, false],
  ] as const)('%s, %o: %s', (viewer, draft, granted) => {
    const answer = whyOfPatientSide(viewer, { ...plain, ...draft })
    expect(answer.granted).toBe(granted)
    expect(answer.lines.at(-1)).toMatch(/\[visibilite:/)
  })

  it('the table has a row for each viewer and state', () => {
    const states = new Set(patientVisibility.map(({ id }) => id.split('/')[1]))
    expect(patientVisibility).toHaveLength(2 * states.size)
  })
})
