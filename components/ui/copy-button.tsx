'use client'

import { Check, Copy, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { cn } from '@/lib/cn'
import { Button } from './button'
import { Tooltip } from './tooltip'

interface CopyButtonProps {
  /** The text, or how to come by it when asked (a masked token, a built curl). */
  value: string | (() => string | Promise<string>)
  /** What is copied, as in "Copy device token". */
  label: string
  /** Words beside the icon; without them it is an icon with the label as its name. */
  children?: ReactNode
  variant?: 'secondary' | 'ghost'
  className?: string
  tabIndex?: number
}

/** Says "Copied" to the eye and to a screen reader, or that the browser did not allow it. */
export function CopyButton(props: CopyButtonProps) {
  const { value, label, children, variant = 'ghost', className, tabIndex } = props
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')

  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 1600)
    return () => clearTimeout(timer)
  }, [state])

  async function copy() {
    try {
      await navigator.clipboard.writeText(typeof value === 'string' ? value : await value())
      setState('copied')
    } catch {
      // No permission, or a page that is not served securely: the text stays selectable.
      setState('failed')
    }
  }

  const Icon = { idle: Copy, copied: Check, failed: X }[state]
  const said = { idle: '', copied: 'Copied', failed: 'The browser did not allow copying' }[state]
  const button = (
    <Button
      variant={variant}
      size={children ? 'sm' : 'icon-sm'}
      className={cn(className)}
      aria-label={children ? undefined : label}
      tabIndex={tabIndex}
      onClick={copy}
    >
      <Icon className={cn('size-3.5!', state === 'copied' && 'text-pass')} />
      {children ? (state === 'copied' ? 'Copied' : children) : null}
    </Button>
  )
  return (
    <>
      {children ? button : <Tooltip content={said || label}>{button}</Tooltip>}
      <span role="status" className="sr-only">
        {said}
      </span>
    </>
  )
}
