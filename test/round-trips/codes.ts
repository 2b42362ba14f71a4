import fc from 'fast-check'
import { targetsOf } from '#matrix/codes/code-map.js'
import type { CodeSet } from '#matrix/codes/code-set.js'
import { j57ClassCode } from '#matrix/codes/j57-class-code.js'
import { j66TypeCode } from '#matrix/codes/j66-type-code.js'
import { x16TypeClass } from '#matrix/codes/x16-type-class.js'
import type { MetadataCode } from '#simulator/domain/document.js'

const withoutDates = ({ code, system, display }: MetadataCode): MetadataCode => ({ code, system, display })

/** Any code of a nomenclature. */
export const codeIn = ({ codes }: CodeSet): fc.Arbitrary<MetadataCode> => fc.constantFrom(...codes.map(withoutDates))

/** Any type of document with the class that the DMP gives it. */
export const typeAndClass: fc.Arbitrary<{ readonly type: MetadataCode; readonly itsClass: MetadataCode }> =
  fc.constantFrom(
    ...j66TypeCode.codes.flatMap((type) => {
      const [itsClass] = j57ClassCode.byCode.get(targetsOf(x16TypeClass, type.code)[0] ?? '') ?? []
      return itsClass ? [{ type: withoutDates(type), itsClass: withoutDates(itsClass) }] : []
    }),
  )
