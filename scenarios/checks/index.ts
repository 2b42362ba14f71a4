import type { Check } from '../check.js'
import * as account from './account.js'
import * as addressing from './addressing.js'
import * as authorization from './authorization.js'
import * as cdaAuthors from './cda-authors.js'
import * as cdaBody from './cda-body.js'
import * as cdaHeader from './cda-header.js'
import * as cdaMetadata from './cda-metadata.js'
import * as cdaPatient from './cda-patient.js'
import * as cdaTemplates from './cda-templates.js'
import * as confidentiality from './confidentiality.js'
import * as entryAuthorContext from './entry-author-context.js'
import * as entryAuthors from './entry-authors.js'
import * as entryCodes from './entry-codes.js'
import * as entryCoherence from './entry-coherence.js'
import * as entryContent from './entry-content.js'
import * as entryIdentity from './entry-identity.js'
import * as entryPatient from './entry-patient.js'
import * as entryReferences from './entry-references.js'
import * as entryTimes from './entry-times.js'
import * as imaging from './imaging.js'
import * as ins from './ins.js'
import * as lotSignature from './lot-signature.js'
import * as lotSignatureEntry from './lot-signature-entry.js'
import * as message from './message.js'
import * as orderAdministration from './order-administration.js'
import * as orderAuthorization from './order-authorization.js'
import * as orderGate from './order-gate.js'
import * as orderModes from './order-modes.js'
import * as orderSearch from './order-search.js'
import * as orderUpdate from './order-update.js'
import * as patientLists from './patient-lists.js'
import * as patientSearch from './patient-search.js'
import * as prpaQuery from './prpa-query.js'
import * as prpaWrapper from './prpa-wrapper.js'
import * as queryCriteria from './query-criteria.js'
import * as queryForm from './query-form.js'
import * as querySets from './query-sets.js'
import * as registrationAuthor from './registration-author.js'
import * as registrationContent from './registration-content.js'
import * as registrationForm from './registration-form.js'
import * as replacement from './replacement.js'
import * as retrieve from './retrieve.js'
import * as schema from './schema.js'
import * as submissionSet from './submission-set.js'
import * as tls from './tls.js'
import * as transport from './transport.js'
import * as trust from './trust.js'
import * as updateEntry from './update-entry.js'
import * as updateStatus from './update-status.js'
import * as updateVisibility from './update-visibility.js'
import * as vaccination from './vaccination.js'
import * as vaccinationAuthors from './vaccination-authors.js'
import * as vaccinationContent from './vaccination-content.js'
import * as vihfAccess from './vihf-access.js'
import * as vihfAssertion from './vihf-assertion.js'
import * as vihfAttributes from './vihf-attributes.js'
import * as vihfContext from './vihf-context.js'
import * as vihfLife from './vihf-life.js'
import * as vihfSignature from './vihf-signature.js'
import * as vihfSigner from './vihf-signer.js'
import * as vihfStructure from './vihf-structure.js'
import * as vihfUser from './vihf-user.js'
import * as webAccess from './web-access.js'

/** Topics in the order a message is read: transport, addressing, VIHF, body, then the order of the calls. */
const topics: readonly Readonly<Record<string, Check | readonly Check[]>>[] = [
  transport,
  tls,
  message,
  schema,
  trust,
  addressing,
  vihfAssertion,
  vihfAttributes,
  vihfUser,
  vihfContext,
  vihfAccess,
  vihfSignature,
  vihfSigner,
  vihfStructure,
  vihfLife,
  ins,
  prpaWrapper,
  prpaQuery,
  patientSearch,
  authorization,
  patientLists,
  registrationForm,
  registrationAuthor,
  registrationContent,
  account,
  submissionSet,
  entryIdentity,
  entryContent,
  entryCodes,
  entryCoherence,
  entryReferences,
  entryTimes,
  entryPatient,
  entryAuthors,
  entryAuthorContext,
  confidentiality,
  lotSignature,
  lotSignatureEntry,
  cdaTemplates,
  cdaHeader,
  cdaMetadata,
  cdaPatient,
  cdaAuthors,
  cdaBody,
  replacement,
  vaccination,
  vaccinationContent,
  vaccinationAuthors,
  imaging,
  queryForm,
  queryCriteria,
  querySets,
  retrieve,
  updateEntry,
  updateVisibility,
  updateStatus,
  webAccess,
  orderGate,
  orderAuthorization,
  orderSearch,
  orderUpdate,
  orderModes,
  orderAdministration,
]

/** Every check of the bench: a topic exports nothing but checks. */
export const checks: readonly Check[] = topics.flatMap((topic) => Object.values(topic).flat())
