'use client'

import { useState } from 'react'
import { WireText } from '@/components/inspect/wire-text'
import { Button } from '@/components/ui/button'
import type { ReadIds } from './read-ids'

const FIRST = 5

interface FoundIdsProps {
  read: ReadIds | null
  reading: boolean
  problem: string | null
  empty: boolean
  onLookUp: (id: string) => void
}

/** What was read, and by which id it will be looked up; others can be chosen. */
export function FoundIds({ read, reading, problem, empty, onLookUp }: FoundIdsProps) {
  const [all, setAll] = useState(false)
  const [first, ...others] = read?.ids ?? []
  const shown = all ? others : others.slice(0, FIRST)
  const said = empty
    ? 'Nothing to look up yet.'
    : problem !== null
      ? problem
      : reading || !read
        ? 'Reading it.'
        : null
  return (
    <div role="status" className="min-h-[1.5lh]">
      {said !== null ? (
        <p className="text-muted">{said}</p>
      ) : first && read ? (
        <p data-testid="read" className="wrap-anywhere max-w-prose">
          It is <WireText text={read.what} />; looking up by the {first.kind}{' '}
          <code>
            <WireText text={first.id} />
          </code>
          {first.product === null ? '' : ' of '}
          {first.product === null ? null : <code>{<WireText text={first.product} />}</code>}.
        </p>
      ) : (
        <p className="max-w-prose">
          It is read as <WireText text={read?.what ?? ''} />, and there is no transaction ID in it.
          Inspect can tell you more about it.
        </p>
      )}
      {said === null && shown.length > 0 ? (
        <ul aria-label="Other IDs in it" className="mt-2 flex flex-wrap gap-1.5">
          {shown.map(({ id, kind, product }) => (
            <li key={id}>
              <Button size="sm" title={kind} onClick={() => onLookUp(id)}>
                <code className="font-normal">
                  <WireText text={id} />
                </code>
                <span className="text-muted">{product ?? kind}</span>
              </Button>
            </li>
          ))}
          {others.length > shown.length ? (
            <li>
              <Button size="sm" variant="ghost" onClick={() => setAll(true)}>
                All {others.length.toLocaleString('en-GB')}
              </Button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  )
}
