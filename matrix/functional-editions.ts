import { historicalRights } from './functional-2018.js'
import { functionalTables } from './functional-rights.js'
import type { FunctionalTable } from './functional-table.js'

/** Every edition of the functional matrix that the bench holds: the two printed today, then that of 2018. */
export const functionalEditions: readonly FunctionalTable[] = [...Object.values(functionalTables), historicalRights]
