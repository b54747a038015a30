/** The sentences of a text, so that they can be told one after the other. Nothing is lost. */
export function sentences(text: string): string[] {
  return text.split(/(?<=[.?])\s+(?=[\p{Lu}“])/u).filter((sentence) => sentence !== '')
}
