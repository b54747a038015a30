'use client'

import { ChevronDown } from 'lucide-react'
import type { ReactNode, SyntheticEvent } from 'react'
import { cn } from '@/lib/cn'
import { CONTROL, CONTROL_HEIGHT } from './control'
import { useControlProps } from './field-context'
import { later } from './later'
import { useOnDemand } from './on-demand'

const SelectList = later(() => import('./select-list').then((module) => module.SelectList))

export interface SelectOption<Value extends string = string> {
  value: Value
  label: ReactNode
  /** A second line in the list: what choosing it means. */
  about?: ReactNode
  icon?: ReactNode
  disabled?: boolean
}

interface SelectProps<Value extends string> {
  options: readonly SelectOption<Value>[]
  /** `null`: nothing is chosen yet. */
  value: Value | null
  onValueChange: (value: Value) => void
  placeholder?: string
  mono?: boolean
  disabled?: boolean
  id?: string
  className?: string
  'aria-label'?: string
}

/**
 * A choice of one. Type to jump, arrows to move, as the browser's own. The list is fetched
 * (`on-demand.ts`).
 */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onValueChange, placeholder, mono, disabled, id, className } = props
  const wiring = useControlProps({ id })
  const demand = useOnDemand(opens)
  const { open, setOpen, wanted, handlers, standIn } = demand
  const chosen = options.find((option) => option.value === value)
  const listId = `${demand.id}-list`
  return (
    <>
      <button
        type="button"
        role="combobox"
        data-slot="select"
        aria-label={props['aria-label']}
        aria-autocomplete="none"
        aria-expanded={open}
        aria-controls={open ? listId : undefined}
        data-state={open ? 'open' : 'closed'}
        data-placeholder={value === null ? '' : undefined}
        disabled={disabled}
        {...wiring}
        {...handlers}
        className={cn(
          CONTROL,
          CONTROL_HEIGHT,
          'flex cursor-default items-center justify-between gap-2 text-left',
          'data-placeholder:text-faint',
          className,
        )}
      >
        <span className={cn('flex min-w-0 items-center gap-2 truncate', mono && 'font-mono')}>
          <span className="pointer-events-none">
            {chosen ? (
              <span className={cn(chosen.icon && 'flex items-center gap-2')}>
                {chosen.icon}
                {chosen.label}
              </span>
            ) : value === null ? (
              placeholder
            ) : null}
          </span>
        </span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-faint" />
      </button>
      {wanted && !disabled ? (
        <SelectList
          id={listId}
          options={options}
          value={value}
          onValueChange={(next) => onValueChange(next as Value)}
          mono={mono}
          open={open}
          onOpenChange={setOpen}
          standIn={standIn}
        />
      ) : null}
    </>
  )
}

const KEYS = ['Enter', ' ', 'ArrowUp', 'ArrowDown']

/** A finger may scroll from here, so only its click opens; a letter chooses what begins with it. */
function opens(event: SyntheticEvent, name: string): boolean {
  if (name === 'onClick') return true
  const press = event.nativeEvent as KeyboardEvent & PointerEvent
  if (name === 'onPointerDown') {
    return press.button === 0 && !press.ctrlKey && press.pointerType === 'mouse'
  }
  if (name !== 'onKeyDown') return false
  if (KEYS.includes(press.key)) return true
  return press.key.length === 1 && !press.ctrlKey && !press.altKey && !press.metaKey
}
