import type { Expectation } from '../inspect/decoder'
import type { Step } from '../rules/rule'
import { shorten } from './jws-header'

/**
 * What a payload says of the app that it is for. `undefined`: payloads of this kind do not say;
 * `null`: this one does not, though most do.
 */
export interface Claims {
  bundleId?: string | null
  appAppleId?: number | null
  environment?: string | null
}

interface Row {
  key: keyof Claims & keyof Expectation
  name: string
  /** `bundle id` */
  noun: string
  code: string
}

const ROWS: readonly Row[] = [
  {
    key: 'bundleId',
    name: 'Bundle ID is the expected one',
    noun: 'bundle ID',
    code: 'jws/unexpected-bundle-id',
  },
  {
    key: 'appAppleId',
    name: 'App Apple ID is the expected one',
    noun: 'app Apple ID',
    code: 'jws/unexpected-app-apple-id',
  },
  {
    key: 'environment',
    name: 'Environment is the expected one',
    noun: 'environment',
    code: 'jws/unexpected-environment',
  },
]

/**
 * Compares what a payload says with what was expected. A step is `unknown` where something was
 * expected that this payload should say and does not: then nothing proves that it is for that app.
 */
export function expectationSteps(expect: Expectation, claims: Claims): Step[] {
  return ROWS.map((row) => step(row, expect[row.key], claims[row.key], claims))
}

function step(
  { key, name, noun, code }: Row,
  wanted: string | number | undefined,
  said: string | number | null | undefined,
  claims: Claims,
): Step {
  const missing = said === undefined || said === null
  if (wanted === undefined) {
    const detail = missing
      ? `Not compared: no ${noun} was given, and the payload has none.`
      : `Not compared: no ${noun} was given. The payload says ${short(said)}.`
    return { name, result: 'skipped', detail }
  }
  if (said === undefined) {
    const detail = `Payloads of this kind have no ${noun}; ${wanted} was expected.`
    return { name, result: 'skipped', detail }
  }
  if (said === null && key === 'appAppleId') {
    // It is left out in the sandbox:
    // https://developer.apple.com/documentation/appstoreservernotifications/data
    return claims.environment === 'Production'
      ? {
          name,
          result: 'fail',
          detail: `The payload is from production and has none; ${wanted} was expected.`,
          code,
        }
      : {
          name,
          result: 'skipped',
          detail: `The payload has none, as is usual outside production; ${wanted} was expected.`,
        }
  }
  if (said === null) {
    return { name, result: 'unknown', detail: `The payload has none; ${wanted} was expected.` }
  }
  return said === (key === 'environment' ? spelled(wanted) : wanted)
    ? { name, result: 'pass', detail: `It says ${short(said)}, as expected.` }
    : { name, result: 'fail', detail: `It says ${short(said)}; ${wanted} was expected.`, code }
}

/** `sandbox` asks for Sandbox. */
/** Whoever asks may write `production`; what Apple writes has to be as Apple writes it. */
function spelled(wanted: string | number): string | number {
  const known = ['Production', 'Sandbox', 'Xcode', 'LocalTesting']
  return known.find((name) => name.toLowerCase() === String(wanted).toLowerCase()) ?? wanted
}

const short = (value: string | number): string => shorten(String(value))
