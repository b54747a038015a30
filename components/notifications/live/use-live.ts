'use client'

import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { InboxFacts } from '@/lib/notifications/inbox'
import { type LiveInbox, type LiveState, liveInbox } from './live-inbox'

/** Follows an inbox while the calling component is on the screen. */
export function useLive({ id, version }: Pick<InboxFacts, 'id' | 'version'>): {
  inbox: LiveInbox
  state: LiveState
} {
  // Only the first version counts: later ones are told by the stream.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  const inbox = useMemo(() => liveInbox(id, version), [id])
  useEffect(() => inbox.follow(), [inbox])
  const state = useSyncExternalStore(inbox.subscribe, inbox.state, inbox.state)
  return { inbox, state }
}
