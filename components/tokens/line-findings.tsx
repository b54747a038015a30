import { CodeSnippets } from '@/components/findings/code-snippets'
import { LEVELS } from '@/components/findings/levels'
import { RuleLink } from '@/components/findings/rule-link'
import { SourceLinks } from '@/components/findings/source-links'
import { cn } from '@/lib/cn'
import type { Finding } from '@/lib/rules/rule'
import { isStory, Story } from './story'

interface LineFindingsProps {
  /** What the line itself says. */
  detail: string
  findings: readonly Finding[]
}

/** What was found against a line of the checklist: what it is, what to do, right code. */
export function LineFindings({ detail, findings }: LineFindingsProps) {
  // Most often the line says what its findings say.
  const more = findings.reduce((text, { message }) => text.replace(message, ''), detail).trim()
  return (
    <div className="grid min-w-0 gap-4">
      {more === '' ? null : <p className="wrap-anywhere max-w-prose text-muted">{detail}</p>}
      {findings.map((finding, index) => (
        // One rule may find several things in one line.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <LineFinding key={`${finding.code} ${index}`} finding={finding} />
      ))}
    </div>
  )
}

function LineFinding({ finding }: { finding: Finding }) {
  const { code, level, title, message, fix, snippets, see } = finding
  const { word, text } = LEVELS[level]
  return (
    <div className="grid min-w-0 gap-2">
      <p className="font-medium">
        <span className={cn('mr-1.5', text)}>{word}</span>
        {title}
      </p>
      {isStory(finding) ? (
        <Story finding={finding} />
      ) : (
        <>
          <p className="wrap-anywhere max-w-prose text-muted">{message}</p>
          <p className="wrap-anywhere max-w-prose whitespace-pre-line">{fix}</p>
          {snippets ? <CodeSnippets snippets={snippets} /> : null}
        </>
      )}
      <p className="flex flex-wrap gap-x-4 gap-y-1 text-xs">
        <RuleLink code={code} />
        <SourceLinks see={see} />
      </p>
    </div>
  )
}
