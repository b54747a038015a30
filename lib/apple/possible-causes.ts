/** Several causes are told as what they are: each may be the one, and nobody has said which. */
export function possibleCauses(causes: readonly string[]): string {
  if (causes.length < 2) return causes.join('')
  return `Possible causes: ${causes.map((cause, index) => `(${index + 1}) ${cause}`).join(' ')}`
}
