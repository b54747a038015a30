'use client'

import { Check } from 'lucide-react'
import { Select as SelectPrimitive } from 'radix-ui'
import { cn } from '@/lib/cn'
import { FLOAT, FLOAT_ITEM } from './float'
import { useNonce } from './nonce'
import type { SelectOption } from './select'
import { StandIn, type StandInProps } from './stand-in'

interface SelectListProps {
  id: string
  options: readonly SelectOption[]
  value: string | null
  onValueChange: (value: string) => void
  mono?: boolean | undefined
  open: boolean
  onOpenChange: (open: boolean) => void
  standIn: StandInProps
}

// Radix keeps the empty string for "nothing chosen"; for us it is a value ("not sent").
const EMPTY = '\u0000empty'

/** Radix’ list of a box that stands elsewhere. `Select` fetches it. */
export function SelectList(props: SelectListProps) {
  const { id, options, value, onValueChange, mono, open, onOpenChange, standIn } = props
  const nonce = useNonce()
  return (
    <SelectPrimitive.Root
      value={value === null ? '' : value || EMPTY}
      // A native control that a form resets reports '', which is not one of ours.
      onValueChange={(next) => {
        if (next !== '') onValueChange(next === EMPTY ? '' : next)
      }}
      open={open}
      onOpenChange={onOpenChange}
    >
      <SelectPrimitive.Trigger asChild>
        <StandIn {...standIn} />
      </SelectPrimitive.Trigger>
      <SelectPrimitive.Portal>
        <SelectPrimitive.Content
          id={id}
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
