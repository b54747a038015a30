/** Why a text does not fall into the three parts of a compact JWS; `null` where it does. */
export function partsProblem(text: string): { code: string; detail: string } | null {
  const trimmed = text.trim()
  if (trimmed === '') return { code: 'jws/empty', detail: 'The text is empty.' }
  if (/^[[{]/.test(trimmed)) return jsonProblem(trimmed)
  const dots = countDots(text)
  if (dots === 2) return null
  // Two tokens on two lines have as many dots as a JWE.
  if (dots === 4 && !/\s/.test(trimmed)) {
    return {
      code: 'jws/encrypted',
      detail:
        'There are five parts, as in a JWE: an encrypted token, where a signed one has three.',
    }
  }
  if (dots === 1) {
    return {
      code: 'jws/part-missing',
      detail: 'There are two parts. The third, the signature, is missing with its dot.',
    }
  }
  return dots === 0
    ? {
        code: 'jws/no-dots',
        detail: 'There is no dot in it, where two dots should separate three parts.',
      }
    : {
        code: 'jws/part-count',
        detail: `There are ${dots + 1 > MOST ? `more than ${MOST}` : dots + 1} parts instead of three.`,
      }
}

const MOST = 1000

/** Counts no further than it has to be told. */
function countDots(text: string): number {
  let dots = 0
  for (let at = text.indexOf('.'); at >= 0 && dots <= MOST; at = text.indexOf('.', at + 1)) dots++
  return dots
}

/** RFC 7515, section 7.2: a JWS may also be written as JSON, which Apple never does. */
function jsonProblem(text: string): { code: string; detail: string } {
  const head = text.slice(0, 100_000)
  const keys = ['signatures', 'signature', 'protected', 'ciphertext'].filter((key) =>
    head.includes(`"${key}"`),
  )
  return keys.length > 0
    ? {
        code: 'jws/json-serialization',
        detail: `It is JSON with ${keys.map((key) => `“${key}”`).join(' and ')}: the JSON serialisation of a JWS, where the compact form is expected.`,
      }
    : { code: 'jws/json-not-token', detail: 'It is JSON, not a token of three parts.' }
}
