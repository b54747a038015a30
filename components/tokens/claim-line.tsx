import type { Field } from '@/lib/inspect'
import type { Finding } from '@/lib/rules/rule'
import { FieldValue } from '../inspect/facts/field-value'
import { WireText } from '../inspect/wire-text'
import { Flags } from './flags'

interface ClaimLineProps {
  field: Field
  /** Those about this very claim. */
  findings: readonly Finding[]
  now: number | null
  zone: string | null
}

/** One claim: its name on the wire and in words, its value, what it means, what is wrong with it. */
export function ClaimLine({ field, findings, now, zone }: ClaimLineProps) {
  return (
    <div className="grid gap-x-4 gap-y-0.5 sm:grid-cols-[8rem_minmax(0,1fr)]">
      <dt className="wrap-anywhere min-w-0">
        <code>
          <WireText text={field.label} />
        </code>
        {field.title === undefined ? null : (
          <span className="block text-muted text-xs max-sm:ml-2 max-sm:inline">
            <WireText text={field.title} />
          </span>
        )}
      </dt>
      <dd className="min-w-0">
        <FieldValue field={field} now={now} zone={zone} />
        <Flags findings={findings} />
      </dd>
    </div>
  )
}
