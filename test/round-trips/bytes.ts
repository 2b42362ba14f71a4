import fc from 'fast-check'

const ofMime = ['\r\n', '\r\n\r\n', '\n', '--', 'uuid:', 'Content-ID: <1>', '<a>é</a>', '\0']

/** The bytes of a document: any, those that end a MIME part among them. */
export const content: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 60 }),
  fc
    .array(fc.constantFrom(...ofMime), { minLength: 1, maxLength: 8 })
    .map((pieces) => new Uint8Array(Buffer.from(pieces.join('')))),
)
