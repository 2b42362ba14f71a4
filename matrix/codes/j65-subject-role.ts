import { codeSet } from './code-set.js'

/** Roles of a VIHF: profession first, then savoir-faire, sub-section or role. */
export const j65SubjectRole = codeSet({
  name: 'JDV_J65-SubjectRole-DMP',
  oid: '1.2.250.1.213.1.1.5.5',
  version: '2022-07-29',
  source: { doc: 'generate-vihf', at: 'src/test/resources/JDV_J65-SubjectRole-DMP.xml' },
  licence: "Apache-2.0 (dépôt) ; nomenclature de l'ANS",
  note: "Une édition plus récente existe et n'a été lue qu'en partie : TRE_G15 35 à 39 n'y sont plus valides, TRE_A00 y gagne SNR et LOGICIEL_DUI.",
  valid: { from: '2019-01-18' },
  codes: {
    '1.2.250.1.213.1.1.4.6': `
      ALIM_AM              Alimentation automatique à partir du Système d'Information de l'Assurance Maladie
      DISPOSITIF           Dispositif médical
      EXP_PATIENT          Expression personnelle du patient
      SECRETARIAT_MEDICAL  Secrétariat médical
      AUTOMATE             Automate
    `,
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
      94  Ergothérapeute
      95  Diététicien
      96  Psychomotricien
      98  Manipulateur ERM
    `,
    '1.2.250.1.213.1.6.1.109': `
      71  Ostéopathe
      72  Psychothérapeute
      73  Chiropracteur
      93  Psychologue
      97  Conseiller en génétique
    `,
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
    '1.2.250.1.213.1.6.1.140': `
      99  Acteur caractérisé par son rôle
    `,
    '1.2.250.1.71.1.2.8': `
      10  Médecin en formation
      21  Pharmacien en formation
      40  Chirurgien-Dentiste en formation
      50  Sage-Femme en formation
    `,
    '1.2.250.1.71.4.2.5': `
      SCD01   Orthopédie dento-faciale (SCD)
      SCD02   Chirurgie orale (SCD)
      SCD03   Médecine bucco-dentaire (SCD)
      PAC00   Qualifié Praticien Adjoint Contractuel (PAC)
      SM01    Anatomie et cytologie pathologiques (SM)
      SM02    Anesthésie-réanimation (SM)
      SM03    Biologie médicale (SM)
      SM04    Cardiologie et maladies vasculaires (SM)
      SM05    Chirurgie générale (SM)
      SM06    Chirurgie maxillo-faciale (SM)
      SM07    Chirurgie maxillo-faciale et stomatologie (SM)
      SM08    Chirurgie orthopédique et traumatologie (SM)
      SM09    Chirurgie infantile (SM)
      SM10    Chirurgie plastique reconstructrice et esthétique (SM)
      SM11    Chirurgie thoracique et cardio-vasculaire (SM)
      SM12    Chirurgie urologique (SM)
      SM13    Chirurgie vasculaire (SM)
      SM14    Chirurgie viscérale et digestive (SM)
      SM15    Dermatologie et vénéréologie (SM)
      SM16    Endocrinologie et métabolisme (SM)
      SM17    Génétique médicale (SM)
      SM18    Gériatrie (SM)
      SM19    Gynécologie médicale (SM)
      SM20    Gynécologie-obstétrique (SM)
      SM21    Hématologie (SM)
      SM22    Hématologie option Maladie du sang (SM)
      SM23    Hématologie option Onco-hématologie (SM)
      SM24    Gastro-entérologie et hépatologie (SM)
      SM25    Médecine du travail (SM)
      SM26    Qualifié en médecine générale (SM)
      SM27    Médecine interne (SM)
      SM28    Médecine nucléaire (SM)
      SM29    Médecine physique et réadaptation (SM)
      SM30    Néphrologie (SM)
      SM31    Neuro-chirurgie (SM)
      SM32    Neurologie (SM)
      SM33    Neuro-psychiatrie (SM)
      SM34    ORL et chirurgie cervico-faciale (SM)
      SM35    Oncologie option onco-hématologie (SM)
      SM36    Oncologie option médicale (SM)
      SM37    Oncologie option radiothérapie (SM)
      SM38    Ophtalmologie (SM)
      SM39    Oto-rhino-laryngologie (SM)
      SM40    Pédiatrie (SM)
      SM41    Pneumologie (SM)
      SM42    Psychiatrie (SM)
      SM43    Psychiatrie option enfant et adolescent (SM)
      SM44    Radiodiagnostic (SM)
      SM45    Radiothérapie (SM)
      SM46    Médecine intensive-réanimation (SM)
      SM47    Recherche médicale (SM)
      SM48    Rhumatologie (SM)
      SM49    Santé publique et médecine sociale (SM)
      SM50    Stomatologie (SM)
      SM51    Gynéco-obstétrique et Gynéco médicale option Gynéco-obst. (SM)
      SM52    Gynéco-obstétrique et Gynéco médicale option Gynéco-médicale (SM)
      SM53    Spécialiste en médecine générale (SM)
      SM54    Médecine générale (SM)
      SM55    Radiodiagnostic et radiothérapie (SM)
      SM56    Chirurgie orale (SM)
      SM57    Allergologie (SM)
      SM58    Maladies infectieuses et tropicales (SM)
      SM59    Médecine d'urgence (SM)
      SM60    Médecine légale et expertises médicales (SM)
      SM61    Médecine vasculaire (SM)
      SM62    Endocrinologie, diabétologie, nutrition (SM)
      SM63    Biologie médicale option biologie générale (SM)
      SM64    Biologie médicale option médecine moléculaire, génétique et pharmacologie (SM)
      SM65    Biologie médicale option hématologie et immunologie (SM)
      SM66    Biologie médicale option agents infectieux (SM)
      SM67    Biologie médicale option biologie de la reproduction (SM)
      SM68    Chirurgie maxillo-faciale (réforme 2017) (SM)
      SM69    Chirurgie pédiatrique option chirurgie viscérale pédiatrique (SM)
      SM70    Chirurgie pédiatrique option orthopédie pédiatrique (SM)
      SM71    Hématologie (réforme 2017) (SM)
      SM72    Médecine interne et immunologie clinique (SM)
      CEX22   Gynécologie médicale et obstétrique (CEX)
      CEX24   Gynécologie médicale (CEX)
      CEX26   Obstétrique (CEX)
      CEX64   Urologie (CEX)
      SCH01   Anatomie et cytologie pathologiques (SCH)
      SCH02   Anesthésie-réanimation (SCH)
      SCH03   Bactériologie-virologie, hygiène hospitalière (SCH)
      SCH04   Biochimie (SCH)
      SCH05   Biologie cellulaire, histologie, biologie du développement et de la reproduction (SCH)
      SCH06   Biologie médicale (SCH)
      SCH07   Biophysique (SCH)
      SCH08   Oncologie médicale (SCH)
      SCH09   Cardiologie et maladies vasculaires (SCH)
      SCH10   Chirurgie générale (SCH)
      SCH11   Chirurgie viscérale et digestive (SCH)
      SCH12   Chirurgie infantile (SCH)
      SCH13   Chirurgie maxillo-faciale (SCH)
      SCH14   Chirurgie orthopédique et traumatologique (SCH)
      SCH15   Chirurgie plastique reconstructrice et esthétique (SCH)
      SCH16   Chirurgie thoracique et cardio-vasculaire (SCH)
      SCH17   Chirurgie urologique (SCH)
      SCH18   Chirurgie vasculaire (SCH)
      SCH19   Dermatologie et vénéréologie (SCH)
      SCH20   Endocrinologie et métabolisme (SCH)
      SCH21   Santé publique (SCH)
      SCH22   Explorations fonctionnelles (SCH)
      SCH23   Gastro-entérologie et hépatologie (SCH)
      SCH24   Génétique (SCH)
      SCH25   Génétique médicale (SCH)
      SCH26   Gynécologie et obstétrique (SCH)
      SCH27   Hématologie biologique (SCH)
      SCH28   Hématologie clinique (SCH)
      SCH29   Hémobiologie-transfusion (SCH)
      SCH30   Hygiène hospitalière (SCH)
      SCH31   Immunologie biologique (SCH)
      SCH32   Immunologie clinique (SCH)
      SCH33   Maladies infectieuses, maladies tropicales (SCH)
      SCH34   Médecine de la reproduction et gynécologie médicale (SCH)
      SCH35   Médecine du travail (SCH)
      SCH36   Médecine d'urgence (SCH)
      SCH37   Médecine générale (SCH)
      SCH38   Gériatrie (SCH)
      SCH39   Médecine interne (SCH)
      SCH40   Médecine légale (SCH)
      SCH41   Médecine nucléaire (SCH)
      SCH42   Médecine physique et de réadaptation (SCH)
      SCH43   Néphrologie (SCH)
      SCH44   Neurochirurgie (SCH)
      SCH45   Neurologie (SCH)
      SCH46   Odontologie polyvalente (SCH)
      SCH47   Ophtalmologie (SCH)
      SCH48   Oto-rhino-laryngologie (SCH)
      SCH49   Parasitologie (SCH)
      SCH50   Pédiatrie (SCH)
      SCH51   Pharmacie polyvalente et pharmacie hospitalière (SCH)
      SCH52   Pharmacologie clinique et toxicologie (SCH)
      SCH53   Pneumologie (SCH)
      SCH54   Psychiatrie polyvalente (SCH)
      SCH55   Radiologie (SCH)
      SCH56   Oncologie radiothérapique (SCH)
      SCH57   Réanimation médicale (SCH)
      SCH58   Rhumatologie (SCH)
      SCH59   Stomatologie (SCH)
      SCH60   Toxicologie et pharmacologie (SCH)
      SI01    Exercice infirmier en pratique avancée pathologies chroniques stabilisées (SI)
      SI02    Exercice infirmier en pratique avancée oncologie et hémato-oncologie (SI)
      SI03    Exercice infirmier en pratique avancée maladie rénale chronique, dialyse et transplantation rénale (SI)
      SI04    Exercice infirmier en pratique avancée santé mentale (SI)
      C01     Anatomie et cytologie pathologiques humaines (C)
      C03     Anesthésie-réanimation (C)
      C05     Médecine appliquée aux sports (C)
      C07     Cardiologie (C)
      C09     Chirurgie plastique reconstructrice et esthétique (C)
      C10     Chirurgie maxillo-faciale (C)
      C11     Chirurgie thoracique (C)
      C12     Chirurgie orthopédique (C)
      C13     Urologie (C)
      C15     Dermato-vénéréologie (C)
      C20     Hémobiologie (C)
      C23     Gynécologie médicale et obstétrique (C)
      C25     Gynécologie médicale (C)
      C27     Obstétrique (C)
      C29     Maladies de l'appareil digestif (C)
      C30     Néphrologie (C)
      C31     Médecine exotique (C)
      C33     Allergologie (C)
      C34     Angéiologie (C)
      C35     Cancérologie (C)
      C36     Diabétologie-nutrition (C)
      C37     Endocrinologie (C)
      C38     Maladies du sang (C)
      C39     Réanimation (C)
      C40     Médecine légale (C)
      C41     Médecine du travail (C)
      C43     Neurologie (C)
      C45     Neuro-chirurgie (C)
      C47     Neuro-psychiatrie (C)
      C51     Pédiatrie (C)
      C52     Phoniatrie (C)
      C54     Pneumologie (C)
      C57     Psychiatrie (C)
      C58     Psychiatrie option enfant et adolescent (C)
      C60     Médecine physique et réadaptation (C)
      C62     Rhumatologie (C)
      C68     Chirurgie pédiatrique (C)
      C69     Médecine nucléaire (C)
      C71     Médecine thermale (C)
      C72     Génétique médicale (C)
      C75     Endocrinologie maladies métaboliques (C)
      C76     Orthopédie dento-maxillo-faciale (C)
      C83     Chirurgie de la face et du cou (C)
      CAPA01  Addictologie clinique (CAPA)
      CAPA02  Aide médicale urgente (CAPA)
      CAPA03  Allergologie (CAPA)
      CAPA04  Angéiologie (CAPA)
      CAPA05  Evaluation et traitement de la douleur (CAPA)
      CAPA06  Gérontologie (CAPA)
      CAPA07  Hydrologie et climatologie médicales (CAPA)
      CAPA08  Médecine aérospatiale (CAPA)
      CAPA09  Médecine de catastrophe (CAPA)
      CAPA10  Médecine et biologie du sport (CAPA)
      CAPA11  Médecine de santé au travail et prévention des risques professionnels (CAPA)
      CAPA12  Médecine pénitentiaire (CAPA)
      CAPA13  Médecine tropicale (CAPA)
      CAPA14  Pratiques médico-judiciaires (CAPA)
      CAPA15  Technologie transfusionnelle (CAPA)
      CAPA16  Toxicomanies et alcoologies (CAPA)
      DSM200  Addictologie (DNQ)
      DSM201  Allergologie et Immunologie clinique (DNQ)
      DSM202  Andrologie (DNQ)
      DSM203  Biochimie hormonale et métabolique (DNQ)
      DSM204  Biologie des agents infectieux (DNQ)
      DSM205  Biologie moléculaire (DNQ)
      DSM206  Cancérologie (DNQ)
      DSM207  Chirurgie de la face et du cou (DNQ)
      DSM208  Chirurgie plastique et reconstructrice (DNQ)
      DSM209  Chirurgie vasculaire (DNQ)
      DSM210  Cytogénétique humaine (DNQ)
      DSM211  Dermatopathologie (DNQ)
      DSM212  Foetopathologie (DNQ)
      DSM213  Gériatrie (DNQ)
      DSM214  Hématologie biologique (DNQ)
      DSM215  Hématologie maladies du sang (DNQ)
      DSM216  Hémobiologie-transfusion (DNQ)
      DSM217  Immunologie et Immunopathologie (DNQ)
      DSM218  Médecine de la reproduction (DNQ)
      DSM219  Médecine du sport (DNQ)
      DSM220  Médecine d'urgence (DNQ)
      DSM221  Médecine légale et Expertises médicales (DNQ)
      DSM222  Médecine nucléaire (DNQ)
      DSM223  Médecine vasculaire (DNQ)
      DSM224  Néonatalogie (DNQ)
      DSM225  Neuropathologie (DNQ)
      DSM226  Nutrition (DNQ)
      DSM227  Orthopédie dento-maxillo-faciale (DNQ)
      DSM228  Pathologie infectieuse et tropicale, clinique et biologique (DNQ)
      DSM229  Pharmacocinétique et Métabolisme des médicaments (DNQ)
      DSM230  Pharmacologie clinique et Evaluation des thérapeutiques (DNQ)
      DSM231  Psychiatrie de l'enfant et de l'adolescent (DNQ)
      DSM232  Radiopharmacie et radiobiologie (DNQ)
      DSM233  Réanimation médicale (DNQ)
      DSM234  Toxicologie biologique (DNQ)
      DSM235  Médecine de la douleur et Médecine palliative (DNQ)
      DSM236  Cancérologie, option Traitements médicaux des cancers (DNQ)
      DSM237  Cancérologie, option Chirurgie cancérologique (DNQ)
      DSM238  Cancérologie, option Réseaux de cancérologie (DNQ)
      DSM239  Cancérologie, option Biologie cancérologie (DNQ)
      DSM240  Cancérologie, option Imagerie cancérologie (DNQ)
    `,
    '1.2.250.1.71.4.2.6': `
      A   Pharmacien titulaire d'officine
      B   Pharmacien d'entreprise - industrie
      C   Pharmacien d'entreprise - distribution
      D   Pharmacien adjoint, remplaçant ou gérant
      DA  Pharmacien adjoint
      DM  Pharmacien mutualiste ou minier
      E   Pharmacien d'Outre-Mer
      EA  Pharmacien titulaire d'officine - OM
      EB  Pharmacien d'entreprise - industrie - OM
      EC  Pharmacien d'entreprise - distribution - OM
      ED  Pharmacien adjoint - OM
      EG  Pharmacien biologiste - OM
      EH  Pharmacien d'établissement de santé - OM
      G   Pharmacien biologiste
      H   Pharmacien d'établissement de santé
      M   Pharmacien militaire
    `,
    '1.2.250.1.213.1.6.1.19': `
      GENR01  Activité de soin et de pharmacie
      GENR02  Activité de soins ou de pharmacien en tant que remplaçant
      GENR03  Remplacement dans une activité de soins
      GENR04  Activité non soignante
      GENR06  Délégation de responsabilité pour continuité de service
      GENR08  Activité de coordination et d'orientation
      GENR09  Activité de professionnel du secteur social et médico-social exerçant des fonctions administratives ou d'appui à l'organisation de l'accompagnement
      GENR10  Activité de professionnel du secteur social et médico-social exerçant des fonctions d'accompagnement à la vie sociale, professionnelle et éducative
      GENR11  Activité de professionnel du secteur social et médico-social exerçant des fonctions d'accompagnement au soin
      GENR12  Activité de professionnel du social et médico-social exerçant des fonctions d'encadrement et d'organisation de l'accompagnement
    `,
    '1.2.250.1.213.1.6.1.17': `
      FON-01  Titulaire de cabinet
      FON-02  Associé dans une société d'exercice (SEL ou SCP)
      FON-03  Titulaire d'officine
      FON-04  Remplaçant du titulaire d'officine
      FON-05  Adjoint
      FON-07  Gérant après décès
      FON-09  Responsable d'établissement
      FON-15  Directeur de laboratoire
      FON-16  Directeur-adjoint de laboratoire
      FON-17  Collaborateur
      FON-18  Assistant salarié
      FON-19  Praticien Conseil
      FON-21  Médecin scolaire
      FON-22  Remplaçant, intérimaire, intermittent
      FON-23  Gérant
      FON-24  Médecin de santé publique
      FON-29  Médecin du travail
      FON-32  Régulateur libéral
      FON-33  Salarié en poste fixe
      FON-36  Délégué
      FON-37  Gérant de pharmacie à usage intérieur (PUI)
      FON-39  Exercice en PMI
      FON-40  Biologiste responsable
      FON-41  Biologiste médical
      FON-42  Assistant collaborateur
      FON-43  Cadre de santé
      FON-45  Directeur des soins
      FON-46  Enseignant salarié
      FON-47  Etudiant remplaçant, adjoint
      FON-48  Interne
      FON-49  Pharmacien responsable Bonnes Pratiques de Dispensation d'Oxygène
      FON-50  Pharmacien adjoint Bonnes Pratiques de Dispensation d'Oxygène
      FON-51  Remplacement partiel
      FON-52  Etudiant militaire
      FON-53  Médecin assistant
      FON-54  Permanence des soins
      FON-55  Participation libérale aux missions de service public d'un établissement de santé
      FON-56  Intervention libérale dans le cadre d'un GCS
      FON-57  Docteur junior
      FON-AU  Fonction non définie
    `,
    '1.2.250.1.213.1.6.1.107': `
      300  Assistant de service social (PAERPA)
      301  Coordination territoriale d'appui (PAERPA)
      302  Aide et accompagnement à domicile (PAERPA)
      303  Avocat participant aux processus de soins sans consentement (eSSS)
      304  Assistant de service social (Expérimentation MAIA)
      305  Psychologue (Expérimentation MAIA)
      306  Psychothérapeute (Expérimentation MAIA)
      307  Mandataire judiciaire à la protection des majeurs (MJPM)
      308  Pilote MAIA
      309  Gestionnaire de cas MAIA
      310  Equipe médico-sociale APA
      311  Autre acteur mettant en oeuvre la méthode MAIA
      312  Autre professionnel
      313  Aide-soignant
      314  Ambulancier
      315  Auxiliaire de puériculture
      316  Préparateur en pharmacie hospitalière
      317  Préparateur en pharmacie (officine)
      318  Auxiliaire de vie sociale
      319  Technicien de l'intervention sociale et familiale
      320  Conseiller en économie sociale et familiale
      321  Médiateur familial
      322  Assistant familial
      323  Aide médico-psychologique (AMP)
      324  Moniteur éducateur
      325  Educateur de jeunes enfants
      326  Educateur spécialisé
      327  Educateur technique spécialisé
      328  Accompagnant éducatif et social
      329  Conseiller en génétique
      350  Aide à domicile
      351  Assistant(e) maternel(le)
      352  Autre salarié de la structure sociale
    `,
  },
})
