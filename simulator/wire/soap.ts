export { missingAddressing, readEnvelope, type SoapEnvelope } from './soap-read.js'
export { writeEnvelope, writeFault } from './soap-write.js'
