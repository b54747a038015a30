'use client'

import { useSyncExternalStore } from 'react'
import { isEnvironmentId } from '@/lib/apple/environments'
import { EMPTY_REQUEST } from '@/lib/push/empty-request'
import type { PushRequest } from '@/lib/push/request'

/**
 * The composed push lives in this tab's session storage, so that a failed send, a reload, an ended
 * session or a restarted server loses nothing. It holds no key: only the key's id and its public ids.
 */
const STORAGE_KEY = 'assay.push.draft'

let current: PushRequest | null = null
const listeners = new Set<() => void>()

/** Takes what an older version may have left behind; a field that is missing gets its default. */
function restore(text: string | null): PushRequest {
  if (text === null) return EMPTY_REQUEST
  try {
    const kept = JSON.parse(text) as Partial<PushRequest>
    const merged = { ...EMPTY_REQUEST, ...kept }
    return isEnvironmentId(merged.environment) && typeof merged.payload === 'string'
      ? merged
      : EMPTY_REQUEST
  } catch {
    return EMPTY_REQUEST
  }
}

function snapshot(): PushRequest {
  current ??= restore(readStorage())
  return current
}

function readStorage(): string | null {
  try {
    return sessionStorage.getItem(STORAGE_KEY)
  } catch {
    return null // storage is switched off: the draft lives as long as the page
  }
}

function replace(next: PushRequest) {
  current = next
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify(next))
  } catch {
    // full or switched off: the draft lives as long as the page
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Changes the composed push, from wherever that is. */
export function changeDraft(part: Partial<PushRequest>): void {
  replace({ ...snapshot(), ...part })
}

export interface DraftHandle {
  draft: PushRequest
  change: (part: Partial<PushRequest>) => void
}

/** The composer's draft and the one way to change it. */
export function useDraft(): DraftHandle {
  const draft = useSyncExternalStore(subscribe, snapshot, () => EMPTY_REQUEST)
  return { draft, change: changeDraft }
}
