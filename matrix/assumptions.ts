import { defineTable, type Source } from './table.js'

/** Who can settle an open question; names of the public support desks, in French. */
export const whomToAsk = {
  gie: 'GIE SESAM-Vitale, support aux éditeurs (guide SEL-MP-037)',
  cnda: 'CNDA, homologation DMP',
  ans: 'ANS, cadre d’interopérabilité et nomenclatures',
  cnam: 'Cnam, Mon espace santé et DMP',
} as const

export type WhomToAsk = keyof typeof whomToAsk

/**
 * A behaviour of the simulator that no source settles and that no table row carries already.
 *
 * The code says `[assumed: <id>]` where it acts on it; a test holds the two lists against each other.
 */
export interface Assumption {
  readonly id: string
  /** What the bench does. */
  readonly does: string
  /** Why this and not something else. */
  readonly reason: string
  readonly ask: WhomToAsk
  readonly source: Source
}

const wire = (at: string): Source => ({ doc: 'dmp-wire', at })
const vihf = (at: string): Source => ({ doc: 'dmp-vihf', at })
const answers = (at: string): Source => ({ doc: 'dmp-answers-outline', at })
const rules = (at: string): Source => ({ doc: 'visibility-rules', at })
const transactions = (at: string): Source => ({ doc: 'dmp-transactions', at })

