import { certifying, creating, modifying, openingAccount, reactivating } from '../administration-examples.js'
import { conversation, existence } from '../examples.js'
import { lastExistence } from '../session.js'
import { orderCheck } from './support/order-check.js'
import { historical, keptByNote10 } from './support/registration.js'

const outside = existence({ patient: 'sans-ens', answer: { existence: 'VALIDE', attachedToEns: false } })
const tied = existence({ patient: 'sans-ens', answer: { existence: 'VALIDE', attachedToEns: true } })

export const notAttached = orderCheck({
  id: 'order/not-attached-to-ens',
  title: 'Un DMP que TD0.2 dit rattaché à Mon espace santé ne se modifie ni ne se ferme plus par le logiciel',
  source: { doc: 'matrix-functional', at: 'note 10' },
  on: keptByNote10,
  packages: { from: '2.4' },
  appliesTo: (view, context) => lastExistence(view, context)?.attachedToEns !== undefined,
  judge: (view, context) =>
    lastExistence(view, context)?.attachedToEns
      ? ['un DMP non rattaché à Mon espace santé', 'RATTACHEMENT_ENS vrai dans la dernière TD0.2']
      : undefined,
  pass: [conversation(outside, modifying())],
  fail: [conversation(tied, modifying()), conversation(tied, openingAccount())],
})

export const accountOpenedOnce = orderCheck({
  id: 'order/account-opened-once',
  title: 'TD1.5a ne part pas quand TD0.2 dit le compte internet ouvert',
  source: { doc: 'dmp-errors', at: '2, DMPPatientAccessAlreadyExists' },
  on: ['TD1.5a'],
  appliesTo: (view, context) => lastExistence(view, context)?.internetAccount !== undefined,
  judge: (view, context) =>
    lastExistence(view, context)?.internetAccount
      ? ['un patient sans compte internet', 'COMPTE_INTERNET_OUVERT vrai dans la dernière TD0.2']
      : undefined,
  pass: [
    conversation(
      existence({ patient: 'sans-ens', answer: { existence: 'VALIDE', internetAccount: false } }),
      openingAccount(),
    ),
  ],
  fail: [
    conversation(
      existence({ patient: 'sans-ens', answer: { existence: 'VALIDE', internetAccount: true } }),
      openingAccount(),
    ),
  ],
})

export const certifiedBeforeCreation = orderCheck({
  id: 'order/certified-before-creation',
  title: "TD0.0 certifie l'identité lue sur la carte avant une création ou une réactivation",
  verifies: ['EX_GEN-1250', 'EX_1.2-1010'],
  source: { doc: 'dmp-requirements', at: 'EX_GEN-1250, EX_1.2-1010' },
  on: ['TD1.1', 'TD1.2'],
  packages: historical,
  judge: (view, { earlier }) =>
    earlier.some(
      ({ transaction, vihf, answer }) =>
        transaction === 'TD0.0' && vihf?.nameId === view.vihf?.nameId && (answer?.success ?? false),
    )
      ? undefined
      : ['une TD0.0 réussie du même utilisateur', 'aucune avant cet appel'],
  pass: [
    conversation(certifying({ answer: { status: 'DMPOk' } }), creating()),
    conversation(certifying({ answer: { status: 'DMPOk' } }), reactivating()),
  ],
  fail: [
    creating(),
    reactivating(),
    conversation(certifying({ answer: { status: 'DMPIdentityCertificationFailure' } }), creating()),
  ],
})

export const createdWhenAbsent = orderCheck({
  id: 'order/created-when-absent',
  title: 'TD1.1 ne part que si TD0.2 a répondu que le patient n’a pas de DMP',
  source: { doc: 'dmp-errors', at: '2, DMPFound' },
  on: ['TD1.1'],
  packages: historical,
  appliesTo: (view, context) => lastExistence(view, context) !== undefined,
  judge: (view, context) =>
    lastExistence(view, context)?.found ? ['TD0.2 à NF', 'la dernière TD0.2 a trouvé un DMP'] : undefined,
  pass: [conversation(existence({ patient: 'sans-dmp', answer: { existence: 'absent' } }), creating())],
  fail: [conversation(existence({ patient: 'sans-dmp', answer: { existence: 'VALIDE' } }), creating())],
})

export const reactivatedWhenClosed = orderCheck({
  id: 'order/reactivated-when-closed',
  title: 'TD1.2 ne part que si TD0.2 a répondu que le DMP est fermé',
  source: { doc: 'dmp-errors', at: '2, DMPFound' },
  on: ['TD1.2'],
  packages: historical,
  appliesTo: (view, context) => lastExistence(view, context) !== undefined,
  judge: (view, context) =>
    lastExistence(view, context)?.closed
      ? undefined
      : ['TD0.2 à terminated', 'la dernière TD0.2 ne dit pas le DMP fermé'],
  pass: [conversation(existence({ patient: 'sans-ens-ferme', answer: { existence: 'closed' } }), reactivating())],
  fail: [conversation(existence({ patient: 'sans-ens-ferme', answer: { existence: 'VALIDE' } }), reactivating())],
})

export const noSecretCreation = orderCheck({
  id: 'order/no-secret-creation',
  title: 'La connexion secrète ne sert pas à créer un DMP',
  source: { doc: 'visibility-rules', at: '8' },
  on: ['TD1.1'],
  packages: historical,
  judge: ({ vihf }) =>
    vihf?.confidentialityCode === undefined
      ? undefined
      : ['aucune connexion secrète', `confidentiality-code ${vihf.confidentialityCode.code}`],
  pass: [creating()],
  fail: [creating({ secretConnection: true })],
})
