'use client'

import { cn } from '@/lib/cn'
import { CONTROL, CONTROL_HEIGHT } from './control'
import { useControlProps } from './field-context'

interface InputProps extends React.ComponentProps<'input'> {
  /** For what came over the wire: tokens, ids. Switches spelling help off too. */
  mono?: boolean
}

export function Input({ className, mono, ...props }: InputProps) {
  const wiring = useControlProps(props)
  return (
    <input
      data-slot="input"
      className={cn(CONTROL, CONTROL_HEIGHT, mono && 'font-mono', className)}
      {...(mono ? { spellCheck: false, autoCapitalize: 'off', autoCorrect: 'off' } : {})}
      autoComplete="off"
      {...props}
      {...wiring}
    />
  )
}
