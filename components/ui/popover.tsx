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

const PopoverParts = later(() => import('./popover-parts').then((module) => module.PopoverParts))

interface PopoverProps {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

/** A button and the panel that it opens. The panel itself is fetched (`on-demand.ts`). */
export function Popover({ open, onOpenChange, children }: PopoverProps) {
  const demand = useOnDemand((_, name) => name === 'onClick', { open, onOpenChange })
  return <DemandContext value={demand}>{children}</DemandContext>
}

export function PopoverTrigger(props: DemandTriggerProps) {
  return <DemandTrigger aria-haspopup="dialog" {...props} />
}

interface PopoverContentProps {
  'aria-label'?: string
  'aria-labelledby'?: string
  align?: 'start' | 'center' | 'end'
  className?: string
  children: ReactNode
}

/** Give it an `aria-label` or `aria-labelledby`: it is a dialog. */
export function PopoverContent(props: PopoverContentProps) {
  const demand = useDemand()
  const { open, setOpen, wanted, standIn } = demand
  if (!wanted) return null
  return (
    <PopoverParts
      id={openedId(demand)}
      open={open}
      onOpenChange={setOpen}
      standIn={standIn}
      {...props}
    />
  )
}
