import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

export interface ServerProcess {
  readonly port: number
  residentMb(): number
  /** Processor time used since its start, all threads. */
  cpuMs(): number
  stop(): Promise<void>
}

/** Starts a script of the project in its own process and waits for what it prints of its port. */
function startProcess(script: string, args: readonly string[], saysPort: RegExp): Promise<ServerProcess> {
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
      const found = saysPort.exec(said)
      if (!found) return
      resolve({
        port: Number(found[1]),
        residentMb: () => residentMb(child.pid ?? 0),
        cpuMs: () => cpuMs(child.pid ?? 0),
        stop: () =>
          new Promise((done) => {
            child.once('exit', () => done())
            child.kill('SIGTERM')
          }),
      })
    })
  })
}

/** The simulator as its command starts it. */
export const startSimulator = (...options: readonly string[]): Promise<ServerProcess> =>
  startProcess(
    'start.mjs',
    ['serve', '--port', '0', '--tls-port', '0', '--trust', 'open', ...options],
    /http:\/\/127\.0\.0\.1:(\d+)[\s\S]*https:\/\/127\.0\.0\.1:\d+/,
  )

/** A simulator of a script of `perf/`, which tells its ports by `serveFilled`. */
export const startOwnServer = (script: string, ...args: readonly string[]): Promise<ServerProcess> =>
  startProcess(`dist/perf/${script}`, args, /http (\d+) https \d+/)

export const startYardstick = (): Promise<ServerProcess> =>
  startProcess('dist/perf/yardstick.js', [], /yardstick on (\d+)/)

function residentMb(pid: number): number {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number(kilobytes ?? 0) / 1024
}

/** The system counts in hundredths of a second, whatever its kernel does. */
function cpuMs(pid: number): number {
  const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /s, '')
  const [user, system] = afterName.split(' ').slice(11, 13).map(Number)
  return 10 * ((user ?? 0) + (system ?? 0))
}
