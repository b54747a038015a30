'use client'

import { Slot } from 'radix-ui'
import type { ReactNode } from 'react'
import { later } from './later'
import { useOnDemand } from './on-demand'

const TooltipParts = later(() => import('./tooltip-parts').then((module) => module.TooltipParts))

interface TooltipProps {
  /** A few words. What must be read belongs on the page: a finger cannot hover. */
  content: ReactNode
  side?: 'top' | 'right' | 'bottom' | 'left'
  /** One element that can have the focus. */
  children: ReactNode
}

/** Somebody points at it or is on it, which may have ended while its words were fetched. */
const isOn = (element: HTMLElement | null): boolean =>
  element !== null && (element === document.activeElement || element.matches(':hover'))

/** Words beside what one points at or is on. Radix’ part of it is fetched (`on-demand.ts`). */
export function Tooltip({ content, side = 'bottom', children }: TooltipProps) {
  const { id, open, setOpen, wanted, handlers, standIn } = useOnDemand(
    (event, name) =>
      name === 'onPointerMove' ||
      (name === 'onFocus' && event.currentTarget.matches(':focus-visible')),
  )
  return (
    <>
      <Slot.Root aria-describedby={open ? id : undefined} {...handlers}>
        {children}
      </Slot.Root>
      {wanted ? (
        <TooltipParts
          id={id}
          content={content}
          side={side}
          open={open}
          onOpenChange={(next) => setOpen(next && isOn(standIn.element.current))}
          standIn={standIn}
        />
      ) : null}
    </>
  )
}
