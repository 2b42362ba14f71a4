export { missingAddressing, readEnvelope, type SoapEnvelope } from './soap-read.js'
export { type EnvelopeDraft, writeEnvelope, writeFault } from './soap-write.js'
