import { spawn } from 'node:child_process'

/** Seconds between two lines of progress while a long step works. */
const PROGRESS_SECONDS = 5

/**
 * Runs a Node program of the project and tells, every few seconds, that it is still at work.
 *
 *   { args, cwd, label(seconds) -> French line } -> { code, output }; `code` 1 when it could not be started
 *
 * With `inherit`, what it prints goes straight to the terminal and `output` stays empty.
 */
export function runStep({ args, cwd, say, label, inherit = false, command = process.execPath, shell = false }) {
  return new Promise((resolve) => {
    const started = Date.now()
    const child = spawn(command, args, { cwd, shell, stdio: inherit ? 'inherit' : ['ignore', 'pipe', 'pipe'] })
    const chunks = []
    child.stdout?.on('data', (chunk) => chunks.push(chunk))
    child.stderr?.on('data', (chunk) => chunks.push(chunk))
    const timer =
      label && setInterval(() => say(label(Math.round((Date.now() - started) / 1000))), PROGRESS_SECONDS * 1000)
    const finish = (code, extra) => {
      clearInterval(timer)
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') + extra })
    }
    child.on('error', (error) => finish(1, error.message))
    child.on('close', (code) => finish(code ?? 1, ''))
  })
}
