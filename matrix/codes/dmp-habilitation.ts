import { codeSet } from './code-set.js'

/** Codes of the DMP's own messages on rights and on the life of a DMP: TD0.2 to TD0.5, TD1.3, TD1.4, TD1.6. */
export const dmpHabilitation = codeSet({
  name: 'DMP_HabilitationsEtCycleDeVie',
  oid: null,
  version: '02.05.00',
  source: { doc: 'dmp-messages', at: 'exemples 02.05.00 ; Habilitations.wsdl 1.0.0 ; PatientsSpecific.wsdl 1.0.2' },
  licence: 'GIE SESAM-Vitale et Cnam : valeurs de code seules, libellés du projet',
  note: "NON_EXISTE, INTERDIT et EXPIRE : valeurs lues chez des clients publics, système par analogie. Les motifs de fermeture autres que la demande du patient n'ont pas été trouvés.",
  codes: {
    '1.2.250.1.213.4.1.2.6.1': `
      AUTORISATION  Réponse de TD0.2 : état de l'autorisation
    `,
    '1.2.250.1.213.4.1.2.6.2': `
      VALIDE      Autorisation valide
      NON_EXISTE  Aucune autorisation
      INTERDIT    Professionnel bloqué
      EXPIRE      Autorisation expirée
    `,
    '1.2.250.1.213.4.1.2.6.3': `
      STATUT_MT  Réponse de TD0.2 : médecin traitant DMP, oui ou non
    `,
    '1.2.250.1.213.4.1.2.3': `
      OPPOSITION_BRIS_DE_GLACE  Opposition au bris de glace (TD1.1, TD1.3a, TD1.3b)
      OPPOSITION_ACCES_URGENCE  Opposition à l'accès par un centre de régulation (TD0.5, TD1.3a, TD1.3b)
      RATTACHEMENT_ENS          DMP rattaché à Mon espace santé (TD0.2)
    `,
    '1.2.250.1.213.4.1.2.9': `
      COMPTE_INTERNET_OUVERT  Compte internet du patient ouvert (TD0.2)
    `,
    '1.2.250.1.213.4.1.2.4': `
      FERMETURE_DEMANDE_PATIENT  Fermeture à la demande du patient (TD1.4)
    `,
    '1.2.250.1.213.1.1.4.11': `
      TEST_EXST   Test d'existence
      CNSLT_DATA  Consultation des données de gestion
      MODIF_DATA  Modification des données de gestion
      FERM        Fermeture
    `,
    'wsdl:urn:si-dmp-habilitations#actionType': `
      AJOUT        TD0.3 : ajouter une autorisation
      SUPPRESSION  TD0.3 : retirer une autorisation
    `,
    'wsdl:urn:si-dmp-habilitations#roleType': `
      MEDECIN_TRAITANT  TD0.3 et TD1.6 : médecin traitant DMP
    `,
    'wsdl:urn:si-dmp-habilitations#modeType': `
      ACTIVE     TD1.6 : professionnels autorisés
      INTERDITE  TD1.6 : professionnels bloqués
      TOUTE      TD1.6 : les uns et les autres
    `,
    'wsdl:urn:si-dmp-patients#dateTypeEnum': `
      LASTAUTORIZATION  TD0.4 : depuis la dernière autorisation (orthographe du WSDL)
      LASTDOC           TD0.4 : depuis le dernier document
    `,
  },
})
