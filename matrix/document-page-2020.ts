import { documentColumns } from './document-columns.js'
import { grid } from './grid.js'

/** V2.3.0 of 07/10/2020: the rows that a public copy of the page shows, drawn as there (a cross is `oui`). */
export const page2020 = grid(
  {
    name: "Matrice d'habilitation V2.3.0",
    columns: documentColumns,
    rowIds: ['15508-5', '70004-7', '75492-9', '11505-5', '75482-0', '67851-6'],
    notes: [],
  },
  `
               10    21-bio  21-off/PUI  40    50    60,69  70    80    91    92,94,95,96  26,81-85  28    98
    15508-5    oui   oui     oui         non   oui   oui    oui   non   non   non          non       non   non
    70004-7    oui   oui     oui         oui   oui   oui    oui   oui   oui   oui          non       non   oui
    75492-9    oui   oui     oui         oui   oui   oui    oui   oui   oui   oui          non       non   oui
    11505-5    oui   oui     oui         oui   oui   oui    oui   oui   oui   oui          non       non   non
    75482-0    oui   oui     oui         oui   oui   oui    oui   oui   oui   oui          non       non   non
    67851-6    oui   oui     oui         oui   oui   oui    oui   non   oui   oui          non       non   oui
  `,
)
