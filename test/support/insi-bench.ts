import { expect } from 'vitest'
import { type Person, people, population } from '#fixtures/people/index.js'
import { createSimulator, type Simulator } from '#simulator/app.js'
import { defaultSettings, type Settings } from '#simulator/settings.js'
import { openStore } from '#simulator/store/world-store.js'
import type { TlsIdentity } from '#simulator/trace/exchange.js'
import { NS } from '#simulator/wire/namespaces.js'
import { parseXml } from '#simulator/wire/xml.js'
import type { XmlElement } from '#simulator/wire/xml-tree.js'
import {
  clientAuth,
  digitalSignature,
  makeTestPki,
  organisationSubject,
  type Profile,
  type TestCertificate,
  type TestPki,
} from './certificates.js'
import { insiMessage } from './insi-message.js'

export const start = new Date('2026-03-01T10:00:00Z')
export const result = 'http://www.cnamts.fr/INSiResultat'

export interface InsiAnswer {
  readonly status: number
  readonly text: string
  readonly body: XmlElement
  readonly action: string | undefined
}

export interface Posting {
  /** Null for a call without client certificate. */
  readonly tls?: TlsIdentity | null
  readonly path?: string
  readonly to?: Simulator
}

/** One call as INSi kept it. */
export interface KeptCall {
  readonly [field: string]: unknown
  readonly remarks: readonly string[]
}

/** A simulator over a small PKI of its own, and calls to its INSi by a software of good standing. */
export class InsiBench {
  now = start
  readonly faults: unknown[] = []
  simulator: Simulator

  private constructor(
    readonly pki: TestPki,
    private readonly software: TestCertificate,
  ) {
    this.simulator = this.make()
  }

  static async open(): Promise<InsiBench> {
    const pki = await makeTestPki()
    return new InsiBench(pki, await pki.issue(insiProfile('INSI-AUTO')))
  }

  /** Another simulator of the same people, at the same clock. */
  make(settings: Partial<Settings> = {}): Simulator {
    const withoutCards = people.map((one) => ({ ...one, authorizations: [] }))
    return createSimulator({
      store: openStore(undefined),
      clock: () => this.now,
      seed: 'insi',
      settings: { ...defaultSettings, ...settings },
      anchors: { roots: [this.pki.root], intermediates: [this.pki.intermediate] },
      population: (at) => ({ ...population([], withoutCards, at) }),
      onBenchError: (error) => this.faults.push(error),
    })
  }

  renew(): void {
    this.now = start
    this.faults.length = 0
    this.simulator = this.make()
  }

  async post(message: string, { tls = tlsOf(this.software), path = '/lps', to }: Posting = {}): Promise<InsiAnswer> {
    const response = await (to ?? this.simulator).app.request(
      `http://insi.test${path}`,
      { method: 'POST', headers: { 'Content-Type': 'application/soap+xml; charset=utf-8' }, body: message },
      tls ? { tlsIdentity: tls } : {},
    )
    const text = await response.text()
    const xml = parseXml(text)
    if (!xml.ok) throw new Error(`${response.status} ${text}`)
    const [body] = xml.root.child(NS.soap, 'Body')?.elements ?? []
    if (!body) throw new Error(text)
    const action = xml.root.at(NS.soap, 'Header')?.child(NS.wsa, 'Action')?.text
    return { status: response.status, text, body, action }
  }

  ask(body: string, posting?: Posting): Promise<InsiAnswer> {
    return this.post(insiMessage({ body }), posting)
  }

  async json(path: string, value: unknown): Promise<Response> {
    return this.simulator.app.request(`http://insi.test${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(value),
    })
  }

  async calls(to = this.simulator): Promise<readonly KeptCall[]> {
    const response = await to.app.request('http://insi.test/insi/echanges')
    return (await response.json()) as KeptCall[]
  }
}

export const insiProfile = (name: string): Profile => ({
  subject: organisationSubject('10B0999158', name),
  keyUsage: digitalSignature,
  extendedKeyUsage: [clientAuth],
})

export const tlsOf = ({ der }: TestCertificate): TlsIdentity => ({ protocol: 'TLSv1.2', cipher: 'x', certificate: der })

export const texts = (element: XmlElement | undefined, ...names: string[]): string | undefined =>
  element?.at(element.ns, ...names)?.text

export const cr = ({ body }: InsiAnswer): string | undefined => texts(body, 'CR', 'CodeCR')

/** The active matricule of an answer, key included. */
export const found = ({ body }: InsiAnswer): string | undefined => {
  const id = body.at(result, 'INDIVIDU', 'INSACTIF', 'IdIndividu')
  return id && `${texts(id, 'NumIdentifiant')}${texts(id, 'Cle')}`
}

/** What a fault says: its codes, and its sentence. */
export function fault({ status, body }: InsiAnswer) {
  expect(status).toBe(500)
  expect(body.name).toBe('Fault')
  const error = body.child(NS.soap, 'Detail')?.child('urn:siram', 'Erreur')
  return {
    code: body.at(NS.soap, 'Code', 'Value')?.text,
    subcode: body.at(NS.soap, 'Code', 'Subcode', 'Value')?.text,
    error: error?.attr('code'),
    severity: error?.attr('severite'),
    reason: body.at(NS.soap, 'Reason', 'Text')?.text ?? '',
  }
}

export const person = (id: string): Person => {
  const one = people.find((candidate) => candidate.id === id)
  if (!one) throw new Error(`no ${id}`)
  return one
}

/** Capitals without accents, by a table of its own. */
const plain = (name: string): string =>
  name
    .replace(/[ÉÈÊË]/g, 'E')
    .replace(/[ÔÖ]/g, 'O')
    .replace(/[ÏÎ]/g, 'I')
    .replace(/Ç/g, 'C')

/** The traits by which a person is asked for. */
export const traitsOf = ({ identity }: Person) => ({
  nom: plain(identity.birthName),
  prenoms: identity.givenNames.map(plain),
  sexe: identity.sex as string,
  date: identity.birthDate.replace(/(....)(..)(..)/, '$1-$2-$3'),
  lieu: identity.birthPlace,
})
