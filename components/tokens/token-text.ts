/** The three parts of a token as they came over the wire. */
export interface TokenParts {
  header: string
  claims: string
  signature: string
}

/** Longer texts hold no token that somebody looks at part by part. */
const LONGEST = 50_000
/** A JSON object in base64url begins so, white space in front of its keys or not. */
const OBJECT = /^e[wy][\w+/-]{3,}=*$/

/**
 * The first token in a text, split at its dots: a header line, a curl command or quotes may stand
 * around it, and line breaks inside. `null` where there are no three parts.
 */
export function tokenParts(text: string): TokenParts | null {
  if (text.length > LONGEST) return null
  for (const run of [text.replace(/\s+/g, ''), ...(text.match(/[\w+/=.-]+/g) ?? [])]) {
    const parts = run.split('.')
    const start = parts.findIndex((part) => OBJECT.test(afterName(part)))
    const [header, claims, signature] = parts.slice(start, start + 3)
    if (start < 0 || header === undefined || !claims || signature === undefined) continue
    if (/[^\w+/=-]/.test(claims + signature)) continue
    return { header: afterName(header), claims, signature }
  }
  return null
}

/** In how many places of a text a token stands. */
export function tokenCount(text: string): number {
  return text.match(/(?<![\w-])e[wy][\w-]{8,4000}\.e[wy]/g)?.length ?? 0
}

/** `eyJ…` of `token=eyJ…`; padding at the end stays. */
function afterName(part: string): string {
  const bare = part.replace(/={1,2}$/, '')
  return part.slice(bare.lastIndexOf('=') + 1)
}

const KEY = /-----BEGIN (?:EC )?(PRIVATE|PUBLIC) KEY-----[\s\S]*?-----END (?:EC )?\1 KEY-----/g

/**
 * Takes the keys out of what was pasted: people paste the token and its .p8 at once. A text that is
 * one key and nothing else stays as it is, line ends included: they may have been signed with.
 */
export function splitKeys(text: string): { keys: string[]; rest: string } {
  const keys = text.match(KEY) ?? []
  const rest = text.replace(KEY, '').trim()
  if (keys.length === 1 && rest === '') return { keys: [text], rest }
  return { keys: [...keys], rest: keys.length === 0 ? text : rest }
}
