import 'server-only'
import { z } from 'zod'
import type { InAppKeys } from './keys'
import { NO_SWITCHES, type OwnerWorld } from './model'
import { type Result, refuse } from './result'

/**
 * What is saved was written by this program and is sealed or mode 0600, so what matters here is that
 * a file of another version or a broken one is seen: the frame is checked, and the fields by which
 * everything else is reached.
 */
const clock = z.object({ world: z.number(), real: z.number(), speed: z.number() })
const side = z.looseObject({
  side: z.enum(['sandbox', 'production']),
  clock,
  rate: z.enum(['3min', '5min', '15min', '30min', '1h']),
  graceDays: z.union([z.literal(0), z.literal(3), z.literal(16), z.literal(28)]),
  customers: z.array(
    z.looseObject({
      id: z.string(),
      bundleId: z.string(),
      transactions: z.array(
        z.looseObject({ transactionId: z.string(), productId: z.string(), modified: z.number() }),
      ),
      subscriptions: z.array(z.looseObject({ originalTransactionId: z.string() })),
      plan: z.array(z.object({ at: z.number(), act: z.looseObject({ do: z.string() }) })),
    }),
  ),
  notifications: z.array(
    z.looseObject({
      uuid: z.string(),
      type: z.string(),
      at: z.number(),
      attempts: z.array(z.any()),
    }),
  ),
  massExtensions: z.array(z.looseObject({ requestIdentifier: z.string() })),
  switches: z.looseObject({}),
})

const snapshotShape = z.object({
  version: z.literal(1),
  keys: z.array(
    z.object({
      owner: z.string(),
      issuerId: z.string(),
      keyId: z.string(),
      fingerprint: z.string(),
      origin: z.enum(['issued', 'registered']),
      revoked: z.boolean(),
      created: z.number(),
      spki: z.base64(),
    }),
  ),
  owners: z.array(
    z.object({
      owner: z.string(),
      seed: z.string(),
      counter: z.number(),
      issuerId: z.string(),
      apps: z.array(z.looseObject({ bundleId: z.string(), urls: z.looseObject({}) })),
      products: z.array(z.looseObject({ productId: z.string(), bundleId: z.string() })),
      sides: z.object({ sandbox: side, production: side }),
    }),
  ),
})

interface Parts {
  keys: InAppKeys
  owners: Map<string, OwnerWorld>
}

/** Everything but the wire log and the switched-on faults, as JSON in UTF-8. */
export function takeSnapshot({ keys, owners }: Parts): Uint8Array {
  const snapshot = {
    version: 1,
    keys: keys.all.map(({ publicKey, spki, ...key }) => ({
      ...key,
      spki: Buffer.from(spki).toString('base64'),
    })),
    owners: [...owners.values()],
  }
  return new Uint8Array(Buffer.from(JSON.stringify(snapshot)))
}

/** Fills empty parts from a snapshot; leaves them empty where it cannot be read. */
export function applySnapshot({ keys, owners }: Parts, bytes: Uint8Array): Result {
  const unreadable = refuse('unreadable', 'The saved state of the App Store cannot be read.')
  let json: unknown
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return unreadable
  }
  const parsed = snapshotShape.safeParse(json)
  if (!parsed.success) return unreadable
  for (const key of parsed.data.keys) {
    keys.restore({ ...key, spki: new Uint8Array(Buffer.from(key.spki, 'base64')) })
  }
  for (const owner of parsed.data.owners as unknown as OwnerWorld[]) {
    for (const world of Object.values(owner.sides)) {
      world.switches = { ...NO_SWITCHES, ...world.switches }
    }
    owners.set(owner.owner, owner)
  }
  return { ok: true }
}
