'use client'

import type { ReactNode } from 'react'
import {
  DemandContext,
  DemandTrigger,
  type DemandTriggerProps,
  openedId,
  useDemand,
} from './demand-trigger'
import { later } from './later'
import { useOnDemand } from './on-demand'

const SheetParts = later(() => import('./dialog-parts').then((module) => module.SheetParts))

interface SheetProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
}

/** A button and the sheet that it opens. The sheet itself is fetched (`on-demand.ts`). */
export function Sheet({ open, onOpenChange, children }: SheetProps) {
  const demand = useOnDemand((_, name) => name === 'onClick', { open, onOpenChange })
  return <DemandContext value={demand}>{children}</DemandContext>
}

export function SheetTrigger(props: DemandTriggerProps) {
  return <DemandTrigger aria-haspopup="dialog" {...props} />
}

/** Comes from the bottom edge, where the thumb is. */
export function SheetContent({ title, children }: { title: ReactNode; children: ReactNode }) {
  const demand = useDemand()
  const { open, setOpen, wanted, standIn } = demand
  if (!wanted) return null
  return (
    <SheetParts
      id={openedId(demand)}
      title={title}
      open={open}
      onOpenChange={setOpen}
      standIn={standIn}
    >
      {children}
    </SheetParts>
  )
}
