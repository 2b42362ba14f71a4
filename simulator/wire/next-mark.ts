/** Where a mark stands next in a text that is read forwards: asking again of places before it costs a comparison. */
export class NextMark {
  private at = -1

  constructor(
    private readonly text: string,
    private readonly mark: string,
  ) {}

  /** Whether one stands from a place on and before another; places are asked of in order. */
  within(from: number, end: number): boolean {
    if (this.at < from) {
      const found = this.text.indexOf(this.mark, from)
      this.at = found < 0 ? this.text.length : found
    }
    return this.at < end
  }
}
