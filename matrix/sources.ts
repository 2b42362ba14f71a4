/**
 * A document that a `Source` may name.
 *
 * `where` says where anyone can read it. A document of ours has no publisher: `restsOn` names, in words, the public
 * documents that it was built from; its sections are those cited in `Source.at`.
 */
export interface SourceDocument {
  readonly id: string
  readonly title: string
  readonly version: string
  readonly where: string
  readonly restsOn?: string
}

const package210 =
  "paquet d'intégration DMP du GIE SESAM-Vitale ; copie dans le dépôt GitHub k-jefferson/Dehempe, docs/package dmp"
const testBook =
  'doc.devbox-sante.fr, connecteur DMP, homologation ; dépôt GitHub doc-devbox-sante/doc-devbox-sante.github.io'
const ours = "analyse du projet dmp-bench, d'après des documents publics"

const published: readonly SourceDocument[] = [
  {
    id: 'pdt-inf-526',
    title: 'Matrice des droits fonctionnels (GIE SESAM-Vitale)',
    version: '1.8, 25/09/2024',
    where: package210,
  },
  {
    id: 'pdt-inf-606',
    title: 'Matrice des droits fonctionnels AIR (GIE SESAM-Vitale)',
    version: '1.3, 08/07/2025',
    where: package210,
  },
  {
    id: 'pdt-inf-617',
    title: 'CPE non directement nominatives, IGC Santé (GIE SESAM-Vitale)',
    version: '25/09/2024',
    where: package210,
  },
  { id: 'cdt-2.10c', title: 'Cahier de tests DMP du CNDA', version: '2.10c, 27/11/2025', where: testBook },
  { id: 'cdt-2.9.1b', title: 'Cahier de tests DMP du CNDA', version: '2.9.1b, 25/07/2024', where: testBook },
  { id: 'cdt-2.9.0', title: 'Cahier de tests DMP du CNDA', version: '2.9.0, 20/07/2023', where: testBook },
  { id: 'cdt-2.8.0b', title: 'Cahier de tests DMP du CNDA', version: '2.8.0b, 02/05/2023', where: testBook },
  {
    id: 'devbox-homologation',
    title: "Suivi public des exigences d'homologation d'un connecteur DMP",
    version: 'tickets 3 à 167',
    where: 'bitbucket.org/devbox-sante/homologation/issues',
  },
  {
    id: 'devbox-doc',
    title: "Documentation d'un connecteur DMP homologué",
    version: '7.x',
    where: 'doc.devbox-sante.fr/7.x/devbox-sante/connecteurs/dmp',
  },
  {
    id: 'dmpc-public',
    title: "API publique d'un client DMP en Java (javadoc)",
    version: 'branche principale',
    where: 'dépôt GitHub DEVCOOP/dmpc-public',
  },
  {
    id: 'dehempe',
    title: "Notes d'un client DMP en .NET écrit d'après le guide 2.10",
    version: 'branche principale',
    where: 'dépôt GitHub k-jefferson/Dehempe, specs',
  },
  {
    id: 'ihe-iti-3',
    title: 'IHE IT Infrastructure Technical Framework, volumes 2 et 3',
    version: 'ITI-18, ITI-41, ITI-43',
    where: 'profiles.ihe.net/ITI',
  },
  {
    id: 'ans-testcontenucda',
    title: 'TestContenuCDA 3.0, jeux de valeurs (ANS)',
    version: 'commit 7cd489b, 19/02/2025',
    where: 'dépôt GitHub ansforge/TestContenuCDA-3-0',
  },
  {
    id: 'ans-ig-terminologie',
    title: 'Jeux de valeurs et correspondances en FHIR (ANS)',
    version: 'dépôt et sa branche DM, 25/01/2025',
    where: 'dépôts GitHub ansforge/IG-terminologie-de-sante et M-Priour/IG-terminologie-de-sante',
  },
  {
    id: 'ans-terminologies',
    title: 'Guide FHIR Terminologies de Santé (ANS)',
    version: '1.12.0',
    where: 'interop.esante.gouv.fr/terminologies',
  },
  {
    id: 'generate-vihf',
    title: 'Fabrique de VIHF de Pro Santé Connect (ANS)',
    version: '26/10/2022',
    where: 'dépôt GitHub prosanteconnect/generate-VIHF',
  },
  {
    id: 'dmp-messages',
    title: 'Exemples de messages et WSDL du DMP (GIE SESAM-Vitale)',
    version: 'exemples 02.05.00, annexe WSDL 2.01.04',
    where: package210,
  },
  {
    id: 'segur-squash',
    title: 'Exigences et scénarios du Ségur : vague 1, et prépublication de la vague 2 (ANS)',
    version: 'février 2023',
    where: 'dépôt GitHub ansforge/segur-squash-plugins, macros',
  },
  {
    id: 'rem-lgc-va2',
    title: "REM-MDV-LGC-Va2, tel que le cite la spécification publique d'un client MSSanté",
    version: 'numéros et sujets seulement',
    where: 'industriels.esante.gouv.fr, REM-MDV-LGC-Va2.xlsx (non ouvert)',
  },
  {
    id: 'devbox-pfi',
    title: "Notes de version d'une plateforme d'intermédiation (PFI)",
    version: '6.x',
    where: 'doc.devbox-sante.fr, plateformes/pfi/versions',
  },
  {
    id: 'ans-hl7v2-exemples',
    title: 'Exemples HL7 v2 du Ségur (ANS)',
    version: 'vague 2',
    where: 'dépôt GitHub ansforge/hl7V2-exemples',
  },
  {
    id: 'ans-ig-hl7v2-cda',
    title: "Guide de transmission d'un document CDA R2 en HL7 v2 (ANS)",
    version: 'branche principale',
    where: 'dépôt GitHub ansforge/IG-hl7v2-volet-transmission-document-cda-r2',
  },
  {
    id: 'faq-industriels',
    title: 'Foire aux questions des industriels (ANS)',
    version: 'décembre 2025',
    where: 'industriels.esante.gouv.fr/faq-des-industriels/10943',
  },
  {
    id: 'mhab-2020',
    title: "Matrice d'habilitation des professionnels du DMP : extrait d'une page",
    version: 'V2.3.0, 07/10/2020',
    where:
      'dépôt GitHub doc-devbox-sante/doc-devbox-sante.github.io, blog/2021/05/20/dmp-matrice-habilitation ; éditions suivantes sur dmp.fr/matrice-habilitation',
  },
  {
    id: 'information-dentaire',
    title: "L'Information dentaire : règles d'accès aux DMP des professionnels de santé",
    version: '2023',
    where: 'information-dentaire.fr, actualités, publication-des-regles-d-acces-aux-dmp-des-professionnels-de-sante',
  },
  {
    id: 'infirmiers-com',
    title: "Infirmiers.com : habilitations d'accès au DMP de la profession",
    version: '2023',
    where:
      'infirmiers.com, profession-ide, dossier-medical-partage-la-liste-des-habilitations-dacces-pour-la-profession',
  },
  {
    id: 'pharma365',
    title: "Pharma365 : la matrice d'habilitation de 2023 à l'officine",
    version: '2023',
    where: 'pharma365.fr',
  },
  {
    id: 'france-assos-sante',
    title: "France Assos Santé : la matrice d'habilitation de 2023",
    version: '2023',
    where: 'france-assos-sante.org',
  },
  {
    id: 'polecapneuro',
    title: 'Pôle Cap Neuro (Île-de-France) : accès au DMP des professions à rôle',
    version: 'lu en 2025',
    where: 'polecapneuro.sante-idf.fr',
  },
]

