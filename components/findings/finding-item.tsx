import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { cn } from '@/lib/cn'
import type { Finding } from '@/lib/rules/rule'
import { CodeSnippets } from './code-snippets'
import { LEVELS } from './levels'
import { RuleLink } from './rule-link'
import { SourceLinks } from './source-links'

interface FindingItemProps {
  finding: Finding
  compact: boolean
  onShow: ((at: string) => void) | undefined
  /** In place of the level’s word. */
  word?: string
  /** What can be done about it here and now. */
  action?: ReactNode
}

export function FindingItem({ finding, compact, onShow, word, action }: FindingItemProps) {
  const level = LEVELS[finding.level]
  const Icon = level.icon
  const rest = (
    <div className="grid min-w-0 gap-2">
      <p className="wrap-anywhere max-w-prose whitespace-pre-wrap">{finding.fix}</p>
      {action}
      {finding.snippets ? <CodeSnippets snippets={finding.snippets} /> : null}
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
        <RuleLink code={finding.code} />
        <SourceLinks see={finding.see} />
      </p>
    </div>
  )
  return (
    <li className={cn('flex items-start gap-2.5 px-4', compact ? 'py-2' : 'py-3')}>
      <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', level.text)} />
      <div className="grid min-w-0 flex-1 gap-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <p className="font-medium">
            <span className={cn('mr-1.5', level.text)}>{word ?? level.word}</span>
            {finding.title}
          </p>
          {finding.at === undefined ? null : <Place at={finding.at} onShow={onShow} />}
        </div>
        <p className="wrap-anywhere max-w-prose text-muted">{finding.message}</p>
        {compact ? <Disclosure title="What to do">{rest}</Disclosure> : rest}
      </div>
    </li>
  )
}

function Place({ at, onShow }: { at: string; onShow: ((at: string) => void) | undefined }) {
  if (!onShow) return <code className="text-muted text-xs">{at}</code>
  return (
    <Button
      variant="link"
      size="inline"
      className="touch overflow-visible font-mono font-normal text-xs print:inline-flex!"
      aria-label={`Show ${at}`}
      onClick={() => onShow(at)}
    >
      {at}
    </Button>
  )
}
