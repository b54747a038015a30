'use client'

import { cn } from '@/lib/cn'
import { CONTROL } from './control'
import { useControlProps } from './field-context'

interface TextareaProps extends React.ComponentProps<'textarea'> {
  mono?: boolean
}

export function Textarea({ className, mono, ...props }: TextareaProps) {
  const wiring = useControlProps(props)
  return (
    <textarea
      data-slot="textarea"
      className={cn(
        CONTROL,
        'field-sizing-content min-h-16 resize-y py-1.5',
        mono && 'break-all font-mono leading-[1.4]',
        className,
      )}
      {...(mono ? { spellCheck: false, autoCapitalize: 'off', autoCorrect: 'off' } : {})}
      autoComplete="off"
      {...props}
      {...wiring}
    />
  )
}
