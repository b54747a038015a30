'use client'

import { Camera, X } from 'lucide-react'
import { useState } from 'react'
import { WireText } from '@/components/inspect/wire-text'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Progress } from '@/components/ui/progress'
import { Select } from '@/components/ui/select'
import { Switch } from '@/components/ui/switch'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { formatUtc } from '@/components/ui/time-format'
import { cn } from '@/lib/cn'
import type { Life } from '@/lib/timeline/life'
import { useCustomer } from '../customer/customers'
import { NO_FILTERS, type Subject } from '../subject'
import { compareLives } from './differences'
import { keepSnapshot, useSnapshots } from './snapshots'

interface ComparePanelProps {
  subject: Subject
  life: Life
  /** When the life was drawn, in milliseconds since 1970 UTC. */
  at: number
  /** The id of another customer, or `@s1` for a kept moment; `''`: not chosen yet. */
  other: string
  onOther: (other: string) => void
  onClose: () => void
}

/** This customer beside another one, or beside an earlier moment: what differs is marked. */
export function ComparePanel(props: ComparePanelProps) {
  const { subject, life, at, other, onOther, onClose } = props
  const snapshots = useSnapshots()
  const [typed, setTyped] = useState('')
  const snapshot = snapshots.find(({ id }) => other === `@${id}`) ?? null
  const isId = other !== '' && !other.startsWith('@')
  const second = useCustomer(isId ? { ...subject, id: other, filters: NO_FILTERS } : null)
  const right = snapshot?.life ?? second?.state.life ?? null
  return (
    <Panel aria-label="Compare">
      <PanelHeader title="Compare">
        <Button size="sm" onClick={() => keepSnapshot(subject.id, at, life)}>
          <Camera className="size-3.5!" />
          Keep this moment
        </Button>
        <Button variant="ghost" size="icon" aria-label="Close the comparison" onClick={onClose}>
          <X />
        </Button>
      </PanelHeader>
      <form
        className="flex flex-wrap items-end gap-3 px-4 py-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() !== '') onOther(typed.trim())
        }}
      >
        <Field label="Another customer, by any transaction ID" className="w-72 max-sm:w-full">
          <Input mono value={typed} onChange={(event) => setTyped(event.target.value)} />
        </Field>
        <Button type="submit">Compare</Button>
        <Field label="Or a kept moment" className="w-72 max-sm:w-full">
          <Select
            placeholder={snapshots.length === 0 ? 'None is kept in this tab' : 'Choose a moment'}
            disabled={snapshots.length === 0}
            value={snapshot ? `@${snapshot.id}` : null}
            options={snapshots.map(({ id, of, at: kept }) => ({
              value: `@${id}`,
              label: formatUtc(kept),
              about: of,
            }))}
            onValueChange={onOther}
          />
        </Field>
      </form>
      {isId && !right ? <Progress label="Reading the other customer" /> : null}
      {other.startsWith('@') && !snapshot ? (
        <p className="border-t px-4 py-2 text-muted">
          That moment was kept in another tab, or before a reload. Choose another.
        </p>
      ) : null}
      {right ? (
        <Compared
          left={{ name: subject.id, life }}
          right={{
            name: snapshot ? `${snapshot.of} at ${formatUtc(snapshot.at)}` : other,
            life: right,
          }}
        />
      ) : null}
    </Panel>
  )
}

interface Side {
  name: string
  life: Life
}

function Compared({ left, right }: { left: Side; right: Side }) {
  const [all, setAll] = useState(false)
  const rows = compareLives(left.life, right.life)
  const different = rows.filter(({ same }) => !same)
  const shown = all ? rows : different
  return (
    <div className="border-t">
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-2">
        <p role="status">
          {different.length === 0
            ? 'Nothing that is compared differs.'
            : `${different.length} of ${rows.length} facts differ.`}
        </p>
        <Switch label="Show what is the same" checked={all} onCheckedChange={setAll} />
      </div>
      {shown.length === 0 ? null : (
        <Table label="What differs">
          <TableHeader>
            <TableRow>
              <TableHead>Lane</TableHead>
              <TableHead>Fact</TableHead>
              <TableHead>{left.name}</TableHead>
              <TableHead>{right.name}</TableHead>
            </TableRow>
          </TableHeader>
          <TableBody>
            {shown.map((row) => (
              <TableRow
                key={`${row.lane} ${row.fact}`}
                className={cn(!row.same && 'bg-warning-soft')}
              >
                <TableCell className="font-mono">
                  <WireText text={row.lane} />
                </TableCell>
                <TableCell>
                  {row.same ? null : <span className="sr-only">Differs: </span>}
                  {row.fact}
                </TableCell>
                <TableCell>
                  <WireText text={row.left} />
                </TableCell>
                <TableCell className={cn(!row.same && 'font-medium')}>
                  <WireText text={row.right} />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </div>
  )
}
