import { codeSet } from './code-set.js'

/** Professions of the PS, first role of their VIHF. */
export const g15ProfessionSante = codeSet({
  name: 'TRE_G15_ProfessionSante',
  oid: '1.2.250.1.71.1.2.7',
  version: '20250328120000',
  source: { doc: 'ans-terminologies', at: 'CodeSystem-TRE-G15-ProfessionSante' },
  licence: 'ANS, nomenclatures des objets de santé, publiées en accès libre',
  note: '35 à 39 vivent dans TRE_R85 (313 à 317), 93 dans TRE_R95 ; les cinq premiers successeurs sont déduits du libellé.',
  since: {
    '2000-12-13': '10 21 28 40 50 60 69 70 80 91 92 94 96 98',
    '2008-04-08': '26 81 82 83 84 85',
    '2012-06-18': '86 95',
    '2018-10-26': '31 35 36 37 38 39',
    '2019-04-26': '32',
    '2021-12-17': '93',
  },
  replaced: {
    35: 'TRE_R85 313',
    36: 'TRE_R85 314',
    37: 'TRE_R85 315',
    38: 'TRE_R85 316',
    39: 'TRE_R85 317',
    93: 'TRE_R95 93',
  },
  ended: {
    35: '2024-12-13',
    36: '2024-12-13',
    37: '2024-12-13',
    38: '2024-12-13',
    39: '2024-12-13',
    93: '2021-12-17',
  },
  codes: {
    '1.2.250.1.71.1.2.7': `
      10  Médecin
      21  Pharmacien
      26  Audioprothésiste
      28  Opticien-Lunetier
      31  Assistant dentaire
      32  Physicien médical
      35  Aide-soignant
      36  Ambulancier
      37  Auxiliaire de puériculture
      38  Préparateur en pharmacie hospitalière
      39  Préparateur en pharmacie (officine)
      40  Chirurgien-Dentiste
      50  Sage-Femme
      60  Infirmier
      69  Infirmier psychiatrique
      70  Masseur-Kinésithérapeute
      80  Pédicure-Podologue
      81  Orthoprothésiste
      82  Podo-Orthésiste
      83  Orthopédiste-Orthésiste
      84  Oculariste
      85  Epithésiste
      86  Technicien de laboratoire médical
      91  Orthophoniste
      92  Orthoptiste
      93  Psychologue
      94  Ergothérapeute
      95  Diététicien
      96  Psychomotricien
      98  Manipulateur ERM
    `,
  },
})
