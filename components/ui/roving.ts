import type { KeyboardEvent } from 'react'

const STEPS: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/**
 * Where a key leads to within a row of which one alone is in the order of Tab: arrows to the
 * neighbours and around the ends, Home and End to these. `null` for any other key.
 * https://www.w3.org/WAI/ARIA/apg/practices/keyboard-interface/#kbd_roving_tabindex
 */
export function reachedBy(
  event: KeyboardEvent<HTMLElement>,
  role: 'tab' | 'radio',
): HTMLElement | null {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return null
  const step = STEPS[event.key]
  if (role === 'tab' && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) return null
  const row = event.currentTarget.parentElement?.querySelectorAll<HTMLElement>(
    `:scope > [role=${role}]:not(:disabled)`,
  )
  const all = [...(row ?? [])]
  if (event.key === 'Home') return all[0] ?? null
  if (event.key === 'End') return all.at(-1) ?? null
  if (step === undefined) return null
  return all[(all.indexOf(event.currentTarget) + step + all.length) % all.length] ?? null
}
