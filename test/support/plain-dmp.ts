/**
 * The DMP in plain words: what each call must answer, written from the specification alone.
 *
 * It shares no code with the simulator, so that one mistake cannot hide on both sides.
 */

export type Mode = 'normal' | 'bris_de_glace' | 'centre_15'
export type Profession = 'psnm' | 'medecin' | 'cpe' | 'es'

export interface PlainActor {
  readonly card: string
  readonly profession: Profession
  /** Identifier that holds the authorisations: the professional's, or the structure's. */
  readonly holder: string
  readonly professionalId: string
  readonly structureId: string
}

export interface PlainAuthorization {
  blocked: boolean
  mt: boolean
  since: Date
  lastAccess: Date
}

export interface PlainDocument {
  readonly uniqueId: string
  readonly author: PlainActor
  /** The document in whose place it was put. */
  readonly replaces?: PlainDocument
  masked: boolean
  invisible: boolean
  status: 'approved' | 'archived' | 'deprecated' | 'deleted'
  version: number
}

export interface PlainPatient {
  readonly id: string
  readonly ins: string
  dmp: 'none' | 'active' | 'closed'
  /** Tied to Mon espace santé: its data is no longer a matter for LPS. */
  readonly attachedToEns: boolean
  /** Types of the channels of the internet account; undefined without account. */
  channels: Set<string> | undefined
  opposedToBrisDeGlace: boolean
  opposedToAccesUrgence: boolean
  readonly opposedToMaskedInEmergency: boolean
  readonly authorizations: Map<string, PlainAuthorization>
  readonly documents: PlainDocument[]
}

export type Right = 'DMPAccessDeniedByRightsService'
const rightsService: Right = 'DMPAccessDeniedByRightsService'

/** `ok`, or the code of the refusal. */
export type Outcome = 'ok' | string

const sixMonthsAfter = (date: Date): number => {
  const later = new Date(date)
  later.setUTCMonth(later.getUTCMonth() + 6)
  return later.getTime()
}

export class PlainDmp {
  constructor(
    readonly patients: readonly PlainPatient[],
    public now: Date,
  ) {}

  status(actor: PlainActor, patient: PlainPatient): 'VALIDE' | 'EXPIRE' | 'INTERDIT' | 'NON_EXISTE' {
    const held = patient.authorizations.get(actor.holder)
    if (!held) return 'NON_EXISTE'
    if (held.blocked) return 'INTERDIT'
    return this.now.getTime() > sixMonthsAfter(held.lastAccess) ? 'EXPIRE' : 'VALIDE'
  }

  isMt(actor: PlainActor, patient: PlainPatient): boolean {
    const held = patient.authorizations.get(actor.holder)
    return held !== undefined && !held.blocked && held.mt
  }

  /** TD1.3b, TD1.4 and TD1.5: a professional in normal mode, a CPE but for closing, outside Mon espace santé. */
  private administers(actor: PlainActor, mode: Mode, patient: PlainPatient, closing = false): Outcome {
    const may = mode === 'normal' && (this.reader(actor) || (actor.profession === 'cpe' && !closing))
    if (!may || patient.attachedToEns) return rightsService
    if (patient.dmp === 'none') return 'DMPAuthorizationNotFound'
    if (patient.dmp === 'closed') return 'DMPClosed'
    return this.status(actor, patient) === 'INTERDIT' ? 'DMPAccessForbidden' : 'ok'
  }

  oppose(actor: PlainActor, mode: Mode, patient: PlainPatient, opposed: boolean): Outcome {
    const may = this.administers(actor, mode, patient)
    if (may === 'ok') {
      patient.opposedToBrisDeGlace = opposed
      patient.opposedToAccesUrgence = opposed
    }
    return may
  }

  close(actor: PlainActor, mode: Mode, patient: PlainPatient): Outcome {
    const may = this.administers(actor, mode, patient, true)
    if (may === 'ok') patient.dmp = 'closed'
    return may
  }

  openAccount(actor: PlainActor, mode: Mode, patient: PlainPatient, type: string): Outcome {
    const may = this.administers(actor, mode, patient)
    if (may !== 'ok') return may
    if (patient.channels) return 'DMPPatientAccessAlreadyExists'
    patient.channels = new Set([type])
    return 'ok'
  }

  channel(actor: PlainActor, mode: Mode, patient: PlainPatient, action: string, type: string): Outcome {
    const may = this.administers(actor, mode, patient)
    if (may !== 'ok') return may
    const { channels } = patient
    if (!channels) return 'refused'
    const known = channels.has(type)
    if (action === 'AJOUT' && known) return 'DMPPatientAccessOTPAlreadyExists'
    if (action !== 'AJOUT' && !known) return 'refused'
    if (action === 'SUPPRESSION' && channels.size === 1) return 'refused'
    if (action === 'SUPPRESSION') channels.delete(type)
    else channels.add(type)
    return 'ok'
  }

