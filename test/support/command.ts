import { main } from '#cli/main.js'

/** Runs `dmp-bench` in this process as a user would; what it prints comes back. */
export async function command(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  const code = await main(args, { out: (line) => out.push(line), err: (line) => err.push(line) })
  return { code, out: out.join('\n'), err }
}
