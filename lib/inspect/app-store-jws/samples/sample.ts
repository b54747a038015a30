import type { Sample } from '../../decoder'
import signed from '../signed-samples.json'

const TRUST = [{ name: 'Assay sample root', pem: signed.root }]

/** A sample signed by the made root. The tokens come from `scripts/samples/jws.ts`. */
export function sample(
  name: string,
  token: keyof typeof signed.samples,
  verdict: Sample['verdict'],
  from: string,
  findings: readonly string[] = [],
): Sample {
  return { name, text: signed.samples[token], trust: TRUST, verdict, findings, from }
}
