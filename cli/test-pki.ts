import { type OpenPkiOptions, openPki, type Pki } from '#fixtures/cards/pki.js'
import { pkiDirectory } from './home.js'
import { systemReason, UsageError } from './usage-error.js'

/**
 * The test PKI of this machine, made on first use, with the cards asked for besides the first ones.
 *
 * A folder that cannot hold it is told to the user.
 */
export async function testPki(say: (line: string) => void, cards: OpenPkiOptions['cards'] = []): Promise<Pki> {
  const directory = pkiDirectory()
  try {
    // Real date: the certificates of the PKI are also checked by TLS stacks, which know no other.
    return await openPki({ directory, now: new Date(), say, cards })
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined
    if (!(cause instanceof Error && 'syscall' in cause)) throw error
    throw new UsageError(
      `L'IGC de test ne se lit ni ne s'écrit dans ${directory} : ${systemReason(cause)} ; DMP_BENCH_HOME désigne un autre dossier.`,
    )
  }
}
