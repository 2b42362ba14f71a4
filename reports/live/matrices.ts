import type { Context } from 'hono'
import type { Exercised } from '../matrix-page/exercised.js'
import { matrixPolicy } from '../matrix-page/layout.js'
import {
  cellPage,
  cellSheet,
  matrixCells,
  matrixIndex,
  matrixTablePage,
  tableList,
  tableNamed,
} from '../matrix-page/matrix-pages.js'
import type { ConsoleOptions } from './options.js'

const page = (c: Context, text: string): Response => c.html(text, 200, { 'Content-Security-Policy': matrixPolicy })
const unknown = (c: Context, what: string): Response => c.text(`${what}\n`, 404)

/** What is exercised does not change while the bench runs: played once, when the first cell is opened. */
const played = new WeakMap<ConsoleOptions, Promise<Exercised>>()
function exercised(options: ConsoleOptions): Promise<Exercised> {
  const known = played.get(options) ?? options.exercisedRows()
  played.set(options, known)
  return known
}

/**
 * GET /matrices, /matrices/<table>?filtre=, /matrices/<table>/cellule?ligne=&colonne=(&fragment=1), and
 * /api/matrices.json, /api/matrices/<table>.json.
 *
 * By the document matrix that the bench goes by.
 */
export async function answerMatrices(c: Context, options: ConsoleOptions): Promise<Response> {
  const { documentMatrix } = options.bench.settings
  const [name, file] = [c.req.param('table'), c.req.param('file')]
  if (c.req.path.startsWith('/api/')) return answerJson(c, file, options)
  if (name === undefined) return page(c, matrixIndex(documentMatrix))
  const table = await tableNamed(name, documentMatrix)
  if (!table) return unknown(c, `Table inconnue : ${name}. La page /matrices en donne la liste.`)
  const [row, column] = [c.req.query('ligne'), c.req.query('colonne')]
  if (!c.req.path.endsWith('/cellule')) {
    const words = c.req.query('filtre') ?? ''
    return page(c, matrixTablePage(table, documentMatrix, { words, byServer: c.req.query('serveur') !== undefined }))
  }
  const sheet = cellSheet(name, row ?? '', column ?? '', documentMatrix)
  if (!sheet)
    return unknown(c, `Cellule inconnue : ligne « ${row ?? ''} », colonne « ${column ?? ''} » de la table ${name}.`)
  const scenarios = (await exercised(options)).get(sheet.place) ?? []
  return page(c, cellPage(name, sheet, scenarios, c.req.query('fragment') !== undefined))
}

async function answerJson(c: Context, file: string | undefined, options: ConsoleOptions): Promise<Response> {
  const { documentMatrix } = options.bench.settings
  if (file === undefined) return c.json(tableList(documentMatrix))
  const name = /^(.*)\.json$/s.exec(file)?.[1]
  const table = name === undefined ? undefined : await tableNamed(name, documentMatrix)
  if (!table) return unknown(c, `Table inconnue : ${file}. /api/matrices.json en donne la liste.`)
  const cells = matrixCells(table, documentMatrix)
  if (!cells) return c.json(table)
  const scenarios = await exercised(options)
  return c.json({ ...table, cells: cells.map((cell) => ({ ...cell, scenarios: scenarios.get(cell.place) ?? [] })) })
}
