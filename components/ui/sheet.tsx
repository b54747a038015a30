'use client'

import { X } from 'lucide-react'
import { Dialog as DialogPrimitive } from 'radix-ui'
import { cn } from '@/lib/cn'
import { Button } from './button'

export const Sheet = DialogPrimitive.Root
export const SheetTrigger = DialogPrimitive.Trigger
export const SheetClose = DialogPrimitive.Close

interface SheetContentProps
  extends Omit<React.ComponentProps<typeof DialogPrimitive.Content>, 'title'> {
  title: React.ReactNode
}

/** Comes from the bottom edge, where the thumb is. */
export function SheetContent({ title, className, children, ...props }: SheetContentProps) {
  return (
    <DialogPrimitive.Portal>
      <DialogPrimitive.Overlay className="fixed inset-0 z-40 bg-[oklch(0.15_0.01_262/45%)] data-[state=open]:animate-appear" />
      <DialogPrimitive.Content
        data-slot="sheet"
        aria-describedby={undefined}
        className={cn(
          'fixed inset-x-0 bottom-0 z-50 grid max-h-[85dvh] gap-3 overflow-y-auto rounded-t-lg border-t bg-raised',
          'p-4 pb-[calc(16px+env(safe-area-inset-bottom))] shadow-float outline-none data-[state=open]:animate-appear',
          className,
        )}
        {...props}
      >
        <DialogPrimitive.Title className="text-lg">{title}</DialogPrimitive.Title>
        {children}
        <DialogPrimitive.Close asChild>
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label="Close"
            className="absolute top-4 right-4"
          >
            <X />
          </Button>
        </DialogPrimitive.Close>
      </DialogPrimitive.Content>
    </DialogPrimitive.Portal>
  )
}
