import { LevelBadge } from '@/components/findings/level-badge'
import { Badge } from '@/components/ui/badge'
import { Disclosure } from '@/components/ui/disclosure'
import { Fact, Facts } from '@/components/ui/facts'
import { lint } from '@/lib/rules/lint'
import type { AnyRule } from '@/lib/rules/rule'
import { tellingRows, visible } from './example-rows'

interface RuleExampleProps {
  rule: AnyRule<unknown>
  subject: unknown
  /** What it is compared with: the good examples of a bad one and the other way round. */
  others: readonly unknown[]
}

/** An example and what the rule says of it, found out while the page is drawn. */
export function RuleExample({ rule, subject, others }: RuleExampleProps) {
  const said = lint([rule], subject)[0]
  return (
    <li className="grid gap-3 p-4">
      <Facts>
        {tellingRows(subject, others).map((row) => (
          <Fact key={row.name} name={row.name}>
            <ExampleValue value={visible(row.value)} />
          </Fact>
        ))}
      </Facts>
      <div className="flex items-start gap-2.5">
        {said?.finding ? <LevelBadge level={said.finding.level} /> : null}
        {said?.result === 'pass' ? <Badge meaning="pass">Nothing found</Badge> : null}
        {said?.result === 'not-applicable' ? <Badge meaning="skipped">Does not apply</Badge> : null}
        {said?.finding ? (
          <p className="wrap-anywhere min-w-0">
            {said.finding.message}
            {said.finding.at ? (
              <>
                {' '}
                <span className="whitespace-nowrap text-muted">
                  at <code>{said.finding.at}</code>
                </span>
              </>
            ) : null}
          </p>
        ) : null}
      </div>
    </li>
  )
}

const SHOWN = 600

function ExampleValue({ value }: { value: string }) {
  if (value.length <= SHOWN) {
    return <code className="wrap-anywhere whitespace-pre-wrap">{value}</code>
  }
  return (
    <>
      <code className="wrap-anywhere whitespace-pre-wrap">{value.slice(0, SHOWN / 2)}…</code>
      <Disclosure title={`All ${value.length.toLocaleString('en-GB')} characters`}>
        <code className="wrap-anywhere whitespace-pre-wrap">{value}</code>
      </Disclosure>
    </>
  )
}