const analyses: readonly SourceDocument[] = [
  {
    id: 'dmp-wire',
    title: 'Le DMP sur le fil : adresses, enveloppes, transactions',
    version: '2.10',
    where: ours,
    restsOn:
      "exemples de messages 02.05.00, WSDL 2.01.04 et client d'exemple C# du GIE SESAM-Vitale, cahier de tests CNDA 2.10c, journaux publics d'un connecteur, profils IHE ITI",
  },
  {
    id: 'dmp-vihf',
    title: 'Le VIHF de chaque appel',
    version: '3.0 et 4.0',
    where: ours,
    restsOn:
      "quatre VIHF d'exemple du GIE SESAM-Vitale, guide ANS de transmission d'un CDA en HL7 v2 (correspondance VIHF), generate-VIHF, SAML 2.0 et XML Signature",
  },
  {
    id: 'dmp-xds-metadata',
    title: 'Métadonnées XDS du DMP et signature du lot',
    version: '2.10',
    where: ours,
    restsOn:
      "exemples de messages, guide ANS de transmission d'un CDA en HL7 v2, modèles FSH du volet Partage de documents, jeux de valeurs de l'ANS, profils IHE ITI et DSG",
  },
  {
    id: 'dmp-hl7v3-patient',
    title: 'Messages patient HL7 V3 du DMP',
    version: '2.10',
    where: ours,
    restsOn: 'exemples de messages et schémas HL7 V3 des WSDL du GIE SESAM-Vitale',
  },
  {
    id: 'dmp-answers-outline',
    title: 'Réponses du DMP, élément par élément',
    version: '2.10',
    where: ours,
    restsOn: "exemples de messages, WSDL 2.01.04, échanges publiés d'un connecteur et de la DRIMbox",
  },
  {
    id: 'dmp-errors',
    title: 'Erreurs du DMP : codes, formes, conduite à tenir',
    version: '2.10',
    where: ours,
    restsOn: 'cahiers de tests CNDA, notes du GIE SESAM-Vitale, code et documentation de clients publics',
  },
  {
    id: 'dmp-transactions',
    title: 'Transactions du DMP : comportement, règles, erreurs',
    version: '2.10',
    where: ours,
    restsOn:
      "cahiers de tests CNDA 2.9 à 2.10c, exemples de messages, notes du GIE SESAM-Vitale, documentation d'un connecteur",
  },
  {
    id: 'dmp-requirements',
    title: 'Exigences EX_, REC_, RG_, EF_ et PRE_ relevées',
    version: '2.10',
    where: ours,
    restsOn: 'cahiers de tests CNDA 2.8 à 2.10c, suivi public des exigences, javadoc publique',
  },
  {
    id: 'dmp-homologation-tests',
    title: "Tests d'homologation relevés",
    version: '2.10c et plus anciens',
    where: ours,
    restsOn: 'cahiers de tests CNDA 2.7 à 2.10c',
  },
  {
    id: 'visibility-rules',
    title: 'Masquage, invisibilité, connexion secrète, cycle de vie',
    version: '2.10',
    where: ours,
    restsOn: 'code de la santé publique, cahier de tests CNDA 2.10c, notes du GIE SESAM-Vitale',
  },
  {
    id: 'matrix-functional',
    title: 'Droits fonctionnels : lecture des deux matrices',
    version: '526 v1.8 et 606 v1.3',
    where: ours,
    restsOn: 'PDT-INF-526, PDT-INF-606, PDT-INF-527, cahier de tests CNDA 2.10c',
  },
  {
    id: 'matrix-documents',
    title: 'Droits sur les documents par profession',
    version: 'cellules publiques',
    where: ours,
    restsOn: "documents publics qui citent la matrice d'habilitation du DMP",
  },
  {
    id: 'certificates',
    title: 'Profils des certificats IGC Santé',
    version: '2025',
    where: ours,
    restsOn:
      "certificats de test publiés dans des messages d'exemple, politiques de certification de l'IGC Santé, RFC 5280",
  },
  {
    id: 'cards-cps',
    title: 'Cartes CPx et leurs données',
    version: '2025',
    where: ours,
    restsOn: "spécifications publiées de la Cryptolib CPS, certificats de test publics, nomenclatures de l'ANS",
  },
  {
    id: 'cda',
    title: 'CDA R2 français : en-tête, corps, contrôles',
    version: 'CI-SIS 2024',
    where: ours,
    restsOn: "TestContenuCDA de l'ANS (schémas, schématrons, exemples), volets du CI-SIS",
  },
  {
    id: 'psc',
    title: 'Pro Santé Connect, e-CPS et AIR',
    version: 'état de novembre 2025',
    where: ours,
    restsOn:
      "extension Keycloak et preuves de concept publiques de l'ANS, documentation publique d'un connecteur, cahier de tests CNDA 2.10c",
  },
  {
    id: 'ins',
    title: 'INS, NIR, clé et OID',
    version: '2025',
    where: ours,
    restsOn: "référentiel INS et guide d'implémentation de l'ANS, algorithme public de la clé du NIR",
  },
  {
    id: 'libraries',
    title: 'Bibliothèques XML, signature, SOAP et MTOM, mesurées',
    version: '2025',
    where: ours,
    restsOn: 'sources et documentation publiques de ces bibliothèques, RFC 2046 et 2387, XOP, XML Signature',
  },
  {
    id: 'matrice-importee',
    title: "Matrice d'habilitation importée par l'utilisateur du banc",
    version: 'celle du fichier importé',
    where: 'le fichier donné à dmp-bench matrix import',
    restsOn: 'le fichier importé, non vérifié par le projet',
  },
  {
    id: 'dmp-bench',
    title: 'dmp-bench',
    version: 'ce logiciel',
    where: 'le dépôt de ce logiciel',
    restsOn: 'choix du banc, marqués comme tels',
  },
]

/** Every document cited by a `Source`, published ones first. */
export const sources: readonly SourceDocument[] = Object.freeze([...published, ...analyses])

const byId = new Map(sources.map((document) => [document.id, document]))

/** The document that a `Source` names; undefined when the id is not known. */
export const sourceDocument = (id: string): SourceDocument | undefined => byId.get(id)
