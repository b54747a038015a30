'use server'

import { guardAction } from '@/lib/server/guard'
import { tryToken as send, TRY_PROBLEMS } from '@/lib/server/try-token'
import { type TryOrder, type TryResult, tryOrderSchema } from '@/lib/token/try/order'

/** Sends a provider token to the chosen APNs in a push that cannot be delivered. Nothing is kept. */
export async function tryToken(order: TryOrder): Promise<TryResult> {
  await guardAction()
  const read = tryOrderSchema.safeParse(order)
  if (read.success) return send(read.data)
  const place = read.error.issues[0]?.path.join('.') ?? 'the request'
  return { kind: 'not-sent', problem: TRY_PROBLEMS.badRequest(place) }
}
