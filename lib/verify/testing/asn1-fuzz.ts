import { octets, readBer, toDefinite } from '../../bytes/ber'
import { readDer } from '../../bytes/der'
import { mutated } from '../../bytes/testing/mutate'
import { seeded } from '../../bytes/testing/seeded'
import { readCertificate } from '../../x509/read-certificate'
import { readCms } from '../read-cms'
import { signCms } from './cms'
import { makePki } from './pki'

export interface FuzzResult {
  inputs: number
  /** How many each reader took as they were. */
  read: Record<string, number>
  /** Milliseconds of the processor for the slowest input. */
  slowest: number
}

const READERS: Record<string, (bytes: Uint8Array) => { ok: boolean }> = {
  der: (bytes) => readDer(bytes),
  ber: (bytes) => {
    const read = readBer(bytes)
    if (read.ok) {
      octets(bytes, read.node)
      toDefinite(bytes, read.node)
    }
    return read
  },
  certificate: (bytes) => readCertificate(bytes),
  cms: (bytes) => readCms(bytes),
}

/** Certificates and messages of every form, to change. */
export async function asn1Corpus(): Promise<Uint8Array[]> {
  const content = new TextEncoder().encode('content '.repeat(20))
  const kinds = await Promise.all((['EC', 'RSA'] as const).map((kind) => makePki({ kind })))
  const messages = kinds.flatMap(({ leaf, intermediate }) =>
    [{}, { ber: true }, { attributes: false }, { detached: true }].map((more) =>
      signCms({ content, signer: leaf, certificates: [leaf, intermediate], ...more }),
    ),
  )
  const certificates = kinds.flatMap(({ root, intermediate, leaf }) => [
    root.der,
    intermediate.der,
    leaf.der,
  ])
  return [...certificates, ...(await Promise.all(messages))]
}

/**
 * Changes the corpus in as many ways and reads each with every reader. Whatever a reader throws
 * comes out of here, with the number of the input.
 */
export function fuzzAsn1(
  corpus: readonly Uint8Array[],
  inputs: number,
  seed: number,
  /** Milliseconds of the processor that were used so far. */
  clock: () => number,
): FuzzResult {
  const read: Record<string, number> = {}
  let slowest = 0
  for (let number = 0; number < inputs; number++) {
    const random = seeded(seed * 1_000_003 + number)
    const original = corpus[Math.floor(random() * corpus.length)] ?? new Uint8Array()
    const bytes = mutated(original, random)
    const began = clock()
    for (const [name, reader] of Object.entries(READERS)) {
      try {
        if (reader(bytes).ok) read[name] = (read[name] ?? 0) + 1
      } catch (cause) {
        throw new Error(`${name} threw for input ${number} of seed ${seed}`, { cause })
      }
    }
    slowest = Math.max(slowest, clock() - began)
  }
  return { inputs, read, slowest }
}
