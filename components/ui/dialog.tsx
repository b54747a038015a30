'use client'

import { X } from 'lucide-react'
import { Dialog as DialogPrimitive } from 'radix-ui'
import { cn } from '@/lib/cn'
import { Button } from './button'
import { useReturnFocus } from './return-focus'

export const Dialog = DialogPrimitive.Root

interface DialogContentProps
  extends Omit<React.ComponentProps<typeof DialogPrimitive.Content>, 'title' | 'about'> {
  title: React.ReactNode
  /** One sentence under the title. */
  about?: React.ReactNode
}

/** Title, body (children), and a `DialogFooter` for the actions. Esc and ✕ close it. */
export function DialogContent(props: DialogContentProps) {
  const { title, about, className, children, ...rest } = props
  const focus = useReturnFocus()
  return (
    <DialogPrimitive.Portal>
      <DialogPrimitive.Overlay className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_262/45%)] data-[state=open]:animate-appear" />
      <DialogPrimitive.Content
        data-slot="dialog"
        className={cn(
          'fixed top-[12dvh] left-1/2 z-50 grid max-h-[80dvh] w-[calc(100vw-16px)] max-w-lg -translate-x-1/2 gap-4 overflow-y-auto',
          'rounded-lg border bg-raised p-4 shadow-float outline-none data-[state=open]:animate-appear',
          className,
        )}
        {...(about ? {} : { 'aria-describedby': undefined })}
        {...focus}
        {...rest}
      >
        <div className="grid gap-1 pr-8">
          <DialogPrimitive.Title className="text-lg">{title}</DialogPrimitive.Title>
          {about ? (
            <DialogPrimitive.Description className="text-muted">
              {about}
            </DialogPrimitive.Description>
          ) : null}
        </div>
        {children}
        <DialogPrimitive.Close asChild>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label="Close"
            className="absolute top-3 right-3"
          >
            <X />
          </Button>
        </DialogPrimitive.Close>
      </DialogPrimitive.Content>
    </DialogPrimitive.Portal>
  )
}

export function DialogFooter({ className, ...props }: React.ComponentProps<'div'>) {
  return <div className={cn('flex flex-wrap justify-end gap-2', className)} {...props} />
}
