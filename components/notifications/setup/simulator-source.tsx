'use client'

import { FastForward, Play, Smartphone } from 'lucide-react'
import { useId, useState } from 'react'
import { useEnvironment } from '@/components/shell/environment'
import { Button } from '@/components/ui/button'
import { Disclosure } from '@/components/ui/disclosure'
import { PageLink } from '@/components/ui/page-link'
import { Select } from '@/components/ui/select'
import { Time } from '@/components/ui/time'
import { whomItMoves } from '@/lib/simulator/app-store-clock'
import type { AppStoreSide, AppStoreState } from '@/lib/simulator/app-store-state'
import { useStoreState } from './store-state'
import { useRunStore } from './use-run-store'

interface SimulatorSourceProps {
  address: string
  empty: boolean
}

/** Lets the simulated App Store send to this inbox, and something happen there. */
export function SimulatorSource({ address, empty }: SimulatorSourceProps) {
  const state = useStoreState()
  const { environment } = useEnvironment()
  if (state.isError) {
    return (
      <Disclosure title="Let the simulator send here" open={empty}>
        <p className="max-w-prose">{state.error.message}</p>
        <Button className="mt-2" busy={state.isFetching} onClick={() => void state.refetch()}>
          Try again
        </Button>
      </Disclosure>
    )
  }
  if (!state.data) return null
  return (
    <Disclosure title="Let the simulator send here" open={empty}>
      <Source state={state.data} side={environment.apns} address={address} />
    </Disclosure>
  )
}

interface SourceProps {
  state: AppStoreState
  side: AppStoreSide
  address: string
}

/** The simulator is on this machine, so it takes the console's own address and needs no tunnel. */
export function ownAddress(address: string): string {
  return new URL(new URL(address).pathname, window.location.origin).href
}

function Source({ state, side, address }: SourceProps) {
  const run = useRunStore()
  const [bundleId, setBundleId] = useState(state.apps[0]?.bundleId ?? '')
  const app = state.apps.find((one) => one.bundleId === bundleId)
  if (!app) return <p className="text-muted">The simulator has no app.</p>
  const url = app.urls[side]
  const here = url !== null && new URL(url).pathname === new URL(address).pathname
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-center gap-2">
        {state.apps.length > 1 ? (
          <Select
            aria-label="App"
            className="w-56"
            value={bundleId}
            options={state.apps.map((one) => ({ value: one.bundleId, label: one.name }))}
            onValueChange={setBundleId}
          />
        ) : null}
        {here ? (
          <>
            <p className="text-pass">
              {app.name} sends here, on the {side} side.
            </p>
            <Button
              size="sm"
              variant="ghost"
              busy={run.isPending}
              onClick={() => run.mutate({ do: 'set-url', side, bundleId, url: null })}
            >
              Stop it
            </Button>
          </>
        ) : (
          <>
            <Button
              variant="primary"
              busy={run.isPending}
              onClick={() =>
                run.mutate({ do: 'set-url', side, bundleId, url: ownAddress(address) })
              }
            >
              <Smartphone />
              Let the simulator send here
            </Button>
            <p className="text-muted">
              {url === null
                ? `${app.name} has no address on the ${side} side.`
                : `${app.name} sends somewhere else on the ${side} side.`}
            </p>
          </>
        )}
      </div>
      {here ? <Happenings state={state} side={side} bundleId={bundleId} /> : null}
    </div>
  )
}

/** Start a customer's life, and let its time pass. */
function Happenings({
  state,
  side,
  bundleId,
}: Omit<SourceProps, 'address'> & { bundleId: string }) {
  const run = useRunStore()
  const [scenario, setScenario] = useState(state.scenarios[0]?.id ?? '')
  const { clock, customers } = state.sides[side]
  const movesId = useId()
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        aria-label="Scenario"
        className="w-72"
        value={scenario}
        options={state.scenarios.map(({ id, title, about }) => ({
          value: id,
          label: title,
          about,
        }))}
        onValueChange={setScenario}
      />
      <Button
        busy={run.isPending}
        onClick={() => run.mutate({ do: 'start-scenario', side, scenario, begin: 'now', bundleId })}
      >
        <Play />
        Start the scenario
      </Button>
      <Button
        disabled={clock.nextEvent === null}
        busy={run.isPending}
        title="Moves the simulator’s clock to the next thing that happens by itself"
        aria-describedby={movesId}
        onClick={() => run.mutate({ do: 'advance', side, by: 'next-event' })}
      >
        <FastForward />
        Go to what happens next
      </Button>
      <p className="text-muted text-xs">
        <span id={movesId}>{whomItMoves(side, customers.length)}</span> Now it says{' '}
        <Time at={clock.now} />.{' '}
        <PageLink className="text-link underline" href="/simulator">
          More in the simulator
        </PageLink>
      </p>
    </div>
  )
}
