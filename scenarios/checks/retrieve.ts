import { dmpRepository } from '#simulator/wire/ebxml-schemes.js'
import { NS } from '#simulator/wire/namespaces.js'
import { defineCheck } from '../check.js'
import { retrieval } from '../examples.js'
import { finding, seen, unless } from '../findings.js'
import { isOid } from '../forms.js'
import type { ExchangeView } from '../view.js'

const source = { doc: 'dmp-wire', at: '5.10' }
const asksSomething = (view: ExchangeView): boolean => (view.retrieval?.length ?? 0) > 0

export const repository = defineCheck({
  id: 'retrieve/repository',
  title: "L'entrepôt demandé est celui du DMP",
  verifies: [],
  source,
  on: ['TD3.2'],
  level: 'requirement',
  appliesTo: asksSomething,
  judge: (view) =>
    (view.retrieval ?? []).flatMap(({ element, repositoryUniqueId }) =>
      unless(repositoryUniqueId === dmpRepository, element, dmpRepository, repositoryUniqueId),
    ),
  examples: {
    pass: [retrieval()],
    fail: [retrieval({ spoil: { retrieval: (all) => all.map((one) => ({ ...one, repositoryUniqueId: '1.2.3' })) } })],
  },
})

export const uniqueId = defineCheck({
  id: 'retrieve/unique-id',
  title: 'Un document se demande par son uniqueId (OID), pas par son entryUUID',
  verifies: ['RG_2710'],
  source,
  on: ['TD3.2'],
  level: 'requirement',
  appliesTo: asksSomething,
  judge: (view) =>
    (view.retrieval ?? []).flatMap(({ element, documentUniqueId }) =>
      unless(isOid(documentUniqueId), element, 'un uniqueId (OID)', documentUniqueId),
    ),
  examples: {
    pass: [retrieval()],
    fail: [retrieval({ uniqueIds: ['urn:uuid:00000000-0000-4000-8000-000000000001'] })],
  },
})

export const homeCommunity = defineCheck({
  id: 'retrieve/home-community',
  title: 'HomeCommunityId ne sert pas au DMP',
  verifies: [],
  source,
  on: ['TD3.2'],
  level: 'recommendation',
  appliesTo: asksSomething,
  judge: (view) =>
    (view.retrieval ?? []).flatMap(({ element }) => {
      const home = element.child(NS.xdsb, 'HomeCommunityId')
      return home ? [finding(home, 'pas de HomeCommunityId', seen(home.text))] : []
    }),
  examples: {
    pass: [retrieval()],
    fail: [
      retrieval({
        spoil: {
          body: (xml) =>
            xml.replace(
              '<xdsb:RepositoryUniqueId>',
              '<xdsb:HomeCommunityId>urn:oid:1.2</xdsb:HomeCommunityId><xdsb:RepositoryUniqueId>',
            ),
        },
      }),
    ],
  },
})