  /** Search without INS, in régulation only: open DMPs whose patient is not opposed to it. */
  byTraits(actor: PlainActor, mode: Mode, patient: PlainPatient): Outcome | boolean {
    if (!this.reader(actor) || mode !== 'centre_15') return rightsService
    return patient.dmp === 'active' && !patient.opposedToAccesUrgence
  }

  /** The author of a document puts another in its place; the old one stays as an old version. */
  replace(actor: PlainActor, patient: PlainPatient, old: PlainDocument, uniqueId: string): Outcome {
    if (patient.dmp === 'none') return 'XDSUnknownPatientId'
    if (patient.dmp === 'closed') return 'DMPClosed'
    if (!this.wrote(actor, old) || old.status !== 'approved') return 'refused'
    old.status = 'deprecated'
    patient.documents.push({
      uniqueId,
      author: actor,
      replaces: old,
      masked: false,
      invisible: false,
      status: 'approved',
      version: 1,
    })
    return 'ok'
  }

  /** Who reads at all: professionals with their card; a CPE and a structure find references only. */
  private reader(actor: PlainActor): boolean {
    return actor.profession === 'psnm' || actor.profession === 'medecin'
  }

  private gate(actor: PlainActor, mode: Mode, patient: PlainPatient): Outcome {
    if (patient.dmp === 'none') return 'XDSUnknownPatientId'
    if (patient.dmp === 'closed') return 'DMPClosed'
    return this.access(actor, mode, patient)
  }

  private access(actor: PlainActor, mode: Mode, patient: PlainPatient): Outcome {
    if (mode === 'bris_de_glace' && patient.opposedToBrisDeGlace) return 'DMPAccessForbidden'
    if (mode === 'centre_15' && patient.opposedToAccesUrgence) return 'DMPAccessForbidden'
    const status = this.status(actor, patient)
    if (status === 'INTERDIT') return 'DMPAccessForbidden'
    return mode === 'normal' && status !== 'VALIDE' ? 'DMPAuthorizationNotFound' : 'ok'
  }

  /** A reading in normal mode keeps the authorisation alive, from one day to the next. */
  private noted(actor: PlainActor, mode: Mode, patient: PlainPatient): void {
    const held = patient.authorizations.get(actor.holder)
    if (mode !== 'normal' || !held || this.status(actor, patient) !== 'VALIDE') return
    const day = (date: Date): string => date.toISOString().slice(0, 10)
    if (day(held.lastAccess) < day(this.now)) held.lastAccess = this.now
  }

  private wrote(actor: PlainActor, document: PlainDocument): boolean {
    return document.author.professionalId === actor.professionalId
  }

  sees(actor: PlainActor, mode: Mode, patient: PlainPatient, document: PlainDocument): boolean {
    if (!document.masked) return true
    if (mode !== 'normal') return !patient.opposedToMaskedInEmergency
    return this.wrote(actor, document) || this.isMt(actor, patient)
  }

  existence(actor: PlainActor, patient: PlainPatient) {
    if (patient.dmp === 'none') return { query: 'NF' }
    if (patient.dmp === 'closed') return { query: 'OK', status: 'terminated' }
    return {
      query: 'OK',
      status: 'active',
      authorization: this.status(actor, patient),
      mt: this.isMt(actor, patient),
    }
  }

  authorize(actor: PlainActor, mode: Mode, patient: PlainPatient): Outcome {
    if (mode !== 'normal' || actor.profession === 'es') return rightsService
    if (patient.dmp === 'none') return 'DMPAuthorizationNotFound'
    if (patient.dmp === 'closed') return 'DMPClosed'
    const held = patient.authorizations.get(actor.holder)
    if (held?.blocked) return 'DMPAccessForbidden'
    if (held && this.status(actor, patient) === 'VALIDE') held.mt = false
    else patient.authorizations.set(actor.holder, { blocked: false, mt: false, since: this.now, lastAccess: this.now })
    return 'ok'
  }

  withdraw(actor: PlainActor, mode: Mode, patient: PlainPatient): Outcome {
    if (mode !== 'normal' || !this.reader(actor)) return rightsService
    if (patient.dmp === 'none') return 'DMPAuthorizationNotFound'
    if (patient.dmp === 'closed') return 'DMPClosed'
    const held = patient.authorizations.get(actor.holder)
    if (held?.blocked) return 'DMPAccessForbidden'
    if (!held) return 'DMPAuthorizationNotFound'
    patient.authorizations.delete(actor.holder)
    return 'ok'
  }

  /** INS of the open DMPs on which the actor's holder has a valid authorisation. */
  authorized(actor: PlainActor): readonly string[] {
    return this.patients
      .filter((patient) => patient.dmp === 'active' && this.status(actor, patient) === 'VALIDE')
      .map(({ ins }) => ins)
  }

