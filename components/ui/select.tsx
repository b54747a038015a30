'use client'

import { Check, ChevronDown } from 'lucide-react'
import { Select as SelectPrimitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { CONTROL, CONTROL_HEIGHT } from './control'
import { useControlProps } from './field-context'
import { FLOAT, FLOAT_ITEM } from './float'
import { useNonce } from './nonce'

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
  name?: string
  className?: string
  'aria-label'?: string
}

// Radix keeps the empty string for "nothing chosen"; for us it is a value ("not sent").
const EMPTY = '\u0000empty'

/** A choice of one. Type to jump, arrows to move, as the browser's own. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { options, value, onValueChange, placeholder, mono, disabled, id, name, className } = props
  const nonce = useNonce()
  const wiring = useControlProps({ id })
  const chosen = options.find((option) => option.value === value)
  return (
    <SelectPrimitive.Root
      value={value === null ? '' : value || EMPTY}
      // A native control that a form resets reports '', which is not one of ours.
      onValueChange={(next) => {
        if (next !== '') onValueChange((next === EMPTY ? '' : next) as Value)
      }}
      {...(disabled === undefined ? {} : { disabled })}
      {...(name === undefined ? {} : { name })}
    >
      <SelectPrimitive.Trigger
        data-slot="select"
        aria-label={props['aria-label']}
        {...wiring}
        className={cn(
          CONTROL,
          CONTROL_HEIGHT,
          'flex cursor-default items-center justify-between gap-2 text-left',
          'data-placeholder:text-faint',
          className,
        )}
      >
        <span className={cn('flex min-w-0 items-center gap-2 truncate', mono && 'font-mono')}>
          <SelectPrimitive.Value placeholder={placeholder}>
            {chosen ? (
              <span className={cn(chosen.icon && 'flex items-center gap-2')}>
                {chosen.icon}
                {chosen.label}
              </span>
            ) : undefined}
          </SelectPrimitive.Value>
        </span>
        <ChevronDown aria-hidden className="size-4 shrink-0 text-faint" />
      </SelectPrimitive.Trigger>
      <SelectPrimitive.Portal>
        <SelectPrimitive.Content
          position="popper"
          sideOffset={4}
          collisionPadding={8}
          className={cn(
            FLOAT,
            'max-h-(--radix-select-content-available-height) min-w-(--radix-select-trigger-width) max-w-[min(28rem,calc(100vw-16px))] overflow-hidden',
          )}
        >
          <SelectPrimitive.Viewport nonce={nonce} className="p-1">
            {options.map((option) => (
              <SelectPrimitive.Item
                key={option.value}
                value={option.value || EMPTY}
                disabled={option.disabled ?? false}
                // What typing jumps to.
                textValue={typeof option.label === 'string' ? option.label : option.value}
                className={cn(FLOAT_ITEM, 'items-start pr-8')}
              >
                {option.icon ? <span className="mt-0.5">{option.icon}</span> : null}
                <SelectPrimitive.ItemText>
                  <span className={cn('block', mono && 'font-mono')}>{option.label}</span>
                  {option.about ? (
                    <span className="block text-xs text-muted">{option.about}</span>
                  ) : null}
                </SelectPrimitive.ItemText>
                <SelectPrimitive.ItemIndicator className="absolute top-1.5 right-2">
                  <Check aria-hidden className="text-link" />
                </SelectPrimitive.ItemIndicator>
              </SelectPrimitive.Item>
            ))}
          </SelectPrimitive.Viewport>
        </SelectPrimitive.Content>
      </SelectPrimitive.Portal>
    </SelectPrimitive.Root>
  )
}
