import { z } from 'zod'
import { ENVIRONMENTS, type EnvironmentId } from '@/lib/apple/environments'
import type { PushRequest } from './request'

const ids = ENVIRONMENTS.map((row) => row.id) as [EnvironmentId, ...EnvironmentId[]]

/** A field of the composer: whatever was typed, up to a bound that no real value comes near. */
const typed = z.string().max(4096)

/**
 * The shape of a request that comes in from a browser. It bounds sizes and says nothing about
 * whether APNs would take it: that is what the rules are for.
 */
export const pushRequestSchema: z.ZodType<PushRequest> = z.object({
  environment: z.enum(ids),
  port: z.union([z.literal(443), z.literal(2197)]),
  deviceToken: typed,
  topic: typed,
  pushType: typed,
  priority: typed,
  expiration: z.union([
    z.object({ kind: z.literal('stored') }),
    z.object({ kind: z.literal('now') }),
    z.object({ kind: z.literal('until'), at: z.number() }),
  ]),
  collapseId: typed,
  apnsId: typed,
  payload: z.string().max(256 * 1024),
  key: z
    .object({ id: typed, keyId: typed, teamId: typed, fileKeyId: typed.nullable().optional() })
    .nullable(),
})
