import { codeSet } from './code-set.js'

/** Professions of social care. */
export const r94ProfessionSocial = codeSet({
  name: 'TRE_R94_ProfessionSocial',
  oid: '1.2.250.1.213.1.6.1.4',
  version: '2022-07-29',
  source: { doc: 'generate-vihf', at: 'src/test/resources/JDV_J65-SubjectRole-DMP.xml' },
  licence: "Apache-2.0 (dépôt) ; nomenclature de l'ANS",
  note: 'Codes et libellés tels que JDV_J65 les liste.',
  codes: {
    '1.2.250.1.213.1.6.1.4': `
      41  Assistant de service social
      42  Auxiliaire de vie sociale
      43  Technicien de l'intervention sociale et familiale
      44  Conseiller en économie sociale et familiale
      45  Médiateur familial
      46  Assistant familial
      47  Aide médico-psychologique (AMP)
      48  Moniteur éducateur
      49  Educateur de jeunes enfants
      51  Educateur spécialisé
      52  Educateur technique spécialisé
      53  Accompagnant éducatif et social
    `,
  },
})
