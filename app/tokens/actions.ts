'use server'

import { z } from 'zod'
import { guardAction } from '@/lib/server/guard'
import { mintOrdered } from '@/lib/server/mint-token'
import { tryToken as send, TRY_PROBLEMS } from '@/lib/server/try-token'
import { activeVisitor } from '@/lib/server/visitor'
import { KEY_KINDS } from '@/lib/session/key-kinds'
import type { MintOrder } from '@/lib/token/mint-order'
import type { MintResult } from '@/lib/token/minted'
import { type TryOrder, type TryResult, tryOrderSchema } from '@/lib/token/try/order'

const ORDER = z.object({
  kind: z.enum(KEY_KINDS),
  keyId: z.string().max(64),
  teamId: z.string().max(64),
  issuerId: z.string().max(64),
  bundleId: z.string().max(255),
  individual: z.boolean(),
  scope: z.array(z.string().max(1_000)).max(100),
  lives: z
    .number()
    .int()
    .min(1)
    .max(200 * 86_400),
})

/** A token signed with a key of the session; the key stays where it is. */
export async function mintToken(id: string, order: MintOrder): Promise<MintResult> {
  await guardAction()
  return mintOrdered(await activeVisitor(), z.string().parse(id), ORDER.parse(order))
}

/** Sends a provider token to the chosen APNs in a push that cannot be delivered. Nothing is kept. */
export async function tryToken(order: TryOrder): Promise<TryResult> {
  await guardAction()
  const read = tryOrderSchema.safeParse(order)
  if (read.success) return send(read.data)
  const place = read.error.issues[0]?.path.join('.') ?? 'the request'
  return { kind: 'not-sent', problem: TRY_PROBLEMS.badRequest(place) }
}
