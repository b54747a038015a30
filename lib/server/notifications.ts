import 'server-only'
import type { InboxAnswer, InboxChange, InboxWish, Refused } from '@/lib/notifications/actions'
import type { InboxFacts } from '@/lib/notifications/inbox'
import { config } from './env'
import { inboxAddress } from './inbox/address'
import { desk } from './inbox/desk'
import {
  changeInbox,
  clearInbox,
  forgetInbox,
  forgetInboxes,
  listInboxes,
  makeInbox,
  prolong,
} from './inbox/inboxes'
import { INBOXES } from './inbox/limits'
import { handOwner, inboxOwner, takeOwnerBack, welcomeOwner } from './inbox-owner'
import { StoreError } from './store/store'

const GONE: Refused = { ok: false, problem: 'This browser no longer has this inbox.' }
const OK: InboxAnswer = { ok: true }

/** The inboxes of whoever asks. Asking prolongs them and their cookie. */
export async function ownInboxes(): Promise<InboxFacts[]> {
  const owner = await inboxOwner()
  if (owner === null) return []
  const opened = await desk()
  await prolong(opened, owner)
  const inboxes = await listInboxes(opened, owner, inboxAddress(config()))
  if (inboxes.length > 0) await handOwner(owner)
  return inboxes
}

/** An inbox with an address of its own, for whoever asks. */
export async function addInbox(wish: InboxWish): Promise<InboxAnswer<{ id: string }>> {
  return storing(async () => {
    const id = await makeInbox(await desk(), await welcomeOwner(), wish)
    if (id !== null) return { ok: true, id }
    const problem = `There are ${INBOXES.owner} inboxes in this browser, or ${INBOXES.total} in this console, which is the most allowed. Forget one first.`
    return { ok: false, problem }
  })
}

export async function editInbox(id: string, change: InboxChange): Promise<InboxAnswer> {
  const owner = await inboxOwner()
  if (owner === null) return GONE
  return storing(async () => ((await changeInbox(await desk(), owner, id, change)) ? OK : GONE))
}

export async function emptyInbox(id: string): Promise<InboxAnswer> {
  const owner = await inboxOwner()
  if (owner === null) return GONE
  return storing(async () => ((await clearInbox(await desk(), owner, id)) ? OK : GONE))
}

/** Its rows go, and with the last inbox the cookie, which is half of what opens any of them. */
export async function dropInbox(id: string): Promise<InboxAnswer> {
  const owner = await inboxOwner()
  if (owner === null) return GONE
  return storing(async () => {
    const { forgotten, left } = await forgetInbox(await desk(), owner, id)
    if (left === 0) await takeOwnerBack()
    return forgotten ? OK : GONE
  })
}

/** Every inbox of whoever asks, with all that is in them, and the cookie that opens them. */
export async function dropEveryInbox(): Promise<void> {
  const owner = await inboxOwner()
  if (owner === null) return
  await forgetInboxes(await desk(), owner)
  await takeOwnerBack()
}

/** What the disk does not do is an answer, in the store's own words. */
async function storing<A>(work: () => Promise<A>): Promise<A | Refused> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof StoreError) return { ok: false, problem: error.message }
    throw error
  }
}
