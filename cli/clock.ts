/** The clock of the machine or, given a date, one that starts there now and goes on at the same pace. */
export function runningClock(start: Date | undefined): () => Date {
  if (!start) return () => new Date()
  const shift = start.getTime() - Date.now()
  return () => new Date(Date.now() + shift)
}
