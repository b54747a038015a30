'use client'

import { type SyntheticEvent, useCallback, useId, useRef, useState } from 'react'
import type { Borrowed, StandInProps } from './stand-in'

const NAMES = [
  'onPointerEnter',
  'onPointerMove',
  'onPointerLeave',
  'onPointerDown',
  'onPointerUp',
  'onClick',
  'onKeyDown',
  'onFocus',
  'onBlur',
] as const

type Name = (typeof NAMES)[number]
type Handlers = Partial<Record<Name, (event: SyntheticEvent<HTMLElement>) => void>>

/** What says that the trigger is about to be used. */
const INTENT: readonly Name[] = ['onPointerEnter', 'onPointerDown', 'onFocus']
/** What no longer counts when that has come: a pointer that has left points at nothing. */
const TAKEN_BACK: Partial<Record<Name, readonly string[]>> = {
  onPointerLeave: ['pointermove'],
  onPointerDown: ['pointermove', 'focusin'],
  onBlur: ['focusin'],
}

export interface Demand {
  id: string
  open: boolean
  setOpen: (open: boolean) => void
  /** Somebody points at the trigger, is on it, or pressed it: what it opens is to be there. */
  wanted: boolean
  /** For the trigger, whatever element it is. */
  handlers: Handlers
  standIn: StandInProps
}

/**
 * A trigger that is a plain element from the first, while the library behind it is fetched: what
 * opens it meanwhile (`opens`) happens again as soon as that is there. From then on the trigger does
 * what the library's own would do, whose place a `StandIn` has.
 */
export function useOnDemand(
  opens: (event: SyntheticEvent<HTMLElement>, name: Name) => boolean,
  own: { open?: boolean | undefined; onOpenChange?: ((open: boolean) => void) | undefined } = {},
): Demand {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const element = useRef<HTMLElement | null>(null)
  const borrowed = useRef<Borrowed | null>(null)
  const waiting = useRef<readonly Event[]>([])
  const { open = isOpen, onOpenChange } = own
  const setOpen = useCallback(
    (next: boolean) => {
      setIsOpen(next)
      onOpenChange?.(next)
    },
    [onOpenChange],
  )

  const handle = (name: Name) => (event: SyntheticEvent<HTMLElement>) => {
    element.current = event.currentTarget
    if (INTENT.includes(name)) setWanted(true)
    if (borrowed.current) {
      borrowed.current[name]?.(event)
      return
    }
    waiting.current = waiting.current.filter(({ type }) => !TAKEN_BACK[name]?.includes(type))
    if (!opens(event, name)) return
    // The key would press the button as well; and the browser would give the button the focus only
    // when it has heard all of this press, which may be after the library took it away.
    if (name === 'onKeyDown' || name === 'onPointerDown') event.preventDefault()
    if (name === 'onPointerDown') event.currentTarget.focus({ preventScroll: true })
    // Of a press and the click that it ends with, the first counts; of keys each.
    if (name === 'onKeyDown' || waiting.current.length === 0) {
      waiting.current = [...waiting.current, event.nativeEvent]
    }
    setWanted(true)
  }

  const lend = useCallback((props: Borrowed | null) => {
    borrowed.current = props
    if (!props || waiting.current.length === 0) return
    const events = waiting.current
    waiting.current = []
    // Once the effects of this turn are through, the library listens.
    queueMicrotask(() => {
      const trigger = element.current
      for (const event of events) {
        // Whoever has gone on meanwhile is not on it any more.
        const gone = event.type === 'focusin' && trigger !== document.activeElement
        if (!gone) trigger?.dispatchEvent(again(event))
      }
    })
  }, [])

  return {
    id,
    open,
    setOpen,
    wanted: wanted || open,
    handlers: Object.fromEntries(NAMES.map((name) => [name, handle(name)])),
    standIn: { element, lend },
  }
}

/** Both handlers of each event; `ours` only where the first did not deal with it. */
export function joined(theirs: object, ours: Handlers): Handlers {
  const first = theirs as Handlers
  return Object.fromEntries(
    NAMES.map((name) => [
      name,
      (event: SyntheticEvent<HTMLElement>) => {
        first[name]?.(event)
        if (!event.defaultPrevented) ours[name]?.(event)
      },
    ]),
  )
}

function again(event: Event): Event {
  const Kind = event.constructor as new (type: string, init: Event) => Event
  return new Kind(event.type, event)
}
