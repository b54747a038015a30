'use server'

import { z } from 'zod'
import type { SendResult } from '@/lib/push/attempt'
import type { SigningKey } from '@/lib/push/request'
import { pushRequestSchema } from '@/lib/push/request-schema'
import { guardAction } from '@/lib/server/guard'
import { providerTokenFor } from '@/lib/server/provider-token'
import { sendPush as send } from '@/lib/server/push'
import { PROBLEMS } from '@/lib/server/push-problems'
import { activeVisitor, welcome } from '@/lib/server/visitor'

const ORDER = z.object({
  id: z.uuid(),
  request: pushRequestSchema,
  despiteHold: z.boolean(),
  /** A compact JWS, of a key that is kept in the browser. Apple's have about 200 characters. */
  token: z
    .string()
    .max(2_000)
    .regex(/^[\w-]+\.[\w-]+\.[\w-]+$/)
    .nullish()
    .transform((token) => token ?? null),
})

/** Sends a composed push. The same id sends once, however often it is asked for. */
export async function sendPush(order: z.input<typeof ORDER>): Promise<SendResult> {
  await guardAction()
  const read = ORDER.safeParse(order)
  if (!read.success) {
    const place = read.error.issues[0]?.path.join('.') ?? 'the request'
    return { kind: 'not-sent', problem: PROBLEMS.badRequest(place) }
  }
  // Whoever brings a token needs no key here, but a session that the push is written down in.
  const session = read.data.token === null ? await activeVisitor() : await welcome()
  if (session === null) {
    const problem = read.data.request.key === null ? PROBLEMS.noKey : PROBLEMS.sessionEnded
    return { kind: 'not-sent', problem }
  }
  return send(session, read.data)
}

const KEY = z.object({ id: z.string(), keyId: z.string(), teamId: z.string() })

/** The provider token that a push with this key would carry: for a person who asked to see it. */
export async function revealToken(
  key: SigningKey,
): Promise<{ token: string } | { problem: string }> {
  await guardAction()
  const read = KEY.safeParse(key)
  const session = await activeVisitor()
  const signed = read.success && session ? await providerTokenFor(session, read.data) : null
  if (signed === null) return { problem: 'The key is no longer kept. Add it again.' }
  return { token: signed.token.token }
}
