'use server'

import { z } from 'zod'
import { guardAction } from '@/lib/server/guard'
import { changeUpload, forgetEverythingOf, forgetUpload, keepUpload } from '@/lib/server/keys'
import { dropEveryInbox } from '@/lib/server/notifications'
import { issueTrialKey } from '@/lib/server/trial'
import { activeVisitor, welcome } from '@/lib/server/visitor'
import type { KeyFacts } from '@/lib/session/facts'
import type { AddKeyResult, ChangeKeyResult, ForgetResult } from '@/lib/session/key-change'
import { KEY_KINDS } from '@/lib/session/key-kinds'

/** Keeps an uploaded key: a form of `key` (a file's bytes), `fileName`, `name`, `kind` and its ids. */
export async function addKey(form: FormData): Promise<AddKeyResult> {
  await guardAction()
  return keepUpload(await welcome(), form)
}

/** A key that the simulator knows, put straight into the vault: it never passes through the browser. */
export async function giveTrialKey(): Promise<KeyFacts> {
  await guardAction()
  return issueTrialKey(await welcome())
}

const CHANGE = z.object({
  name: z.string().max(80),
  kind: z.enum(KEY_KINDS),
  keyId: z.string().max(64),
  teamId: z.string().max(64),
  issuerId: z.string().max(64),
  bundleId: z.string().max(255),
  appAppleId: z.string().max(20),
})

export async function changeKey(
  id: string,
  facts: z.input<typeof CHANGE>,
): Promise<ChangeKeyResult> {
  await guardAction()
  return changeUpload(await activeVisitor(), z.string().parse(id), CHANGE.parse(facts))
}

export async function forgetKey(id: string): Promise<ForgetResult> {
  await guardAction()
  return forgetUpload(await activeVisitor(), z.string().parse(id))
}

const FORGET = z.object({ inboxes: z.boolean() })

/** `inboxes`: those of this browser too. Their addresses answer to nobody any more. */
export async function forgetEverything(about: { inboxes: boolean }): Promise<void> {
  await guardAction()
  const { inboxes } = FORGET.parse(about)
  // First what can fail: whoever tries again still has the cookies for it.
  if (inboxes) await dropEveryInbox()
  await forgetEverythingOf(await activeVisitor())
}

/** A person is at work in the page, so the session's idle time begins anew. */
export async function stayAwake(): Promise<void> {
  await guardAction()
  await activeVisitor()
}
