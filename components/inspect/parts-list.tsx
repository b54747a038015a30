'use client'

import { ChevronRight } from 'lucide-react'
import { MEANINGS } from '@/components/ui/meaning'
import { cn } from '@/lib/cn'
import { visible } from '@/lib/text/visible'
import type { PlacedPart } from './placed-parts'
import { verdictLook } from './verdicts'

interface PartsListProps {
  parts: readonly PlacedPart[]
  /** With the index of the part that holds it, or is it. */
  onOpen: (index: number) => void
  label: string
}

/** What was inside and was read on its own, each with its own verdict. */
export function PartsList({ parts, onOpen, label }: PartsListProps) {
  return (
    <ul aria-label={label} className="divide-y">
      {parts.map(({ part, index, at }) => {
        const { meaning, word } = verdictLook(part)
        const { icon: Icon, text } = MEANINGS[meaning]
        return (
          <li key={`${index} ${at}`}>
            <button
              type="button"
              onClick={() => onOpen(index)}
              className="flex w-full items-start gap-2.5 px-4 py-2 text-left -outline-offset-2 hover:bg-sunken"
            >
              <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', text)} />
              <span className="grid min-w-0 flex-1">
                <span className="wrap-anywhere">
                  <span className={cn('mr-1.5', text)}>{word}</span>
                  <span className="font-medium">{visible(part.title)}</span>
                </span>
                {at === '' ? null : (
                  <code className="wrap-anywhere text-muted text-xs">{visible(at)}</code>
                )}
                <span className="wrap-anywhere max-w-prose text-muted">
                  {visible(part.summary)}
                </span>
              </span>
              <ChevronRight aria-hidden className="mt-0.5 size-4 shrink-0 text-muted" />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
