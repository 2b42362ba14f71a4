import { rejectionRow } from '#matrix/rejections.js'
import type { Rejection } from '../../rejection.js'
import { rejectionText } from '../../rejection-text.js'
import { NS } from '../../wire/namespaces.js'
import { outputField } from '../../wire/service-output.js'
import { element } from '../../wire/write.js'
import type { EncodedBody } from '../transaction.js'
import type { Td00Outcome } from './handle.js'

/** Here alone status and context come first: the output extends the base type (source: dmp-answers-outline, section 3). */
const output = (status: string, context: string, content = ''): EncodedBody => ({
  xml: element(
    'ns1:identityCertificationResponse',
    { 'xmlns:ns1': NS.patients },
    element('ns1:output', {}, outputField('status', status), outputField('context', context), content),
  ),
  attachments: [],
})

export const encode = ({ identity, usedName }: Td00Outcome): EncodedBody =>
  output(
    'DMPOk',
    '',
    outputField('nirIndividu', identity.active.matricule) +
      outputField('prenom', identity.givenNames[0]) +
      outputField('nomUsuel', usedName) +
      outputField('nomPatronymique', identity.birthName) +
      outputField('dateNaissance', identity.birthDate),
  )

export const encodeRejection = (rejection: Rejection): EncodedBody =>
  output(rejectionRow(rejection.rejection).code ?? 'DMPErrorLPS', rejectionText(rejection))
