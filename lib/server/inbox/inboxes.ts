import 'server-only'
import { randomBytes } from 'node:crypto'
import type { InboxChange, InboxWish } from '@/lib/notifications/actions'
import type { InboxFacts, RingFacts } from '@/lib/notifications/inbox'
import type { InboxState, Ring, RingTotals } from '../store/inbox-store'
import type { InboxAddress } from './address'
import type { Desk } from './desk'
import { EXTEND_AFTER_MS, INBOX_MS, INBOXES, RINGS } from './limits'
import { inboxToken, type Owner, tokenHash } from './owner'
import { inboxPublicKey } from './seal'
import { type InboxSettings, openSettings, sealSettings } from './settings'

/** Makes an inbox of that owner; `null` where there are as many as there may be. Throws `StoreError`. */
export async function makeInbox(
  { vault }: Desk,
  owner: Owner,
  { name, environment }: InboxWish,
): Promise<string | null> {
  const id = randomBytes(12).toString('base64url')
  const now = vault.now()
  const settings: InboxSettings = {
    name,
    environment,
    webhookSecret: null,
    publicKey: Buffer.from(inboxPublicKey(owner, id)).toString('base64'),
  }
  const made = await vault.store.inboxes.create(
    {
      id,
      token: tokenHash(inboxToken(owner, id)),
      owner: owner.key,
      created: now,
      expires: now + INBOX_MS,
      sealed: sealSettings(vault.secret, id, settings),
    },
    INBOXES,
  )
  return made ? id : null
}

/** An inbox of that owner; `null` where it is nobody's, somebody else's or over. */
export async function ownInbox(
  { vault }: Desk,
  owner: Owner,
  id: string,
): Promise<InboxState | null> {
  const state = await vault.store.inboxes.get(id)
  return state !== null && state.owner === owner.key && state.expires > vault.now() ? state : null
}

/** The inboxes of an owner, the oldest first. */
export async function listInboxes(
  desk: Desk,
  owner: Owner,
  address: InboxAddress,
): Promise<InboxFacts[]> {
  const { vault } = desk
  const states = await vault.store.inboxes.listOf(owner.key)
  const now = vault.now()
  const live = states.filter(({ expires }) => expires > now)
  return Promise.all(live.map((state) => factsOf(desk, owner, state, address)))
}

/** Notes that the owner has used them, which moves their end. */
export async function prolong({ vault }: Desk, owner: Owner): Promise<void> {
  const until = vault.now() + INBOX_MS
  for (const { id, expires } of await vault.store.inboxes.listOf(owner.key)) {
    if (until - expires > EXTEND_AFTER_MS) await vault.store.inboxes.extend(id, until)
  }
}

/** Changes the settings; false where there is no such inbox, or another change came between. */
export async function changeInbox(
  desk: Desk,
  owner: Owner,
  id: string,
  change: InboxChange,
): Promise<boolean> {
  const { vault } = desk
  const state = await ownInbox(desk, owner, id)
  const settings = state && openSettings(vault.secret, state)
  if (!state || !settings) return false
  const sealed = sealSettings(vault.secret, id, { ...settings, ...change })
  return vault.store.inboxes.swapSettings(id, sealed, state.sealed)
}

/** Forgets an inbox and everything in it. `left`: how many the owner has still. */
export async function forgetInbox(
  { vault, bell }: Desk,
  owner: Owner,
  id: string,
): Promise<{ forgotten: boolean; left: number }> {
  const forgotten = await vault.store.inboxes.remove(owner.key, id)
  bell.emit(id)
  return { forgotten, left: (await vault.store.inboxes.listOf(owner.key)).length }
}

/** Forgets all inboxes of an owner, those that are over too. Throws `StoreError`. */
export async function forgetInboxes(desk: Desk, owner: Owner): Promise<void> {
  for (const { id } of await desk.vault.store.inboxes.listOf(owner.key)) {
    await forgetInbox(desk, owner, id)
  }
}

/** Empties an inbox; its address stays. */
export async function clearInbox(desk: Desk, owner: Owner, id: string): Promise<boolean> {
  const state = await ownInbox(desk, owner, id)
  if (state === null) return false
  await desk.vault.store.inboxes.clear(id)
  desk.bell.emit(id)
  return true
}

async function factsOf(
  { vault }: Desk,
  owner: Owner,
  state: InboxState,
  address: InboxAddress,
): Promise<InboxFacts> {
  const { id, created, expires, version } = state
  const settings = openSettings(vault.secret, state)
  const totals = await vault.store.inboxes.totals(id)
  return {
    id,
    name: settings?.name ?? '',
    ...address(inboxToken(owner, id)),
    environment: settings?.environment ?? null,
    hasWebhookSecret: (settings?.webhookSecret ?? null) !== null,
    created,
    expires,
    version,
    genuine: ringFacts('genuine', totals.genuine),
    other: ringFacts('other', totals.other),
  }
}

function ringFacts(ring: Ring, totals: RingTotals): RingFacts {
  return { ...totals, most: RINGS[ring] }
}
