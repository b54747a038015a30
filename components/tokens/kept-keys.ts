'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { useSession } from '@/components/shell/session'
import { patiently } from '@/components/ui/patiently'
import type { PastedKey } from '@/lib/inspect'
import type { PublicHalf } from '@/lib/token/fitting-keys'
import type { PastedInput } from '../inspect/engine/protocol'
import { useBrowserKeys } from '../keys/browser/use-browser-keys'
import { tokenParts } from './token-text'

const NONE: readonly PastedKey[] = []

async function fetchHalves({ signal }: { signal: AbortSignal }): Promise<PublicHalf[]> {
  const response = await fetch('/api/keys', { signal, headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`GET /api/keys answered ${response.status}`)
  return (await response.json()) as PublicHalf[]
}

/**
 * The public halves of the kept keys that the token has to do with, for the engine to check it with.
 * They come here; the token goes nowhere.
 */
export function useKeptKeys(input: PastedInput | null): readonly PastedKey[] {
  const session = useSession()
  const own = useBrowserKeys()
  const sealed = session.data?.keys ?? []
  const halves = useQuery({
    queryKey: ['public-halves', sealed.map(({ id, name, keyId }) => [id, name, keyId])],
    queryFn: fetchHalves,
    enabled: sealed.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const keys = useMemo(
    () => [...(sealed.length > 0 ? (halves.data ?? []) : []), ...own.keys],
    [sealed.length, halves.data, own.keys],
  )
  const [fitting, setFitting] = useState(NONE)
  const text = input?.text ?? null

  useEffect(() => {
    const token = text === null || keys.length === 0 ? null : tokenParts(text)
    if (token === null) return setFitting(NONE)
    let current = true
    void patiently(() => import('@/lib/token/fitting-keys'))
      .then(({ fittingKeys }) => fittingKeys(token, keys))
      .then((found) => {
        if (current) setFitting(found.length === 0 ? NONE : found)
      })
    return () => {
      current = false
    }
  }, [text, keys])

  return fitting
}
