import { CodeSnippets } from '@/components/findings/code-snippets'
import { LEVELS } from '@/components/findings/levels'
import { SourceLinks } from '@/components/findings/source-links'
import type { AnyRule } from '@/lib/rules/rule'

/** What a rule says, in the order in which one asks: what does it mean, why, what to do, says who. */
export function RuleText({ rule }: { rule: AnyRule<unknown> }) {
  const level = LEVELS[rule.level]
  return (
    <div className="grid min-w-0 max-w-prose content-start gap-5">
      <Part title="Why it happens">{rule.cause}</Part>
      <Part title="What to do">{rule.fix}</Part>
      {rule.snippets ? <CodeSnippets snippets={rule.snippets} /> : null}
      <Part title={`What “${level.word.toLowerCase()}” means`}>{level.about}</Part>
      <section className="grid gap-1">
        <h2 className="text-base">{rule.see.length === 1 ? 'Source' : 'Sources'}</h2>
        <ul className="grid justify-items-start gap-1">
          {rule.see.map((url) => (
            <li key={url}>
              <SourceLinks see={[url]} />
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
}

function Part({ title, children }: { title: string; children: string }) {
  return (
    <section className="grid gap-1">
      <h2 className="text-base">{title}</h2>
      <p className="wrap-anywhere whitespace-pre-wrap text-muted">{children}</p>
    </section>
  )
}
