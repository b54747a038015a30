'use client'

import { RotateCw } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { useNow } from '@/components/ui/use-now'

interface AgainButtonProps {
  /** Until when APNs asked to be left alone, in milliseconds since 1970 UTC. */
  until: number | null
  onAgain: (despiteHold: boolean) => void
  busy: boolean
}

/** Sends once more. While APNs asked to wait, it says for how long and sends all the same. */
export function AgainButton({ until, onAgain, busy }: AgainButtonProps) {
  const now = useNow()
  const wait = until === null || now === null ? 0 : Math.ceil((until - now) / 1000)
  return (
    <Button size="sm" onClick={() => onAgain(wait > 0)} busy={busy}>
      <RotateCw />
      {wait > 0 ? `Send again anyway (asked to wait ${waitFor(wait)})` : 'Send again'}
    </Button>
  )
}

function waitFor(seconds: number): string {
  return seconds >= 120 ? `${Math.ceil(seconds / 60)} min` : `${seconds} s`
}
