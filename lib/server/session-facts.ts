import 'server-only'
import type { SessionFacts } from '@/lib/session/facts'
import { factsOf } from './keys'
import { storeNotice } from './store/open'
import { listKeys } from './vault/keys'
import { vault } from './vault/open'
import { IDLE_MS, type Session } from './vault/session'

/** What the browser may know of its session. */
export async function sessionFacts(session: Session | null): Promise<SessionFacts> {
  const notice = await storeNotice()
  if (session === null) return { keys: [], endsAt: null, notice }
  const keys = (await listKeys(await vault(), session)).map(factsOf)
  return { keys, endsAt: Math.min(session.expires, session.seen + IDLE_MS), notice }
}
