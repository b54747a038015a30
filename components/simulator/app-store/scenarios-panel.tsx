'use client'

import { Play } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import type { AppStoreSide, AppStoreState } from '@/lib/simulator/app-store-state'
import { Problem } from './problem'
import { showCustomer } from './show-customer'
import { type RunAppStore, useAppStoreCommand } from './use-command'

interface ScenariosPanelProps {
  state: AppStoreState
  side: AppStoreSide
  run: RunAppStore
  onStarted: (customerId: string) => void
}

type Begin = 'now' | 'past'

const BEGIN: Record<Begin, string> = {
  now: 'It begins now and continues as the clock moves.',
  past: 'It began so far back that all of it has happened by now.',
}

/** Customers to start from: a card each, one click. */
export function ScenariosPanel({ state, side, run, onStarted }: ScenariosPanelProps) {
  const { send, busy, last, problem } = useAppStoreCommand(run)
  const [begin, setBegin] = useState<Begin>('now')
  const [bundleId, setBundleId] = useState(state.apps[0]?.bundleId ?? '')
  const [started, setStarted] = useState<{ scenario: string; title: string } | null>(null)

  function start(scenario: string, title: string) {
    if (busy) return
    setStarted(null)
    send({ do: 'start-scenario', side, scenario, begin, bundleId }, ({ customerId }) => {
      if (customerId === undefined) return
      onStarted(customerId)
      setStarted({ scenario, title })
    })
  }

  return (
    <Panel id="scenarios" tabIndex={-1} aria-labelledby="scenarios-title" className="scroll-mt-16">
      <PanelHeader title="Scenarios" titleId="scenarios-title" aside={state.scenarios.length}>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1 py-1">
          {state.apps.length > 1 ? (
            <Field label="App" labelHidden className="w-48">
              <Select
                aria-label="App of the scenario"
                value={bundleId}
                options={state.apps.map((app) => ({
                  value: app.bundleId,
                  label: app.name,
                  about: app.bundleId,
                }))}
                onValueChange={setBundleId}
              />
            </Field>
          ) : null}
          <Segmented<Begin>
            aria-label="When a scenario begins"
            value={begin}
            options={[
              { value: 'now', label: 'Begin now' },
              { value: 'past', label: 'Begin in the past' },
            ]}
            onValueChange={setBegin}
          />
        </div>
      </PanelHeader>
      <div className="grid min-h-9 content-center border-b bg-sunken px-4 py-1.5">
        <div role="status">
          {started ? (
            <span className="flex flex-wrap items-baseline gap-x-2">
              <span>“{started.title}” has its customer.</span>
              <Button variant="link" size="inline" onClick={() => showCustomer()}>
                Go to the customer
              </Button>
            </span>
          ) : problem ? null : (
            <span className="text-muted">{BEGIN[begin]}</span>
          )}
        </div>
        <Problem>{problem}</Problem>
      </div>
      <ul className="grid gap-px bg-border md:grid-cols-3 xl:grid-cols-5">
        {state.scenarios.map(({ id, title, about }) => {
          const starting = busy && last?.do === 'start-scenario' && last.scenario === id
          return (
            <li key={id} className="bg-surface">
              <button
                type="button"
                aria-busy={starting || undefined}
                onClick={() => start(id, title)}
                className="group flex h-full w-full items-start gap-3 px-4 py-3 text-left transition-colors hover:bg-hover focus-visible:-outline-offset-2"
              >
                <Play
                  aria-hidden
                  className="mt-0.5 size-4 shrink-0 text-faint transition-colors group-hover:text-link"
                />
                <span className="grid min-w-0 gap-0.5">
                  <span className="font-medium">
                    <span className="sr-only">Start </span>
                    {title}
                  </span>{' '}
                  <span className="text-muted text-xs">
                    {starting
                      ? 'Starting'
                      : started?.scenario === id
                        ? 'Started: its customer is open below.'
                        : about}
                  </span>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
