'use client'

import { X } from 'lucide-react'
import { Dialog as DialogPrimitive } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from '@/lib/cn'
import { Button } from './button'
import { useReturnFocus } from './return-focus'
import { StandIn, type StandInProps } from './stand-in'

const COVER = 'fixed inset-0 z-40 bg-[oklch(0.15_0.01_262/45%)] data-[state=open]:animate-appear'

interface DialogPartsProps {
  title: ReactNode
  about?: ReactNode
  className?: string | undefined
  children: ReactNode
  open: boolean
  onOpenChange: (open: boolean) => void
}

/** What `DialogContent` fetches. */
export function DialogParts(props: DialogPartsProps) {
  const { title, about, className, children, open, onOpenChange } = props
  const focus = useReturnFocus()
  return (
    <DialogPrimitive.Root open={open} onOpenChange={onOpenChange}>
      <DialogPrimitive.Portal>
        <DialogPrimitive.Overlay className={COVER} />
        <DialogPrimitive.Content
          data-slot="dialog"
          className={cn(
            'fixed top-[12dvh] left-1/2 z-50 grid max-h-[80dvh] w-[calc(100vw-16px)] max-w-lg -translate-x-1/2 gap-4 overflow-y-auto',
            'rounded-lg border bg-raised p-4 shadow-float outline-none data-[state=open]:animate-appear',
            className,
          )}
          {...(about ? {} : { 'aria-describedby': undefined })}
          {...focus}
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
          <CloseButton className="absolute top-3 right-3" />
        </DialogPrimitive.Content>
      </DialogPrimitive.Portal>
    </DialogPrimitive.Root>
  )
}

interface SheetPartsProps {
  id: string
  title: ReactNode
  children: ReactNode
  open: boolean
  onOpenChange: (open: boolean) => void
  standIn: StandInProps
}

/** What `SheetContent` fetches. */
export function SheetParts({ id, title, children, open, onOpenChange, standIn }: SheetPartsProps) {
  return (
    <DialogPrimitive.Root open={open} onOpenChange={onOpenChange}>
      <DialogPrimitive.Trigger asChild>
        <StandIn {...standIn} />
      </DialogPrimitive.Trigger>
      <DialogPrimitive.Portal>
        <DialogPrimitive.Overlay className={COVER} />
        <DialogPrimitive.Content
          data-slot="sheet"
          id={id}
          aria-describedby={undefined}
          className={cn(
            'fixed inset-x-0 bottom-0 z-50 grid max-h-[85dvh] gap-3 overflow-y-auto rounded-t-lg border-t bg-raised',
            'p-4 pb-[calc(16px+env(safe-area-inset-bottom))] shadow-float outline-none data-[state=open]:animate-appear',
          )}
        >
          <DialogPrimitive.Title className="text-lg">{title}</DialogPrimitive.Title>
          {children}
          <CloseButton className="absolute top-4 right-4" />
        </DialogPrimitive.Content>
      </DialogPrimitive.Portal>
    </DialogPrimitive.Root>
  )
}

function CloseButton({ className }: { className: string }) {
  return (
    <DialogPrimitive.Close asChild>
      <Button variant="ghost" size="icon-sm" aria-label="Close" className={className}>
        <X />
      </Button>
    </DialogPrimitive.Close>
  )
}
