/**
 * Reads a request body without ever holding more than the limit.
 *
 *   Request, bytes -> its body, `too-large`, or `interrupted` when the client went away in the middle
 */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array | 'too-large' | 'interrupted'> {
  const announced = request.headers.get('content-length')
  if (announced !== null && Number(announced) > maxBytes) return 'too-large'
  try {
    if (announced !== null) return new Uint8Array(await request.arrayBuffer())
    const chunks: Uint8Array[] = []
    let size = 0
    for await (const chunk of request.body ?? []) {
      size += chunk.length
      if (size > maxBytes) return 'too-large'
      chunks.push(chunk)
    }
    return Buffer.concat(chunks)
  } catch {
    return 'interrupted'
  }
}
