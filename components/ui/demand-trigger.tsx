'use client'

import { Slot } from 'radix-ui'
import { createContext, useContext } from 'react'
import { type Demand, joined } from './on-demand'

/** What a trigger and what it opens share. */
export const DemandContext = createContext<Demand | null>(null)

export function useDemand(): Demand {
  const demand = useContext(DemandContext)
  if (!demand) throw new Error('a trigger and what it opens need a common parent')
  return demand
}

/** The id of what the trigger opens. */
export const openedId = (demand: Demand): string => `${demand.id}-opened`

export interface DemandTriggerProps extends React.ComponentProps<'button'> {
  /** Its child is the button. */
  asChild?: boolean
}

/** The button of a `useOnDemand`: it says what it opens as Radix would have it say. */
export function DemandTrigger(props: DemandTriggerProps) {
  const { asChild, ...rest } = props
  const demand = useDemand()
  const { id, open, handlers } = demand
  const Element = asChild ? Slot.Root : 'button'
  return (
    <Element
      {...(asChild ? {} : { type: 'button' as const })}
      id={id}
      aria-expanded={open}
      aria-controls={open ? openedId(demand) : undefined}
      data-state={open ? 'open' : 'closed'}
      {...(rest as object)}
      {...joined(rest, handlers)}
    />
  )
}
