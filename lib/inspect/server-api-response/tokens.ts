import { isJsonObject, type JsonValue } from '../../json/node'
import { budgetFinding } from '../../rules/budget'
import type { Finding, Step } from '../../rules/rule'
import { BUDGETS } from '../budgets'
import type { Context } from '../decoder'
import type { Inspection } from '../inspection'

/** A signed text inside an answer, and where it stood: `data.0.lastTransactions.0.signedRenewalInfo`. */
export interface SignedText {
  at: string
  token: string
}

const KEYS: readonly string[] = [
  'signedTransactionInfo',
  'signedRenewalInfo',
  'signedAppTransactionInfo',
  'signedPayload',
]
const LISTS: readonly string[] = ['signedTransactions']

/** Every signed text of an answer, in its order. The reader of JSON has bounded depth and number. */
export function signedTexts(value: JsonValue, path: readonly string[] = []): SignedText[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const here = [...path, String(index)]
      const listed = LISTS.includes(path.at(-1) ?? '')
      if (listed && typeof item === 'string') return [{ at: here.join('.'), token: item }]
      return typeof item === 'object' ? signedTexts(item, here) : []
    })
  }
  if (!isJsonObject(value)) return []
  return Object.entries(value).flatMap(([key, item]) => {
    const here = [...path, key]
    if (KEYS.includes(key) && typeof item === 'string') return [{ at: here.join('.'), token: item }]
    return typeof item === 'object' ? signedTexts(item, here) : []
  })
}

/** Decodes what is signed, as far as the budget goes, and says of all of it whether it is genuine. */
export async function decodeSigned(
  texts: readonly SignedText[],
  context: Context,
): Promise<{ parts: Inspection[]; steps: Step[]; findings: Finding[] }> {
  // Tokens hold tokens: a notification has two inside.
  const most = BUDGETS.parts / 4
  const parts: Inspection[] = []
  for (const { at, token } of texts.slice(0, most)) parts.push(await context.part(token, at))
  const findings = texts.length > most ? [budgetFinding('parts', texts.length)] : []
  return { parts, findings, steps: texts.length === 0 ? [] : [genuine(parts)] }
}

function genuine(parts: readonly Inspection[]): Step {
  const name = 'What is signed inside is genuine'
  const invalid = parts.filter(({ verdict }) => verdict === 'invalid')
  const [first] = invalid
  if (first) {
    const detail = `${invalid.length} of ${parts.length} signed texts did not pass. The first is ${first.at ?? first.title}: ${first.summary}`
    return { name, result: 'fail', detail }
  }
  const valid = parts.filter(({ verdict }) => verdict === 'valid').length
  return valid === parts.length
    ? { name, result: 'pass', detail: `All ${valid} signed texts were verified, each by itself.` }
    : {
        name,
        result: 'unknown',
        detail: `${valid} of ${parts.length} signed texts could be verified.`,
      }
}
