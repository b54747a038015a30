import type { ReactNode } from 'react'
import { CodeSnippets } from '@/components/findings/code-snippets'
import type { Finding } from '@/lib/rules/rule'
import { sentences } from './sentences'

/** Whether a finding tells how the signature came about, with the code that makes it right. */
export function isStory({ at, snippets }: Finding): boolean {
  return at === 'signature' && snippets !== undefined
}

/** How the signature was made, one thing after the other, and at the end the lines to write instead. */
export function Story({ finding }: { finding: Finding }) {
  const { message, fix, snippets = [] } = finding
  return (
    <ol aria-label="How the signature was made" className="grid min-w-0">
      {sentences(message).map((sentence) => (
        <Chapter key={sentence}>
          <p className="wrap-anywhere max-w-prose">{sentence}</p>
        </Chapter>
      ))}
      <Chapter>
        <p className="wrap-anywhere max-w-prose">{fix}</p>
      </Chapter>
      <Chapter last>
        <p className="mb-2 font-medium">Replace the lines that sign with these</p>
        <CodeSnippets snippets={snippets} />
      </Chapter>
    </ol>
  )
}

function Chapter({ last = false, children }: { last?: boolean; children: ReactNode }) {
  return (
    <li className="relative grid min-w-0 grid-cols-[0.75rem_minmax(0,1fr)] gap-x-2.5 pb-2.5 last:pb-0">
      <span aria-hidden className="mt-[0.4375rem] ml-0.5 size-2 rounded-full bg-control" />
      {last ? null : (
        <span aria-hidden className="absolute top-4 bottom-[-0.4375rem] left-1.25 w-px bg-border" />
      )}
      <div className="min-w-0">{children}</div>
    </li>
  )
}
