'use client'

import { Eye, EyeOff } from 'lucide-react'
import { memo, type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { useNow } from '@/components/ui/use-now'
import { cn } from '@/lib/cn'
import type { Field, Inspection } from '@/lib/inspect'
import { useZone } from '../inspect/facts/use-zone'
import { ClaimLine } from './claim-line'
import { Flags } from './flags'
import { tokenParts } from './token-text'

const PARTS = [
  { label: 'header', wire: 'header', text: 'text-part-header', bar: 'border-l-part-header' },
  { label: 'payload', wire: 'claims', text: 'text-part-claims', bar: 'border-l-part-claims' },
  {
    label: 'signature',
    wire: 'signature',
    text: 'text-part-signature',
    bar: 'border-l-part-signature',
  },
] as const

const TITLES = { header: 'Header', payload: 'Claims', signature: 'Signature' } as const
const MINUTE = 60_000

interface TokenPartsProps {
  /** As it was pasted; `null` where it is a file’s bytes. */
  text: string | null
  inspection: Inspection
}

/** The token in its three parts, each claim explained where it stands. */
export const TokenPartsPanel = memo(function TokenPartsPanel({
  text,
  inspection,
}: TokenPartsProps) {
  const [shown, setShown] = useState(false)
  const now = useNow(MINUTE)
  const { zone } = useZone()
  const wire = text === null ? null : tokenParts(text)
  const { fields, findings } = inspection
  if (fields.length === 0 && !wire) return null
  return (
    <Panel aria-labelledby="parts-title">
      <PanelHeader title="What it says" titleId="parts-title">
        {wire ? (
          <CopyButton
            value={() => `${wire.header}.${wire.claims}.${wire.signature}`}
            label="Copy the token alone"
          />
        ) : null}
      </PanelHeader>
      <div className="divide-y">
        {PARTS.map((part) => {
          const field = fields.find(({ label }) => label === part.label)
          const raw = wire?.[part.wire]
          if (!field && raw === undefined) return null
          return (
            <section
              key={part.label}
              aria-label={TITLES[part.label]}
              className={cn('grid gap-2 border-l-3 py-3 pr-4 pl-3.5', part.bar)}
            >
              <div className="flex min-h-6 items-center justify-between gap-3">
                <h3 className={part.text}>{TITLES[part.label]}</h3>
                {part.label === 'signature' && raw ? (
                  <Button size="sm" variant="ghost" onClick={() => setShown(!shown)}>
                    {shown ? <EyeOff className="size-3.5!" /> : <Eye className="size-3.5!" />}
                    {shown ? 'Hide the signature' : 'Show the signature'}
                  </Button>
                ) : null}
              </div>
              {raw === undefined ? null : (
                <Wire className={part.text}>
                  {part.label === 'signature' && !shown ? masked(raw) : cut(raw)}
                </Wire>
              )}
              {field && part.label === 'signature' ? (
                <>
                  <p>
                    {field.value} bytes
                    {field.words === undefined ? null : <>: {field.words}</>}
                  </p>
                  <Flags findings={findings.filter(({ at }) => at === part.label)} />
                </>
              ) : null}
              {field && part.label !== 'signature' ? (
                <Members field={field}>
                  {(member) => (
                    <ClaimLine
                      key={`${member.label} ${member.range?.start ?? ''}`}
                      field={member}
                      findings={findings.filter(({ at }) => at === `${part.label}/${member.label}`)}
                      now={now}
                      zone={zone}
                    />
                  )}
                </Members>
              ) : null}
            </section>
          )
        })}
      </div>
    </Panel>
  )
})

function Wire({ className, children }: { className: string; children: ReactNode }) {
  return <code className={cn('wrap-anywhere text-xs', className)}>{children}</code>
}

function Members({ field, children }: { field: Field; children: (member: Field) => ReactNode }) {
  const members = field.children ?? []
  if (members.length === 0) return <p className="text-muted">There is nothing in it.</p>
  return <dl className="grid gap-2">{members.map(children)}</dl>
}

/** Longer parts are cut: the box above has the whole. */
const LONGEST = 600

const cut = (raw: string): string => (raw.length > LONGEST ? `${raw.slice(0, LONGEST)}…` : raw)

/** Says no more than that something is there. */
const masked = (raw: string): string =>
  raw === '' ? 'empty' : '•'.repeat(Math.min(raw.length, 24))