  holders(actor: PlainActor, mode: Mode, patient: PlainPatient): Outcome | readonly string[] {
    if (mode !== 'normal' || !this.reader(actor)) return rightsService
    if (patient.dmp === 'none') return 'DMPAuthorizationNotFound'
    if (patient.dmp === 'closed') return 'DMPClosed'
    return [...patient.authorizations].flatMap(([id, held]) => {
      if (held.blocked) return [`${id} INTERDITE`]
      return this.now.getTime() > sixMonthsAfter(held.lastAccess) ? [] : [`${id} ACTIVE${held.mt ? ' MT' : ''}`]
    })
  }

  feed(
    actor: PlainActor,
    patient: PlainPatient,
    document: Omit<PlainDocument, 'author' | 'status' | 'version'>,
  ): Outcome {
    if (patient.dmp === 'none') return 'XDSUnknownPatientId'
    if (patient.dmp === 'closed') return 'DMPClosed'
    patient.documents.push({ ...document, author: actor, status: 'approved', version: 1 })
    return 'ok'
  }

  find(
    actor: PlainActor,
    mode: Mode,
    patient: PlainPatient,
    status: PlainDocument['status'],
  ): Outcome | readonly PlainDocument[] {
    if (!this.reader(actor)) return rightsService
    const gate = this.gate(actor, mode, patient)
    if (gate !== 'ok') return gate
    this.noted(actor, mode, patient)
    return patient.documents.filter(
      (document) => document.status === status && status !== 'deleted' && this.sees(actor, mode, patient, document),
    )
  }

  read(actor: PlainActor, mode: Mode, patient: PlainPatient, document: PlainDocument | undefined): Outcome {
    if (!this.reader(actor)) return rightsService
    const gate = this.gate(actor, mode, patient)
    if (gate !== 'ok') return gate
    if (!document || document.status === 'deleted' || !this.sees(actor, mode, patient, document)) {
      return 'XDSDocumentUniqueIdError'
    }
    this.noted(actor, mode, patient)
    return 'ok'
  }

  /** Masking is open to every professional, unmasking to the author and the médecin traitant; in normal mode only. */
  setMasked(actor: PlainActor, mode: Mode, patient: PlainPatient, document: PlainDocument, masked: boolean): Outcome {
    const may = this.reader(actor) && mode === 'normal'
    const mayUnmask = may && (this.wrote(actor, document) || this.isMt(actor, patient))
    if (!(masked ? may : mayUnmask)) return rightsService
    const gate = this.gate(actor, mode, patient)
    if (gate !== 'ok') return gate
    if (masked && document.invisible) return 'refused'
    this.noted(actor, mode, patient)
    document.masked = masked
    document.version += 1
    return 'ok'
  }

  showToPatient(actor: PlainActor, mode: Mode, patient: PlainPatient, document: PlainDocument): Outcome {
    if (!this.reader(actor) || mode !== 'normal') return rightsService
    const gate = this.gate(actor, mode, patient)
    if (gate !== 'ok') return gate
    this.noted(actor, mode, patient)
    document.invisible = false
    document.version += 1
    return 'ok'
  }

  private mayArchive(actor: PlainActor, mode: Mode, document: PlainDocument): boolean {
    // A doctor archives anybody's document: CNDA tests 3.3-120 and 3.3-140 against note 8 of the page.
    if (actor.profession === 'medecin') return true
    return actor.profession === 'psnm' && mode === 'normal' && this.wrote(actor, document)
  }

  move(
    actor: PlainActor,
    mode: Mode,
    patient: PlainPatient,
    document: PlainDocument,
    to: 'approved' | 'archived',
  ): Outcome {
    if (!this.mayArchive(actor, mode, document)) return rightsService
    const gate = this.gate(actor, mode, patient)
    if (gate !== 'ok') return gate
    if (!this.sees(actor, mode, patient, document)) return 'refused'
    const from = to === 'archived' ? 'approved' : 'archived'
    if (document.status !== from) return 'refused'
    this.noted(actor, mode, patient)
    document.status = to
    return 'ok'
  }

  /**
   * One's own document, or one's structure's for a CPE and a structure; needs no authorisation. The old versions that it
   * replaced go with it (EX_3.3-1050).
   */
  remove(actor: PlainActor, patient: PlainPatient, document: PlainDocument): Outcome {
    const own = this.reader(actor) ? this.wrote(actor, document) : document.author.structureId === actor.structureId
    if (!own) return rightsService
    if (patient.dmp === 'none') return 'XDSUnknownPatientId'
    if (patient.dmp === 'closed') return 'DMPClosed'
    if (document.status !== 'approved' && document.status !== 'archived') return 'refused'
    for (let one: PlainDocument | undefined = document; one; one = one.replaces) one.status = 'deleted'
    return 'ok'
  }
}
