import { decodeBase64 } from '../bytes/base64'
import { decodeUtf8 } from '../bytes/utf8'
import { BUDGETS } from '../inspect/budgets'
import type { JsonValue } from '../json/node'
import type { Step } from '../rules/rule'
import { readCertificate } from '../x509/read-certificate'
import type { Certificate } from '../x509/types'

export interface X5cReading {
  steps: Step[]
  /** Leaf first, as many as could be read; empty where the list as a whole could not. */
  certificates: Certificate[]
}

/**
 * The certificates that a header lists (RFC 7515, section 4.1.6), at most as many as the budget
 * allows. `local`: the payload says that Xcode made it for local testing, where one certificate
 * is what it sends; nothing else depends on it.
 */
export function readX5c(x5c: JsonValue | undefined, local: boolean): X5cReading {
  const count = countStep(x5c, local)
  if (!Array.isArray(x5c) || x5c.length > BUDGETS.certificates || x5c.length === 0) {
    return { steps: [count], certificates: [] }
  }
  const certificates: Certificate[] = []
  for (const [index, entry] of x5c.entries()) {
    const read = readEntry(entry, index + 1)
    if (!read.ok) return { steps: [count, read.step], certificates }
    certificates.push(read.certificate)
  }
  const names = certificates.map(({ subject }) => `“${subject.text}”`).join(', ')
  const detail = `Leaf first: ${names}.`
  return {
    // Of three, the chain’s own steps speak.
    steps: [
      ...(count.result === 'pass' ? [] : [count]),
      { name: 'Certificates can be read', result: 'pass', detail },
    ],
    certificates,
  }
}

function countStep(x5c: JsonValue | undefined, local: boolean): Step {
  const name = 'Header has three certificates'
  const fail = (code: string, detail: string): Step => ({ name, result: 'fail', detail, code })
  if (x5c === undefined) {
    return fail('jws/x5c-missing', 'The header has no “x5c”, where Apple lists three certificates.')
  }
  if (!Array.isArray(x5c)) return fail('jws/x5c-not-list', '“x5c” is not a list.')
  const has = `“x5c” has ${x5c.length} ${x5c.length === 1 ? 'certificate' : 'certificates'}`
  if (x5c.length === 3) {
    return { name, result: 'pass', detail: `${has}: leaf, intermediate and root.` }
  }
  if (x5c.length === 1) {
    // https://developer.apple.com/documentation/xcode/setting-up-storekit-testing-in-xcode
    return local
      ? {
          name,
          result: 'unknown',
          detail: `${has}, as in local testing with Xcode. Xcode makes the certificate itself, so it counts only where it was added as trusted.`,
        }
      : fail(
          'jws/x5c-one',
          `${has}, but the payload does not say Xcode. Apple sends three: leaf, intermediate and root.`,
        )
  }
  return fail('jws/x5c-count', `${has}. Apple sends three: leaf, intermediate and root.`)
}

type EntryReading = { ok: true; certificate: Certificate } | { ok: false; step: Step }

function readEntry(entry: JsonValue, number: number): EntryReading {
  const which = `Certificate ${number} of “x5c”`
  const fail = (code: string, detail: string): EntryReading => ({
    ok: false,
    step: { name: 'Certificates can be read', result: 'fail', detail: `${which} ${detail}`, code },
  })
  if (typeof entry !== 'string') return fail('jws/x5c-not-list', 'is not text.')
  const decoded = decodeBase64(entry)
  if (!decoded.ok) {
    if (/-----BEGIN/.test(entry)) {
      return fail('jws/x5c-encoding', 'is a PEM text, where only its base64 belongs.')
    }
    if (/^[\w-]+$/.test(entry) && /[-_]/.test(entry)) {
      return fail('jws/x5c-encoding', 'is written in base64url, where standard base64 belongs.')
    }
    const why = {
      character: `has a character at ${decoded.at} that standard base64 does not have.`,
      length: 'was cut: its length is one that base64 never has.',
      padding: 'lacks its padding.',
      'spare-bits':
        'ends with a character that was changed: it carries bits that belong to no byte.',
    }
    return fail('jws/x5c-encoding', why[decoded.reason])
  }
  const read = readCertificate(decoded.bytes)
  if (!read.ok) {
    const pem = decodeUtf8(decoded.bytes.subarray(0, 40))?.includes('-----BEGIN') ?? false
    if (pem) return fail('jws/x5c-encoding', 'is the base64 of a PEM text, encoded once too often.')
    return fail('jws/x5c-unreadable', `cannot be read: ${read.problem}`)
  }
  if (read.leftover > 0) {
    return fail('jws/x5c-unreadable', `is followed by ${read.leftover} extra bytes.`)
  }
  return { ok: true, certificate: read.certificate }
}
