'use client'

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { cn } from '@/lib/cn'
import { CONTROL, CONTROL_HEIGHT } from './control'
import { useControlProps } from './field-context'
import { FLOAT_ITEM } from './float'
import { later } from './later'
import { useEarlyText } from './use-early-text'

const ComboboxList = later(() => import('./combobox-list').then((module) => module.ComboboxList))

export interface Suggestion {
  value: string
  /** Shown first, such as a device's name; the value stands under it. */
  label?: string
  /** Behind it, such as "2 min ago". */
  note?: ReactNode
}

interface ComboboxProps
  extends Omit<React.ComponentProps<'input'>, 'value' | 'onChange' | 'onSelect' | 'list'> {
  value: string
  onValueChange: (value: string) => void
  suggestions: readonly Suggestion[]
  mono?: boolean
  /** ↵ takes the first suggestion for what was typed, where none was moved to. */
  takesFirst?: boolean
}

/**
 * A text input with suggestions; any text is allowed. All suggestions are shown until something is
 * typed that matches some of them. ↓ opens, ↑↓ move, ↵ takes, Esc closes.
 */
export function Combobox(props: ComboboxProps) {
  const { value, onValueChange, suggestions, mono, takesFirst, className, onKeyDown, ...rest } =
    props
  const wiring = useControlProps(rest)
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  useEarlyText(input, value, onValueChange)
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const [typed, setTyped] = useState(false)
  const shown = typed ? matching(suggestions, value) : suggestions
  const visible = open && shown.length > 0
  const [used, setUsed] = useState(visible)
  if (visible && !used) setUsed(true)

  function close() {
    setOpen(false)
    setActive(-1)
    setTyped(false)
  }

  function take(suggestion: Suggestion) {
    onValueChange(suggestion.value)
    close()
  }

  function move(by: number) {
    setOpen(true)
    const next = (active + by + shown.length) % Math.max(shown.length, 1)
    setActive(active === -1 && by < 0 ? shown.length - 1 : next)
    document.getElementById(`${listId}-${next}`)?.scrollIntoView({ block: 'nearest' })
  }

  function onKey(event: KeyboardEvent<HTMLInputElement>) {
    onKeyDown?.(event)
    const chosen = shown[active] ?? (takesFirst && typed ? shown[0] : undefined)
    if (event.defaultPrevented || event.nativeEvent.isComposing) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
    } else if (event.key === 'Enter' && visible && chosen && !event.metaKey && !event.ctrlKey) {
      event.preventDefault()
      take(chosen)
    } else if (event.key === 'Escape' && visible) {
      event.preventDefault()
      event.stopPropagation()
      close()
    }
  }

  return (
    <>
      <input
        data-slot="combobox"
        ref={input}
        type="text"
        role="combobox"
        aria-expanded={visible}
        aria-controls={visible ? listId : undefined}
        aria-autocomplete="list"
        aria-activedescendant={visible && active >= 0 ? `${listId}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        autoCapitalize="off"
        className={cn(CONTROL, CONTROL_HEIGHT, mono && 'font-mono', className)}
        {...rest}
        {...wiring}
        value={value}
        onChange={(event) => {
          onValueChange(event.target.value)
          setTyped(true)
          setActive(-1)
          setOpen(true)
        }}
        onClick={() => setOpen(true)}
        onKeyDown={onKey}
        onBlur={(event) => {
          rest.onBlur?.(event)
          close()
        }}
      />
      {used ? (
        <ComboboxList
          input={input}
          open={visible}
          onOpenChange={(next) => (next ? setOpen(true) : close())}
        >
          <div
            id={listId}
            role="listbox"
            aria-label="Suggestions"
            className="max-h-72 overflow-y-auto p-1"
          >
            {shown.map((suggestion, index) => (
              // The input keeps the focus and handles the keys (aria-activedescendant).
              // biome-ignore lint/a11y/useFocusableInteractive: see above
              // biome-ignore lint/a11y/useKeyWithClickEvents: see above
              <div
                key={suggestion.value}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === active}
                data-highlighted={index === active ? '' : undefined}
                className={cn(FLOAT_ITEM, 'justify-between')}
                onPointerDown={(event) => event.preventDefault()}
                onPointerMove={() => setActive(index)}
                onClick={() => take(suggestion)}
              >
                <span className="grid min-w-0">
                  {suggestion.label ? <span className="truncate">{suggestion.label}</span> : null}
                  <span
                    className={cn(
                      'truncate',
                      mono && 'font-mono',
                      suggestion.label && 'text-xs text-muted',
                    )}
                  >
                    {suggestion.value}
                  </span>
                </span>
                {suggestion.note ? (
                  <span className="shrink-0 text-xs text-muted">{suggestion.note}</span>
                ) : null}
              </div>
            ))}
          </div>
        </ComboboxList>
      ) : null}
    </>
  )
}

function matching(suggestions: readonly Suggestion[], typed: string): readonly Suggestion[] {
  const wanted = typed.trim().toLowerCase()
  return suggestions.filter(
    (row) => row.value.toLowerCase().includes(wanted) || row.label?.toLowerCase().includes(wanted),
  )
}
