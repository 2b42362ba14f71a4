/** HL7 and XDS technical time, UTC: Date -> yyyyMMddHHmmss (source: dmp-wire, section 8). */
export const technicalTime = (date: Date): string => date.toISOString().replace(/[-:T]/g, '').slice(0, 14)