/** Open behaviours, by subject. */
export const assumptions = defineTable('assumptions', [
  {
    id: 'clock-skew',
    does: 'A VIHF may be dated up to 300 seconds from the clock of the DMP.',
    reason: 'synchronisation problems are told by clients, the tolerance is not',
    ask: 'gie',
    source: vihf('8, row 12'),
  },
  {
    id: 'vihf-lifetime',
    does: 'Outside AIR a VIHF serves for an hour after its IssueInstant.',
    reason: 'no life time was found; an hour refuses a token kept from another day and nothing else',
    ask: 'gie',
    source: vihf('8'),
  },
  {
    id: 'unknown-mode',
    does: 'A VIHF whose access mode or authentication mode is in no list is refused.',
    reason: 'no column of the matrices could be chosen for it',
    ask: 'gie',
    source: vihf('2'),
  },
  {
    id: 'resource-id-without-patient',
    does: 'In a call about no patient (TD0.4, TD0.5) whatever the VIHF names as patient is not read.',
    reason: 'no rule was found; the sample client sends any patient',
    ask: 'gie',
    source: vihf('2'),
  },
  {
    id: 'regulation-centre',
    does: 'A structure certificate in centre 15 mode is refused unless its structure is known as a régulation centre.',
    reason: 'the test book wants such a certificate; the code of the refusal is not known',
    ask: 'gie',
    source: vihf('8, row 10'),
  },
  {
    id: 'eg-of-ej',
    does: 'With an EJ certificate any EG of the directory is taken as one of that EJ.',
    reason: 'the directory of the bench does not say which EG belongs to which EJ',
    ask: 'gie',
    source: vihf('7'),
  },
  {
    id: 'cps-non-professional',
    does: 'The card of a professional sent with the role of a secretary or of a machine has no right.',
    reason: 'the functional matrix has no column for it',
    ask: 'gie',
    source: { doc: 'matrix-functional', at: '8' },
  },
  {
    id: 'authorization-six-months',
    does: 'An authorisation not used for six months is EXPIRE.',
    reason: 'a public training says six months, an older doctrine one year; the value is an option',
    ask: 'gie',
    source: rules('5, A6'),
  },
  {
    id: 'blocked-in-emergency',
    does: 'A professional whom the patient blocked is refused in bris de glace and in centre 15 too.',
    reason: 'the block closes the access whatever the consent; no source speaks of the emergency modes',
    ask: 'cnam',
    source: { doc: 'dmp-errors', at: '6, row 11' },
  },
  {
    id: 'age-of-partial-birth-date',
    does: 'A birth date without its day or month counts from the last day of the month or of the year.',
    reason: 'in favour of the minor, whose secret connection must not be lost by a missing digit',
    ask: 'gie',
    source: rules('8'),
  },
  {
    id: 'lot-signature-author',
    does: 'The author rule is not held against the signature entry of a lot.',
    reason: 'the rule speaks of documents',
    ask: 'gie',
    source: { doc: 'dmp-errors', at: '6' },
  },
  {
    id: 'return-type',
    does: 'A search is answered as LeafClass unless ObjectRef is asked.',
    reason: 'the two types that the DMP is known to answer',
    ask: 'gie',
    source: wire('5.9'),
  },
  {
    id: 'composed-objects',
    does: 'Objects are answered whole whatever returnComposedObjects says.',
    reason: 'every known client asks true, and the leaf of the samples is whole',
    ask: 'gie',
    source: wire('5.9'),
  },
  {
    id: 'paging',
    does: 'startIndex and maxResults are honoured as ebRS says, and told as a remark.',
    reason: 'the schema has them; no client of the DMP is known to send them',
    ask: 'gie',
    source: wire('5.9'),
  },
  {
    id: 'missing-identifier',
    does: 'When a query on identifiers has none, the parameter that clients use is said missing.',
    reason: 'one name has to be told; the DMP was seen to name one',
    ask: 'gie',
    source: answers('4.1'),
  },
  {
    id: 'hidden-relations',
    does: 'Sets and associations are answered only through what the caller may see; nothing says that something is hidden.',
    reason: 'the sources speak of documents only; an association would tell what a search does not',
    ask: 'gie',
    source: rules('2'),
  },
  {
    id: 'signature-relations',
    does: 'The association of a lot with its signature is answered to its author and to the médecin traitant.',
    reason: 'the entry is listed to nobody, but the relation is said visible where the signature is',
    ask: 'gie',
    source: answers('4.4'),
  },
  {
    id: 'reference-of-own-documents',
    does: 'Without access, a CPE, a structure or a professional finds the references of its own documents only.',
    reason: 'this search is open to them to delete or replace what they fed',
    ask: 'gie',
    source: { doc: 'matrix-functional', at: 'notes 5 and 9' },
  },
  {
    id: 'threshold',
    does: 'A professional who searches more often than the threshold in the window is refused; feeding goes on.',
    reason: 'the error is official, its threshold is not; ours stops only software that searches without end',
    ask: 'gie',
    source: transactions('TD3.1, errors'),
  },
  {
    id: 'other-repository',
    does: 'A document asked with another repository identifier is served all the same.',
    reason: 'the DMP has one repository',
    ask: 'gie',
    source: wire('5.10'),
  },
  {
    id: 'kos-for-imaging-software',
    does: 'A KOS is served as it is to software declared as sharing images, and as a text CDA to any other.',
    reason: 'how the DMP knows is not published; the declaration is an option of the bench',
    ask: 'gie',
    source: wire('5.10'),
  },
  {
    id: 'same-codes-again',
    does: 'A TD3.3a that changes nothing makes a new version like any other, and is told as a remark.',
    reason: 'the update is a submission; no refusal is known',
    ask: 'gie',
    source: rules('4'),
  },
  {
    id: 'patient-list-defaults',
    does: 'TD0.4 without startDate lists from the beginning, without dateType by LASTAUTORIZATION.',
    reason: 'both elements are optional in the schema, their defaults are not told',
    ask: 'gie',
    source: wire('5.2'),
  },
  {
    id: 'patient-list-content',
    does: 'TD0.4 leaves out closed DMPs and lapsed authorisations; any submission makes a new document; lastUpdateDate is left out.',
    reason: 'the list is said to be of DMPs that the actor may read; nothing tells what an update is',
    ask: 'gie',
    source: wire('5.2'),
  },
  {
    id: 'patient-list-owner',
    does: 'Only a CPE or the staff of a structure names a psOwnerId, of the same structure; without it the list is their own.',
    reason: 'the element came with the CPE in package 2.9 and its use by others is not told',
    ask: 'gie',
    source: wire('5.2'),
  },
  {
    id: 'authorization-list-caller',
    does: 'TD1.6 asks of its caller neither an authorisation nor not to be blocked.',
    reason: 'the table of refusals names other transactions for both',
    ask: 'gie',
    source: { doc: 'dmp-errors', at: '6, rows 11 and 12' },
  },
  {
    id: 'closed-administrative-data',
    does: 'TD1.3a answers a closed DMP with its data, its date and its reason of closing, as TD0.2.',
    reason: 'the sources leave it open; a refusal has no code there',
    ask: 'gie',
    source: answers('1.5'),
  },
  {
    id: 'authorization-list-defaults',
    does: 'TD1.6 without mode lists all; a lapsed authorisation is in no list.',
    reason: 'an item is ACTIVE or INTERDITE, which a lapsed one is not',
    ask: 'gie',
    source: wire('5.4'),
  },
  {
    id: 'patient-search-criteria',
    does: 'TD0.5 refuses criteria of another kind or given twice, and a sex or a date of another form.',
    reason: 'DMPInvalidRequest is official, what it is answered to is not',
    ask: 'gie',
    source: { doc: 'dmp-hl7v3-patient', at: '9' },
  },
  {
    id: 'patient-search-matching',
    does: 'In TD0.5 case, accents and punctuation never count; an approximate text is a beginning of the stored one.',
    reason: 'the limits of the approximate search are not known',
    ask: 'gie',
    source: { doc: 'dmp-hl7v3-patient', at: '14' },
  },
  {
    id: 'historical-rights',
    does: 'The rights of 2018 decide up to package 2.3; a right that 2018 and 526 give otherwise changes in 2.4 unless dated.',
    reason: 'no edition between the two could be read',
    ask: 'gie',
    source: { doc: 'matrix-functional', at: '6' },
  },
  {
    id: 'blocked-administration',
    does: 'A professional whom the patient blocked is refused in TD1.2, TD1.3b, TD1.4 and TD1.5.',
    reason: 'the block closes the DMP whatever the consent; only TD0.3 and TD3.x are said',
    ask: 'cnam',
    source: { doc: 'matrix-functional', at: '5, G2' },
  },
  {
    id: 'partial-update',
    does: 'In TD1.2 and TD1.3b an element that is absent leaves the stored value; one that is there replaces its kind whole.',
    reason: 'absent as erased would empty a DMP by mistake; which one the DMP does is not known',
    ask: 'gie',
    source: { doc: 'dmp-hl7v3-patient', at: '14' },
  },
  {
    id: 'unknown-reason',
    does: 'A PRPA_IN201314UV02 of another reason than MODIF_DATA, FERM or REAC is refused as incorrect.',
    reason: 'nothing says what it would change',
    ask: 'gie',
    source: { doc: 'dmp-hl7v3-patient', at: '1' },
  },
  {
    id: 'registration-mandatory',
    does: 'TD1.x without patient, name, author or closing code, or TD1.1 without sex or birth date, is refused as incomplete.',
    reason: 'mandatory in the element tables, or the DMP could not be kept; the answer to their absence is not known',
    ask: 'gie',
    source: { doc: 'dmp-hl7v3-patient', at: '5 to 8' },
  },
  {
    id: 'creation-of-closed',
    does: 'TD1.1 on a closed DMP is DMPFound.',
    reason: 'it exists, and TD1.2 is there to open it again',
    ask: 'gie',
    source: { doc: 'dmp-errors', at: '2, DMPFound' },
  },
  {
    id: 'created-dmp',
    does: 'A DMP made by TD1.1 is not tied to Mon espace santé, has no account, and its creator is authorised at once.',
    reason: 'a user manual says so of the creator; Mon espace santé did not exist',
    ask: 'cnam',
    source: { doc: 'dmp-transactions', at: 'TD1.1' },
  },
  {
    id: 'account-codes',
    does: 'TD1.5d gives a new password and leaves the login; without any known channel an account uses the mobile and the mail.',
    reason: 'a user manual says that the login is permanent; the transaction is only said to give new codes',
    ask: 'cnam',
    source: { doc: 'dmp-transactions', at: 'TD1.5' },
  },
  {
    id: 'identity-certification',
    does: 'TD0.0 finds the person by the matricule on the card (13 or 15 characters), the birth date and the rank.',
    reason: 'the elements are known, how they are compared is not',
    ask: 'cnam',
    source: { doc: 'dmp-transactions', at: 'TD0.0' },
  },
  {
    id: 'opposed-feeding',
    does: 'Feeding in an emergency mode that the patient opposed is kept, and told as a remark.',
    reason:
      'an old test refused it in centre 15; the current ones and the rules of refusals speak of consultation only',
    ask: 'gie',
    source: { doc: 'dmp-errors', at: '6, rows 10 to 12' },
  },
  {
    id: 'minors-functions-off',
    does: 'While fonctions-gestion-mineurs is false nobody is a minor: INVISIBLE_REPRESENTANTS_LEGAUX is refused on all.',
    reason: 'the parameter is told to software; what the DMP does of such a document is not',
    ask: 'gie',
    source: rules('3, V4'),
  },
  {
    id: 'vaccination-rules',
    does: 'A note is DMPFragmentCVAError when its vaccination breaks a rule of VAC-NOTE; the rest of its CDA is not looked at.',
    reason: 'clients saw the refusal of a site code and of a duplicate; which rules run at feeding is not published',
    ask: 'gie',
    source: wire('7'),
  },
  {
    id: 'vaccination-duplicate',
    does: 'Date and CIS are compared with those of all current notes, but for the one that the note replaces under the same UUID.',
    reason: 'clients are told to keep the UUID when replacing, to escape this very refusal',
    ask: 'gie',
    source: { doc: 'dmp-errors', at: '2, DMPFragmentCVAError' },
  },
  {
    id: 'vaccination-history',
    does: 'The historique keeps its uniqueId; each change makes a new entryUUID, the next version and new content, at once.',
    reason: 'it is one a DMP; how its versions follow each other is not published',
    ask: 'cnam',
    source: transactions('TD2.1, vaccination'),
  },
  {
    id: 'vaccination-history-end',
    does: 'The historique is deleted with its last vaccination; the next one makes another historique.',
    reason: 'it is said built at the first vaccination; what is left of it after the last one is not told',
    ask: 'cnam',
    source: { doc: 'matrix-documents', at: '11369-6' },
  },
  {
    id: 'vaccination-history-header',
    does: 'The header and the metadata of the historique name the DMP as author and the patient as its last note does.',
    reason: 'no sample of one was found',
    ask: 'cnam',
    source: { doc: 'cda', at: '3.1' },
  },
  {
    id: 'already-medecin-traitant',
    does: 'A médecin traitant who declares himself again (TD0.3, AJOUT with MEDECIN_TRAITANT) gets DMPOk.',
    reason:
      'a second AJOUT is a success, while the matrix prints « non » for an action that software need not offer again',
    ask: 'gie',
    source: wire('5.1'),
  },
  {
    id: 'replace-before-visibility',
    does: 'A lot that replaces a document it may not replace, by one newly invisible, is told the replacement alone.',
    reason: 'nothing visible is taken back where nothing can be replaced, though dmp-errors ranks metadata first',
    ask: 'gie',
    source: transactions('TD2.1b'),
  },
  {
    id: 'replace-archived',
    does: 'Only a current document is replaced, or a note de vaccination, which lives archived.',
    reason: 'IHE replaces what is Approved; no source speaks of an archived document',
    ask: 'gie',
    source: { doc: 'dmp-errors', at: '6, row 17' },
  },
  {
    id: 'package-patch',
    does: 'What a patch such as 2.9.1 brought holds in the whole minor package.',
    reason: 'the minor package is the finest that the bench plays',
    ask: 'gie',
    source: transactions('0.1'),
  },
  {
    id: 'air-primary-method',
    does: 'An AIR assertion without AuthnContextClassRef or without AuthnContextDecl is refused; their values are not read.',
    reason: 'the primary method must be in the token; which values the server accepts in the Decl is not known',
    ask: 'gie',
    source: vihf('4'),
  },
  {
    id: 'role-without-care-role',
    does: 'A professional characterised by his role (R291 99) without a role of TRE_R85 is refused as a wrong role.',
    reason: 'the third role is said mandatory for him; the code of the refusal is that of the other roles',
    ask: 'gie',
    source: vihf('3'),
  },
  {
    id: 'card-in-indirect',
    does: 'A card, CPE included, in place of a structure certificate is refused in indirect and AIR.',
    reason: 'both modes are defined by the certificates of a structure; the answer to a card was not seen',
    ask: 'gie',
    source: vihf('5'),
  },
  {
    id: 'replacement-structure',
    does: 'A professional whose card holds no activity may name any active structure.',
    reason: 'the user enters the structure himself; the DMP has nothing to hold it against',
    ask: 'gie',
    source: vihf('7'),
  },
  {
    id: 'web-statuses',
    does: 'Web-PS: a right denied answers 403, a wrong INS 400, an unknown page 404; a DMP that cannot be opened 200.',
    reason: 'only the pages are described, their statuses are ours',
    ask: 'gie',
    source: answers('5'),
  },
  {
    id: 'web-creation-page',
    does: 'Any page whose name begins with Creation answers DMPAccessDeniedByRightsService.',
    reason: 'the answer is known, the name of the withdrawn page is not',
    ask: 'gie',
    source: transactions('TD0.9'),
  },
  {
    id: 'web-session',
    does: 'A session of the Web-PS opened by a token or by Pro Santé Connect lasts thirty minutes from its last page.',
    reason: 'a session is known to end; how long it lives is not',
    ask: 'gie',
    source: wire('5.6'),
  },
  {
    id: 'web-patient-of-token',
    does: 'TD0.10 is refused when the token names another patient than the address, or none where it names one.',
    reason: 'a mismatch is refused in every service; the page itself was not seen',
    ask: 'gie',
    source: wire('5.6'),
  },
  {
    id: 'web-situation-period',
    does: 'The practice situation chosen on the Web-PS holds until the end that was given, at most three years.',
    reason: 'the period and its limit are known; what happens after its end is deduced',
    ask: 'gie',
    source: transactions('TD0.9'),
  },
  {
    id: 'web-notification',
    does: 'A page of the Web-PS about a patient leaves one trace, TD0.9 or TD0.10, and notifies the patient as a search.',
    reason: 'accesses of professionals are traced and notified; how pages are counted is not told',
    ask: 'cnam',
    source: rules('11'),
  },
  {
    id: 'psc-mode',
    does: 'With a DMP access token the call is direct whatever Authentification_mode says, and DELEGUEE reads as DIRECTE.',
    reason: 'the value is not known: a public example sends INDIRECTE, a comment in it says DELEGUEE',
    ask: 'gie',
    source: { doc: 'psc', at: '3' },
  },
  {
    id: 'psc-signature',
    does: 'With a DMP access token the VIHF need not be signed; signed, any signature certificate of the test PKI does.',
    reason: 'no card signs and who does is not known',
    ask: 'gie',
    source: { doc: 'psc', at: '3' },
  },
  {
    id: 'psc-name-id',
    does: 'NameID must be the SubjectNameID of the professional to whom the DMP access token was given.',
    reason: 'as with a card: the session proves who calls',
    ask: 'gie',
    source: { doc: 'psc', at: '3' },
  },
  {
    id: 'psc-bearer',
    does: 'The DMP access token comes in Authorization: Bearer; without the header the call is one by card or structure.',
    reason: 'the usual header; the real one is not known',
    ask: 'gie',
    source: { doc: 'psc', at: '8' },
  },
  {
    id: 'psc-exchange',
    does: 'The DMP token is asked as RFC 8693 says, with the PSC access_token as subject_token, by the same certificate.',
    reason: 'a token exchange over mutual TLS is documented, its fields are not',
    ask: 'gie',
    source: { doc: 'psc', at: '8' },
  },
  {
    id: 'psc-lifetimes',
    does: 'PSC access tokens and DMP tokens live 5 minutes, refresh tokens 19, codes 60 seconds, CIBA requests 120.',
    reason: 'about 5 minutes, 14 minutes more and 120 seconds are published; the rest is usual',
    ask: 'ans',
    source: { doc: 'psc', at: '1' },
  },
  {
    id: 'psc-clients',
    does: 'Any client and any redirect_uri are accepted; at the token endpoint client_id is the CN of the certificate.',
    reason: 'the bench registers no client; the rule on the CN is published',
    ask: 'ans',
    source: { doc: 'psc', at: '1' },
  },
  {
    id: 'psc-introspection',
    does: 'Introspection takes any Basic secret, or the certificate of the client.',
    reason: 'the bench gives no secret out',
    ask: 'ans',
    source: { doc: 'psc', at: '1' },
  },
  {
    id: 'psc-ciba-channel',
    does: 'A CIBA request may say channel MOBILE or CARD; the field is called channel.',
    reason: 'the two channels are published by a proxy, the name of the field at PSC is not',
    ask: 'ans',
    source: { doc: 'psc', at: '1' },
  },
  {
    id: 'psc-activity-codes',
    does: 'UserInfo tells an activity as salaried (S) unless its structure is a practice, and leaves the address out.',
    reason: 'the directory of the bench holds a structure, its name and its sector',
    ask: 'ans',
    source: { doc: 'psc', at: '2' },
  },
] as const satisfies readonly Assumption[])

export type AssumptionId = (typeof assumptions)[number]['id']
