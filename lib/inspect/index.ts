import { wrapperFinding } from '../rules/paste'
import type { TrustAnchor } from '../verify/trust'
import { readTrust } from '../verify/trust'
import type { Expectation, PastedKey } from './decoder'
import type { Inspection } from './inspection'
import { keyBeside } from './key-beside'
import { Run } from './run'
import { Source } from './source'

export type { Expectation, PastedKey, Sample } from './decoder'
export type * from './inspection'

export interface InspectOptions {
  /** The instant to judge by; without it nothing is said of now. */
  now?: Date
  /** Roots trusted besides Apple’s, named wherever they count. */
  trust?: readonly TrustAnchor[]
  keys?: readonly PastedKey[]
  /** identifierForVendor UUID or MAC address, to check a receipt’s hash with. */
  device?: string
  /** Of a .p12. */
  password?: string
  expect?: Expectation
  /** A decoder’s id: forces that reading, however unlikely. */
  as?: string
  /** A file’s name. */
  name?: string
}

/**
 * The engine’s front door: says what `input` is, whether it is genuine and how that is known, and
 * what is in it. Runs the same in a browser, in a worker and on Node; makes no request, reads no
 * clock, and its result is plain JSON.
 *
 * Bad input is data, however hostile: every refusal is a finding. It rejects only for a bug, with
 * the cause, and for a `trust` that is no certificate.
 */
export async function inspect(
  input: string | Uint8Array,
  options: InspectOptions = {},
): Promise<Inspection> {
  const source = Source.of(input, options.name ?? null)
  const beside = options.as === undefined ? keyBeside(source.text) : null
  const run = new Run({
    now: options.now?.getTime() ?? null,
    trust: await readTrust(options.trust ?? []),
    keys: [...(options.keys ?? []), ...(beside?.keys ?? [])],
    device: options.device?.trim() || null,
    password: options.password ?? null,
    expect: options.expect ?? {},
  })
  if (!beside) return run.inspect(source, options.as)
  const inspection = await run.inspect(Source.of(beside.token))
  return { ...inspection, findings: [...inspection.findings, wrapperFinding('key-beside')] }
}
