import { Panel, PanelHeader } from '@/components/ui/panel'
import type { AnyRule } from '@/lib/rules/rule'
import { RuleExample } from './rule-example'

/** The rule's own examples, which are also its tests: those it finds something in, and the others. */
export function RuleExamples({ rule }: { rule: AnyRule<unknown> }) {
  const { bad, good } = rule.examples()
  const sides = [
    { id: 'found', title: 'Found in', examples: bad, others: good },
    { id: 'not-found', title: 'Not found in', examples: good, others: bad },
  ]
  return (
    <div className="grid min-w-0 content-start gap-4">
      {sides.map((side) => (
        <Panel key={side.id} aria-labelledby={side.id}>
          <PanelHeader title={side.title} titleId={side.id} />
          <ul className="divide-y">
            {side.examples.map((subject, index) => (
              <RuleExample
                // biome-ignore lint/suspicious/noArrayIndexKey: an example is its place in the list
                key={index}
                rule={rule}
                subject={subject}
                others={side.others}
              />
            ))}
          </ul>
        </Panel>
      ))}
    </div>
  )
}
