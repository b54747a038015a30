'use server'

import { z } from 'zod'
import type { InboxAnswer, InboxChange, InboxWish, ReplayWish } from '@/lib/notifications/actions'
import type { ReplayOutcome } from '@/lib/notifications/replay'
import { guardAction } from '@/lib/server/guard'
import { addInbox, dropInbox, editInbox, emptyInbox } from '@/lib/server/notifications'
import { replay as sendOn } from '@/lib/server/replay'

const ID = z.string().max(64)
const ENVIRONMENT = z.enum(['Production', 'Sandbox']).nullable()
const NAME = z.string().trim().max(80)
const WISH = z.object({ name: NAME, environment: ENVIRONMENT })
const CHANGE = z.object({
  name: NAME.optional(),
  environment: ENVIRONMENT.optional(),
  webhookSecret: z.string().min(1).max(1024).nullable().optional(),
})
const REPLAY = z.object({
  what: z.union([
    z.object({ inbox: ID, id: ID }),
    z.object({ signedPayload: z.string().max(256 * 1024) }),
  ]),
  url: z.string().max(2048),
  local: z.boolean(),
})

/** An inbox with an address of its own. Its cookie begins, where there was none. */
export async function makeInbox(wish: InboxWish): Promise<InboxAnswer<{ id: string }>> {
  await guardAction()
  return addInbox(WISH.parse(wish))
}

/** Its name, its environment, or the secret of a webhook of App Store Connect. */
export async function changeInbox(id: string, change: InboxChange): Promise<InboxAnswer> {
  await guardAction()
  return editInbox(ID.parse(id), definedOf(CHANGE.parse(change)))
}

export async function clearInbox(id: string): Promise<InboxAnswer> {
  await guardAction()
  return emptyInbox(ID.parse(id))
}

/** Everything in it goes, and its address answers to nobody any more. */
export async function forgetInbox(id: string): Promise<InboxAnswer> {
  await guardAction()
  return dropInbox(ID.parse(id))
}

/** Sends one notification to a server of the developer's. */
export async function replay(wish: ReplayWish): Promise<InboxAnswer<{ outcome: ReplayOutcome }>> {
  await guardAction()
  return sendOn(REPLAY.parse(wish))
}

function definedOf(change: z.infer<typeof CHANGE>): InboxChange {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
}
