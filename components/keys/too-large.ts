import type { KeyProblem } from '@/lib/session/key-change'

const LIMIT = 64 * 1024

/** A .p8 has about 250 bytes, so a large file is something else and is not even read. */
export const TOO_LARGE = {
  limit: LIMIT,
  problem: (name: string, size: number): KeyProblem => ({
    code: 'too-large',
    title: 'The file is too large for a key',
    message: `${name} has ${size.toLocaleString('en-GB')} bytes. A .p8 file has about 250.`,
    fix: 'Choose the .p8 file that Apple’s developer site let you download once.',
  }),
}
