'use client'

import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { SANDBOX_RENEWALS } from '@/lib/apple/app-store/sandbox-rates'
import { duration } from '@/lib/apple/send-attempts'
import { RATES, sandboxPeriods } from '@/lib/simulator/app-store-clock'
import type { AppStoreSide, AppStoreSideState, RenewalRate } from '@/lib/simulator/app-store-state'
import { ChoiceNote } from './choice-note'
import { Problem } from './problem'
import { type RunAppStore, useAppStoreCommand } from './use-command'

interface ClockSettingsProps {
  side: AppStoreSide
  of: AppStoreSideState
  run: RunAppStore
}

const GRACE = [0, 3, 16, 28] as const

/** How long periods, grace and retry are, and whose word that is. */
export function ClockSettings({ side, of, run }: ClockSettingsProps) {
  const { send, problem } = useAppStoreCommand(run)
  const sandbox = side === 'sandbox'
  return (
    <div className="grid content-start gap-3 p-4">
      <div className="grid gap-4 sm:grid-cols-2">
        {sandbox ? (
          <Field label="Renewal rate" hint="How long a month lasts.">
            <Select<RenewalRate>
              value={of.rate}
              options={RATES.map(({ id, words, month }) => ({
                value: id,
                label: duration(month * 60_000),
                about: `A month renews ${words}.`,
              }))}
              onValueChange={(rate) => send({ do: 'configure', side, rate })}
            />
          </Field>
        ) : null}
        <Field
          label="Grace period"
          hint={sandbox ? 'On or off: see below.' : 'At most 6 days for a weekly one.'}
        >
          <Select
            value={String(of.graceDays)}
            options={GRACE.map((days) => ({
              value: String(days),
              label: days === 0 ? 'Off' : `${days} days`,
              about: days === 0 ? 'Billing retry begins at once.' : undefined,
            }))}
            onValueChange={(value) => {
              const graceDays = GRACE.find((days) => String(days) === value)
              if (graceDays !== undefined) send({ do: 'configure', side, graceDays })
            }}
          />
        </Field>
      </div>
      <Problem>{problem}</Problem>
      {sandbox ? (
        <>
          <p className="text-muted text-xs">
            Apple documents the renewal rates, and at most {SANDBOX_RENEWALS} renewals after the
            purchase.
          </p>
          <ChoiceNote>
            In the sandbox a grace period lasts one period and billing retry two: Apple says that
            they follow the rate, and not how long they are. After the {SANDBOX_RENEWALS}th renewal
            comes EXPIRED, VOLUNTARY.
          </ChoiceNote>
        </>
      ) : (
        <p className="text-muted text-xs">
          Periods go by the calendar in UTC, and billing retry lasts 60 days: both as Apple
          documents it.
        </p>
      )}
      <ChoiceNote>
        An extended renewal date moves by real days, and a cancelled commitment is billed to its
        end.
      </ChoiceNote>
      {sandbox ? (
        <Disclosure title="How long each duration lasts at this rate">
          <Table label="Durations in the sandbox">
            <TableHeader>
              <TableRow>
                <TableHead>Sold as</TableHead>
                <TableHead>Lasts</TableHead>
                <TableHead>Ends after</TableHead>
              </TableRow>
            </TableHeader>
            <TableBody>
              {sandboxPeriods(of.rate).map(({ duration: sold, minutes }) => (
                <TableRow key={sold}>
                  <TableCell>{sold}</TableCell>
                  <TableCell>{duration(minutes * 60_000)}</TableCell>
                  <TableCell>{duration(minutes * (SANDBOX_RENEWALS + 1) * 60_000)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Disclosure>
      ) : null}
    </div>
  )
}
