'use client'

import { SkipForward } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { Time } from '@/components/ui/time'
import { formatDistance } from '@/components/ui/time-format'
import { SPEEDS, steps, upcoming, whomItMoves } from '@/lib/simulator/app-store-clock'
import type { AppStoreSide, AppStoreSideState } from '@/lib/simulator/app-store-state'
import { ClockSettings } from './clock-settings'
import { Problem } from './problem'
import { type RunAppStore, useAppStoreCommand } from './use-command'

interface ClockPanelProps {
  side: AppStoreSide
  of: AppStoreSideState
  now: number
  run: RunAppStore
  /** Somebody wants to see that customer. */
  onCustomer: (id: string) => void
}

/** The clock of a side: what it says, what comes next, how it moves. */
export function ClockPanel({ side, of, now, run, onCustomer }: ClockPanelProps) {
  const { send, busy, last, problem } = useAppStoreCommand(run)
  const next = upcoming(of, side)
  const { speed } = of.clock
  const speeds = SPEEDS.some(({ value }) => value === speed)
    ? SPEEDS
    : [...SPEEDS, { value: speed, label: `${speed}×` }]
  const advance = (by: number | 'next-event') => send({ do: 'advance', side, by })
  const moving = (by: number | 'next-event') =>
    busy && last?.do === 'advance' && (last.by === 'next-event') === (by === 'next-event')
  return (
    <Panel id="clock" tabIndex={-1} aria-labelledby="clock-title" className="scroll-mt-16">
      <PanelHeader
        title="Clock"
        titleId="clock-title"
        aside={side === 'sandbox' ? 'of the sandbox side' : 'of the production side'}
      />
      <div className="grid lg:grid-cols-[minmax(16rem,1fr)_minmax(20rem,1.4fr)_minmax(18rem,1.4fr)] lg:divide-x max-lg:divide-y">
        <div className="grid content-start gap-3 p-4">
          <div data-testid="simulated-now">
            <p className="font-medium text-muted text-xs">Simulated now</p>
            <Time at={now} show="both" className="text-lg" />
          </div>
          <div data-testid="next-event" className="grid content-start gap-0.5 min-h-20">
            <p className="font-medium text-muted text-xs">Next by itself</p>
            {next ? (
              <>
                <p>
                  <Time at={next.at} className="tabular-nums" />
                  <span className="text-muted">, {formatDistance(next.at, now)}</span>
                </p>
                <p>{sentence(next.what)}</p>
                <Button
                  variant="link"
                  size="inline"
                  className="justify-self-start whitespace-normal text-left"
                  onClick={() => onCustomer(next.customerId)}
                >
                  {next.customer}
                </Button>
              </>
            ) : (
              <p className="text-muted">
                Nothing. Start a scenario, and its next renewal shows here.
              </p>
            )}
          </div>
        </div>
        <div className="grid content-start gap-4 p-4">
          <Field
            label="Speed"
            hint={
              speed === 0
                ? 'It stands still: nothing happens until you move it.'
                : 'What is due happens as the time comes.'
            }
          >
            <Select
              value={String(speed)}
              options={speeds.map(({ value, label }) => ({ value: String(value), label }))}
              onValueChange={(chosen) => send({ do: 'play', side, speed: Number(chosen) })}
            />
          </Field>
          <fieldset className="grid min-w-0 gap-1.5">
            <legend className="mb-1.5 font-medium text-xs">Move it forward</legend>
            <div className="flex flex-wrap gap-2">
              <Button
                variant="primary"
                busy={moving('next-event')}
                disabled={next === null}
                onClick={() => advance('next-event')}
              >
                <SkipForward />
                To the next event
              </Button>
              {steps(side, of.rate, now).map(({ label, about, by }) => (
                <Button
                  key={label}
                  title={`Move it by ${about}`}
                  onClick={() => busy || advance(by)}
                >
                  {label}
                </Button>
              ))}
            </div>
            <p className="text-muted text-xs">
              {whomItMoves(side, of.customers.length)} Everything in between happens, in order. It
              cannot be moved back.
            </p>
          </fieldset>
          <Problem>{problem}</Problem>
        </div>
        <ClockSettings side={side} of={of} run={run} />
      </div>
    </Panel>
  )
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1)
