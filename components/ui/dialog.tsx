'use client'

import { createContext, type ReactNode, useContext, useState } from 'react'
import { cn } from '@/lib/cn'
import { later } from './later'

const DialogParts = later(() => import('./dialog-parts').then((module) => module.DialogParts))

interface DialogProps {
  open: boolean
  onOpenChange: (open: boolean) => void
}

const DialogContext = createContext<DialogProps | null>(null)

/** Opened by state. Radix’ part of it is fetched. */
export function Dialog({ children, ...props }: DialogProps & { children: ReactNode }) {
  return <DialogContext value={props}>{children}</DialogContext>
}

interface DialogContentProps {
  title: ReactNode
  /** One sentence under the title. */
  about?: ReactNode
  className?: string
  children: ReactNode
}

/** Title, body (children), and a `DialogFooter` for the actions. Esc and ✕ close it. */
export function DialogContent(props: DialogContentProps) {
  const dialog = useContext(DialogContext)
  if (!dialog) throw new Error('DialogContent needs a Dialog above it')
  const [wasOpen, setWasOpen] = useState(dialog.open)
  if (dialog.open && !wasOpen) setWasOpen(true)
  return wasOpen ? <DialogParts {...dialog} {...props} /> : null
}

export function DialogFooter({ className, ...props }: React.ComponentProps<'div'>) {
  return <div className={cn('flex flex-wrap justify-end gap-2', className)} {...props} />
}
