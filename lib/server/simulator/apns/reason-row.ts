import 'server-only'
import { generateKeyPairSync } from 'node:crypto'
import type { Reason } from './reasons'
import { type Bench, mint, must, type Sending } from './test-client'
import type { Side } from './world/model'
import type { IssuedKey, KeyRequest } from './world/teams'

/** A request that has to be answered with that reason: what the tests of all reasons are made of. */
export interface Row {
  reason: Reason
  name: string
  /** What is changed of a push that would be accepted. */
  change(bench: Bench): Change | Promise<Change>
  side?: Side
  /** Sent first, on the same connection. */
  before?(bench: Bench): Change
  /** Other reasons that the wire log has to name. */
  also?: string
}

export type Change = Omit<Sending, 'headers'> & {
  headers?: Record<string, string | string[] | undefined>
}

export function bearer(jwt: string): Change {
  return { headers: { authorization: `bearer ${jwt}` } }
}

export function token({ key, clock }: Bench, parts: Parameters<typeof mint>[2]): string {
  return mint(key, clock.now, parts)
}

export function newKey({ simulator, owner }: Bench, request: KeyRequest): IssuedKey {
  return must(simulator.world.issueKey(owner, request))
}

export function foreignKey(): Uint8Array {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return new Uint8Array(Buffer.from(privateKey.export({ format: 'pem', type: 'pkcs8' })))
}
