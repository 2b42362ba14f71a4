import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface ServerProcess {
  readonly process: ChildProcess
  readonly port: number
  readonly tlsPort: number
  residentMb(): number
  stop(): Promise<void>
}

/** Starts a script of the project in its own process and waits for what it prints of its ports. */
export function startProcess(script: string, args: readonly string[], ports: RegExp): Promise<ServerProcess> {
  const child = spawn(process.execPath, [`${root}${script}`, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  return new Promise((resolve, reject) => {
    let said = ''
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code} before it listened:\n${said}`)))
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const found = ports.exec(said)
      if (!found) return
      resolve({
        process: child,
        port: Number(found[1]),
        tlsPort: Number(found[2] ?? 0),
        residentMb: () => residentMb(child.pid ?? 0),
        stop: () =>
          new Promise((done) => {
            child.once('exit', () => done())
            child.kill('SIGTERM')
          }),
      })
    })
  })
}

function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes ?? 0) / 1024
}
