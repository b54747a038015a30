'use client'

import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { cn } from '@/lib/cn'
import type { Field } from '@/lib/inspect'
import { WireText } from '../wire-text'
import { InstantLines } from './instant-lines'

interface FieldValueProps {
  field: Field
  now: number | null
  zone: string | null
}

/** A value in words, then as it came over the wire, then what one should know of it. */
export function FieldValue({ field, now, zone }: FieldValueProps) {
  const { kind, value, words, note, instant, unknown } = field
  const holds = kind === 'object' || kind === 'list'
  return (
    <div className="grid min-w-0 gap-0.5">
      <div className="flex min-w-0 flex-wrap items-baseline gap-x-2.5 gap-y-0.5">
        {instant === undefined ? null : (
          <InstantLines at={instant} now={saysWhen(words) ? null : now} zone={zone} />
        )}
        {words === undefined ? null : (
          <span className="wrap-anywhere min-w-0">
            <WireText text={words} />
          </span>
        )}
        {holds ? (
          <span className="text-muted text-xs">{countOf(field)}</span>
        ) : (
          <RawValue
            value={value}
            quiet={words !== undefined || instant !== undefined}
            // Where words are all there is, nothing is missing.
            isText={kind === 'text' && words === undefined}
          />
        )}
        {unknown ? <Badge className="self-center">not documented</Badge> : null}
      </div>
      {note === undefined ? null : (
        <p className="wrap-anywhere max-w-prose text-muted text-xs">
          <WireText text={note} />
        </p>
      )}
    </div>
  )
}

/** Where the words tell how long ago it is, it is not said twice. */
function saysWhen(words: string | undefined): boolean {
  return words !== undefined && /\bago\b|^in \d/.test(words)
}

function countOf({ kind, children }: Field): string {
  const count = children?.length ?? 0
  const [one, many] = kind === 'list' ? ['entry', 'entries'] : ['field', 'fields']
  return count === 0 ? `no ${many}` : `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`
}

/** Longer values are cut until somebody asks. */
const LONGEST = 160

function RawValue({ value, quiet, isText }: { value: string; quiet: boolean; isText: boolean }) {
  const [whole, setWhole] = useState(false)
  if (value === '') return isText ? <span className="text-muted text-xs">empty</span> : null
  const cut = value.length > LONGEST && !whole
  return (
    <span className={cn('min-w-0', quiet && 'text-muted text-xs')}>
      <code className="wrap-anywhere whitespace-pre-wrap">
        <WireText text={cut ? `${value.slice(0, LONGEST - 1)}…` : value} />
      </code>
      {value.length > LONGEST ? (
        <button
          type="button"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
          className="touch ml-2 rounded-md text-link text-xs hover:underline"
        >
          {whole ? 'Show less' : `Show all ${value.length.toLocaleString('en-GB')} characters`}
        </button>
      ) : null}
    </span>
  )
}
