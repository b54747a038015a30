'use client'

import { LevelSymbol } from '@/components/findings/level-symbols'
import { LEVELS } from '@/components/findings/levels'
import { useFollowLinks } from '@/components/ui/use-follow-links'
import { cn } from '@/lib/cn'
import type { RuleEntry } from './rule-entry'

// The looks stand at the list and not at each of its lines: there are hundreds of them.
const LIST = cn(
  'divide-y',
  '[&_a]:grid [&_a]:gap-x-4 [&_a]:px-4 [&_a]:py-1.5 max-md:[&_a]:py-2',
  '[&_a]:-outline-offset-2 [&_a]:hover:bg-hover',
  // On a narrow window the level, the title and the code stand under each other.
  'md:[&_a]:grid-cols-[5.5rem_minmax(0,1fr)_minmax(0,1fr)] md:[&_a]:items-center',
  '[&_[data-level]]:flex [&_[data-level]]:items-center [&_[data-level]]:gap-2',
  '[&_[data-level]]:text-muted [&_[data-level]]:text-xs',
  '[&_svg]:size-4 [&_svg]:shrink-0',
  '[&_code]:wrap-anywhere [&_code]:text-muted [&_code]:text-xs',
)

/** What is out of sight is neither laid out nor painted; the sizes are those of most lines. */
const SKIPPED = cn(
  '[&>li]:[content-visibility:auto] print:[&>li]:[content-visibility:visible]',
  '[&>li]:[contain-intrinsic-size:auto_5.25rem] md:[&>li]:[contain-intrinsic-size:auto_2.25rem]',
)

/** Rules in rows: level, title, and the code that findings name. `LevelSymbols` stand in the page. */
export function RuleList({ rules, label }: { rules: readonly RuleEntry[]; label: string }) {
  const onClick = useFollowLinks()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a key that follows a link clicks it
    <ul aria-label={label} className={cn(LIST, SKIPPED)} onClick={onClick}>
      {rules.map(({ code, level, title }) => (
        <li key={code}>
          <a href={`/rules/${code}`}>
            <span data-level>
              <LevelSymbol level={level} />
              {LEVELS[level].word}
            </span>
            <span>{title}</span>
            <code>{code}</code>
          </a>
        </li>
      ))}
    </ul>
  )
}
