'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { refreshSession, useSession } from './session'

const EVERY_MS = 5 * 60_000

/** While somebody types or points, the session's idle time begins anew: every five minutes at most. */
export function StayAwake({ stayAwake }: { stayAwake: () => Promise<void> }) {
  const client = useQueryClient()
  const open = (useSession().data?.endsAt ?? null) !== null
  useEffect(() => {
    if (!open) return
    let last = Date.now()
    const active = () => {
      if (Date.now() - last < EVERY_MS) return
      last = Date.now()
      stayAwake()
        .then(() => refreshSession(client))
        .catch(() => undefined) // the server is away; the next use tells
    }
    window.addEventListener('keydown', active, { passive: true })
    window.addEventListener('pointerdown', active, { passive: true })
    return () => {
      window.removeEventListener('keydown', active)
      window.removeEventListener('pointerdown', active)
    }
  }, [client, open, stayAwake])
  return null
}
