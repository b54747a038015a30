import { LevelBadge } from '@/components/findings/level-badge'
import { CopyButton } from '@/components/ui/copy-button'
import { PageLink } from '@/components/ui/page-link'
import type { AnyRule } from '@/lib/rules/rule'

interface RuleHeaderProps {
  rule: AnyRule<unknown>
  group: { id: string; title: string }
}

export function RuleHeader({ rule, group }: RuleHeaderProps) {
  return (
    <header className="grid gap-2">
      <nav aria-label="Where this is" className="print:hidden">
        <ol className="flex flex-wrap items-center gap-1.5 text-muted text-xs">
          <li>
            <PageLink href="/rules" className="touch hover:text-foreground hover:underline">
              Rules
            </PageLink>
          </li>
          <li aria-hidden>/</li>
          <li>
            <PageLink
              href={`/rules/${group.id}`}
              className="touch hover:text-foreground hover:underline"
            >
              {group.title}
            </PageLink>
          </li>
        </ol>
      </nav>
      <h1 className="text-xl">{rule.title}</h1>
      <p className="flex flex-wrap items-center gap-2">
        <LevelBadge level={rule.level} />
        <span className="flex min-w-0 items-center gap-1">
          <code className="wrap-anywhere text-muted">{rule.code}</code>
          <CopyButton value={rule.code} label="Copy the rule’s code" />
        </span>
      </p>
    </header>
  )
}
