'use client'

import { useSyncExternalStore } from 'react'
import { Kbd } from '@/components/ui/kbd'

/** `mod` is ⌘ on Apple's machines and Ctrl elsewhere. Always with it: letters alone are for typing. */
export type Shortcut = `mod+${string}`

type KeyPress = Pick<KeyboardEvent, 'key' | 'metaKey' | 'ctrlKey' | 'shiftKey' | 'altKey'>

/** Whether the key event is that shortcut on this machine. */
export function matches(shortcut: Shortcut, event: KeyPress, apple = isApple()): boolean {
  const wanted = shortcut.split('+')
  const key = wanted.at(-1)
  const mod = apple ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey
  return (
    mod &&
    event.shiftKey === wanted.includes('shift') &&
    event.altKey === wanted.includes('alt') &&
    event.key.toLowerCase() === key
  )
}

function isApple(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.platform)
}

const SIGNS: Record<string, string> = { shift: '⇧', alt: '⌥', enter: '↵', backspace: '⌫' }
const never = () => () => undefined

/** Draws a shortcut as the caps of this machine's keyboard. */
export function ShortcutKeys({ keys, className }: { keys: Shortcut; className?: string }) {
  const apple = useSyncExternalStore(never, isApple, () => true)
  const parts = keys
    .split('+')
    .map((part) => (part === 'mod' ? (apple ? '⌘' : 'Ctrl') : (SIGNS[part] ?? part.toUpperCase())))
  return <Kbd className={className}>{parts.join(apple ? '' : ' ')}</Kbd>
}
