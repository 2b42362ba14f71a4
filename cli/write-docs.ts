import { writeFileSync } from 'node:fs'
import { assumptionsMarkdown } from '#reports/assumptions.js'
import { checks } from '#scenarios/checks/index.js'

/** `npm run docs`: writes the documents that are made from the tables, from the root of the project. */
writeFileSync('docs/assumptions.md', assumptionsMarkdown(checks))
console.log('docs/assumptions.md est à jour.')
