import { NS } from '../wire/namespaces.js'
import { ebxmlLcm, ebxmlQuery, ebxmlRs, xdsB } from './ebxml-messages.js'
import { ebxmlRim, xmlAttributes } from './ebxml-rim.js'
import { habilitations } from './habilitations.js'
import { hl7v3Datatypes } from './hl7v3-datatypes.js'
import { gdp, hl7v3Demographics, hl7v3Pdq, hl7v3Registration } from './hl7v3-messages.js'
import { hl7v3Patient } from './hl7v3-patient.js'
import { hl7v3Wrapper } from './hl7v3-wrapper.js'
import { patientsSpecific } from './patients-specific.js'
import type { Schema } from './schema.js'

export type { Schema } from './schema.js'

/** Every schema of the bench. */
export const schemas: readonly Schema[] = [
  habilitations,
  patientsSpecific,
  hl7v3Datatypes,
  hl7v3Wrapper,
  hl7v3Patient,
  hl7v3Demographics,
  hl7v3Pdq,
  hl7v3Registration,
  gdp,
  { file: 'xml.xsd', namespace: NS.xml, text: xmlAttributes },
  ebxmlRim,
  ebxmlRs,
  ebxmlLcm,
  ebxmlQuery,
  xdsB,
]

const byFile = new Map(schemas.map((one) => [one.file, one]))

/** The schema that `?xsd=` names. */
export const schemaFile = (file: string): Schema | undefined => byFile.get(file)
