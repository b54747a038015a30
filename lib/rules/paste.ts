import type { WrapperName } from '../inspect/unwrap'
import { lint } from './lint'
import { type AnyRule, defineRule, type Finding } from './rule'

/** What the rules of this group look at: a wrapping that was taken off. */
export interface WrapperSubject {
  wrapper: WrapperName | null
}

interface WrapperRow {
  title: string
  cause: string
  message: string
  fix: string
  see: readonly [string, ...string[]]
}

const ROWS: Record<WrapperName, WrapperRow> = {
  'plus-became-space': {
    title: 'Plus signs became spaces',
    cause:
      'It went through a form that was not percent-encoded: there a plus sign means a space, and base64 uses plus signs.',
    message:
      'Each space inside the base64 was turned back into a plus sign, which makes it complete.',
    fix: 'Encode the value before it goes into a form (encodeURIComponent, URLSearchParams), or send it as JSON.',
    see: ['https://url.spec.whatwg.org/#application/x-www-form-urlencoded'],
  },
  'key-beside': {
    title: 'There is a key next to the token',
    cause: 'Both were pasted as one text.',
    message: 'The key was used to check the token, and none of it is shown.',
    fix: 'Nothing here. If the private key was sent to anyone else, revoke it.',
    see: [
      'https://developer.apple.com/documentation/usernotifications/establishing-a-token-based-connection-to-apns',
    ],
  },
  quoted: {
    title: 'The text is in quotation marks',
    cause: 'It was copied from source code, JSON or a shell command.',
    message: 'The quotation marks around it were removed, and escapes were undone.',
    fix: 'Nothing here; if you pass the text on, leave out the quotation marks.',
    see: ['https://www.rfc-editor.org/rfc/rfc8259#section-7'],
  },
  bearer: {
    title: 'The token comes after the word Bearer',
    cause: 'It was copied from an Authorization header.',
    message: 'The word Bearer in front of it was removed.',
    fix: 'Nothing here; if a library adds the word itself, give it just the token.',
    see: ['https://www.rfc-editor.org/rfc/rfc6750#section-2.1'],
  },
  'url-encoded': {
    title: 'The text is percent-encoded',
    cause: 'It was copied from a URL or a form’s body, where + and / are written %2B and %2F.',
    message: 'The percent-encoding was undone.',
    fix: 'Nothing here; decode it once before you hand it to anything that expects the value.',
    see: ['https://www.rfc-editor.org/rfc/rfc3986#section-2.1'],
  },
  'base64-of-text': {
    title: 'The text is encoded in base64 once too often',
    cause:
      'Something that was base64 or plain text already was encoded again, often by a library that encodes whatever it is given.',
    message: 'One layer of base64 was removed to read it.',
    fix: 'Find the place that encodes it twice and remove one of the two. A function that expects the value itself refuses this form.',
    see: ['https://www.rfc-editor.org/rfc/rfc4648#section-4'],
  },
  'hex-of-bytes': {
    title: 'The bytes are written as hex',
    cause: 'The data was printed, as a debugger or a log does, instead of encoded in base64.',
    message: 'The hex digits were read as bytes.',
    fix: 'Nothing here; Apple’s services expect base64 where they accept bytes.',
    see: ['https://www.rfc-editor.org/rfc/rfc4648#section-8'],
  },
  'beside-token': {
    title: 'There is other text around the token',
    cause: 'A line of code, a log or a form was copied with it.',
    message: 'The token was extracted, and the rest of the line was left aside.',
    fix: 'Nothing here; if you pass the token on, send just the token.',
    see: ['https://www.rfc-editor.org/rfc/rfc7515#section-3.1'],
  },
}

/** One rule for every wrapping: a new one is a row here and a function in `unwrap.ts`. */
export const pasteRules: readonly AnyRule<WrapperSubject>[] = Object.entries(ROWS).map(
  ([wrapper, row]) =>
    defineRule<WrapperSubject, WrapperSubject>({
      code: `paste/${wrapper}`,
      level: 'notice',
      title: row.title,
      cause: row.cause,
      fix: row.fix,
      see: row.see,
      check: (subject) => (subject.wrapper === wrapper ? { args: subject } : 'pass'),
      message: () => row.message,
      examples: () => ({ bad: [{ wrapper: wrapper as WrapperName }], good: [{ wrapper: null }] }),
    }),
)

/** What to say of a wrapping that was taken off. */
export function wrapperFinding(wrapper: WrapperName): Finding {
  const found = lint(pasteRules, { wrapper }).find((result) => result.finding)?.finding
  if (!found) throw new Error(`no rule for the wrapping ${wrapper}`)
  return found
}
