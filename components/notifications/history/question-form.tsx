'use client'

import { History } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import { NOTIFICATION_TYPE_WORDS, subtypesOf } from '@/lib/apple/app-store/notification-types'
import type { Question } from './question'

/** The periods that are offered where notifications are kept for so many days. */
const periods = (kept: number) => [
  { value: '1', label: 'The last 24 hours' },
  { value: '7', label: 'The last 7 days' },
  ...(kept > 30 ? [{ value: '30', label: 'The last 30 days' }] : []),
  { value: String(kept), label: `The last ${kept} days, all that is kept` },
  { value: 'days', label: 'Between two days' },
]
const BY = [
  { value: 'everything', label: 'Everything' },
  { value: 'transaction', label: 'Transaction' },
  { value: 'type', label: 'Type' },
] as const
const TYPES = Object.entries(NOTIFICATION_TYPE_WORDS).map(([value, about]) => ({
  value,
  label: value,
  about,
}))

interface QuestionFormProps {
  question: Question
  /** For how many days the App Store keeps notifications there. */
  kept: number
  onChange: (question: Question) => void
  /** Why it cannot be asked: a sentence; `null`: it can. */
  missing: string | null
  busy: boolean
  onAsk: () => void
}

/** What Get Notification History is asked for. */
export function QuestionForm({
  question,
  kept,
  onChange,
  missing,
  busy,
  onAsk,
}: QuestionFormProps) {
  const set = (part: Partial<Question>) => onChange({ ...question, ...part })
  const { days, by, type } = question
  return (
    <form
      aria-label="Question"
      className="grid gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (missing === null && !busy) onAsk()
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Period">
          <Select
            value={days === null ? 'days' : String(days)}
            options={periods(kept)}
            onValueChange={(next) => set({ days: next === 'days' ? null : Number(next) })}
          />
        </Field>
        <Field label="By" hint="Apple takes a transaction or a type, not both.">
          <Segmented value={by} options={BY} onValueChange={(next) => set({ by: next })} />
        </Field>
        {days === null ? (
          <>
            <Day label="First day, UTC" value={question.from} onChange={(from) => set({ from })} />
            <Day
              label="Last day, UTC"
              value={question.until}
              onChange={(until) => set({ until })}
            />
          </>
        ) : null}
        {by === 'transaction' ? (
          <Field label="Transaction">
            <Input
              mono
              placeholder="2000000123456789"
              value={question.transactionId}
              onChange={(event) => set({ transactionId: event.target.value })}
            />
          </Field>
        ) : null}
        {by === 'type' ? (
          <>
            <Field label="Type">
              <Select
                mono
                placeholder="Choose a type"
                value={type === '' ? null : type}
                options={TYPES}
                onValueChange={(next) => set({ type: next, subtype: '' })}
              />
            </Field>
            <Field label="Subtype">
              <Select
                mono
                value={question.subtype}
                options={[
                  { value: '', label: 'Any' },
                  ...subtypesOf(type).flatMap((value) =>
                    value === null ? [] : [{ value, label: value }],
                  ),
                ]}
                onValueChange={(subtype) => set({ subtype })}
              />
            </Field>
          </>
        ) : null}
      </div>
      <Switch
        checked={question.onlyFailures}
        onCheckedChange={(onlyFailures) => set({ onlyFailures })}
        label="Only what has not reached the server"
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={busy} disabled={missing !== null}>
          <History />
          Get the history
        </Button>
        {missing === null ? null : <span className="text-muted">{missing}</span>}
      </div>
    </form>
  )
}

interface DayProps {
  label: string
  value: string
  onChange: (value: string) => void
}

function Day({ label, value, onChange }: DayProps) {
  return (
    <Field label={label}>
      <Input type="date" value={value} onChange={(event) => onChange(event.target.value)} />
    </Field>
  )
}
