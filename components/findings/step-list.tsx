import { MEANINGS, type Meaning } from '@/components/ui/meaning'
import { cn } from '@/lib/cn'
import type { Step } from '@/lib/rules/rule'
import { RuleLink } from './rule-link'

const RESULTS: Record<Step['result'], { meaning: Meaning; word: string }> = {
  pass: { meaning: 'pass', word: 'Pass' },
  fail: { meaning: 'fail', word: 'Fail' },
  skipped: { meaning: 'skipped', word: 'Skipped' },
  unknown: { meaning: 'unverified', word: 'Unknown' },
}

interface StepListProps {
  steps: readonly Step[]
  /** Names only; what failed keeps its detail. */
  compact?: boolean
  label?: string
  className?: string
}

/** Draws the checks of a verification in the order they were made. */
export function StepList({ steps, compact = false, label = 'Checks', className }: StepListProps) {
  return (
    <ol aria-label={label} data-slot="steps" className={cn('divide-y', className)}>
      {steps.map((step, index) => {
        const { meaning, word } = RESULTS[step.result]
        const { icon: Icon, text } = MEANINGS[meaning]
        const detail = compact && step.result !== 'fail' ? null : step.detail
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the order
          <li key={index} className="flex items-start gap-2.5 px-4 py-1.5">
            <Icon aria-hidden className={cn('mt-0.5 size-4 shrink-0', text)} />
            <div className="min-w-0 flex-1">
              <p className={cn(step.result === 'fail' && 'font-medium')}>
                {step.name} <span className={cn('ml-1 text-xs', text)}>{word}</span>
              </p>
              {detail ? <p className="wrap-anywhere max-w-prose text-muted">{detail}</p> : null}
              {step.code && step.result === 'fail' ? (
                <p className="text-xs">
                  <RuleLink code={step.code} />
                </p>
              ) : null}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
