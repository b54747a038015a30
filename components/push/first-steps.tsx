'use client'

import { CircleCheck } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { announce } from '@/components/ui/announce'
import { Button } from '@/components/ui/button'

interface FirstStepsProps {
  hasKey: boolean
  hasDevice: boolean
  onKey: () => void
  onDevice: () => void
  busy: 'key' | 'device' | null
}

const SAID = {
  key: 'No key is chosen any more.',
  device: 'A key is chosen. Next: add a device.',
  send: 'A key and a device are chosen. The push can be sent.',
} as const

/** Three steps to a first push, without an Apple account. Gone once something was sent. */
export function FirstSteps({ hasKey, hasDevice, onKey, onDevice, busy }: FirstStepsProps) {
  const next = hasKey ? (hasDevice ? 'send' : 'device') : 'key'
  const section = useRef<HTMLElement>(null)
  const before = useRef(next)
  useEffect(() => {
    if (next === before.current) return
    before.current = next
    announce(SAID[next])
    // What was pressed is done with and cannot keep the focus.
    const { activeElement } = document
    if (activeElement !== document.body && !section.current?.contains(activeElement)) return
    const button = section.current?.querySelector<HTMLElement>('button:enabled')
    ;(button ?? section.current)?.focus()
  }, [next])
  return (
    <section
      ref={section}
      tabIndex={-1}
      aria-label="First steps"
      className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border border-dashed px-4 py-3"
    >
      <p className="max-w-prose">
        <span className="font-medium">No Apple account needed.</span>{' '}
        <span className="text-muted">
          The simulator plays Apple’s side: it checks the token’s signature, answers as APNs does,
          and shows what arrives on a device.
        </span>
      </p>
      <ol className="flex flex-wrap items-center gap-2">
        <Step done={hasKey} number={1}>
          <Button
            size="sm"
            variant={next === 'key' ? 'primary' : 'secondary'}
            disabled={hasKey}
            busy={busy === 'key'}
            onClick={onKey}
          >
            Give me a key to try
          </Button>
        </Step>
        <Step done={hasDevice} number={2}>
          <Button
            size="sm"
            variant={next === 'device' ? 'primary' : 'secondary'}
            disabled={hasDevice}
            busy={busy === 'device'}
            onClick={onDevice}
          >
            Add a device
          </Button>
        </Step>
        <Step done={false} number={3}>
          <span className={next === 'send' ? 'font-medium' : 'text-muted'}>Send</span>
        </Step>
      </ol>
    </section>
  )
}

function Step({ done, number, children }: { done: boolean; number: number; children: ReactNode }) {
  return (
    <li className="flex items-center gap-1.5">
      {done ? (
        <CircleCheck aria-label="Done" className="size-4 text-pass" />
      ) : (
        <span className="text-muted text-xs tabular-nums">{number}</span>
      )}
      {children}
    </li>
  )
}
