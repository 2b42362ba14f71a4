import type { GuidePackage } from '#matrix/guide-packages.js'
import type { ServiceName } from '#matrix/transactions.js'
import { schemaFile } from './index.js'
import { wsdlOf } from './wsdl.js'

/** `schemaLocation` in our files is a bare name; behind `?xsd=` it must lead back to the service. */
const located = (text: string, address: string): string =>
  text.replace(/schemaLocation="([\w.-]+\.xsd)"/g, (_, file: string) => `schemaLocation="${address}?xsd=${file}"`)

/**
 * What a GET of a service asks about it: `?wsdl`, or `?xsd=<file>`.
 *
 *   service, its URL with the query, package of the guide -> XML text; undefined when the URL asks for no description
 */
export function describe(service: ServiceName, url: URL, guidePackage: GuidePackage): string | undefined {
  const address = `${url.origin}${url.pathname}`
  const names = [...url.searchParams.keys()].map((key) => key.toLowerCase())
  if (names.includes('wsdl')) return wsdlOf(service, address, guidePackage)
  const file = url.searchParams.get('xsd')
  const found = file === null ? undefined : schemaFile(file)
  return found && located(found.text, address)
}
