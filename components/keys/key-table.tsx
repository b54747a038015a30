'use client'

import { useMutation } from '@tanstack/react-query'
import { Pencil, Smartphone, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'
import {
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeader,
  TableRow,
} from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { Value } from '@/components/ui/value'
import type { ForgetResult, KeyChange } from '@/lib/session/key-change'
import { KEY_KIND } from '@/lib/session/key-kinds'
import type { SimulatorAnswer } from '@/lib/simulator/actions'
import type { ChangeKey } from './edit-key-row'

const EditKeyRow = later(() => import('./edit-key-row').then((module) => module.EditKeyRow))

export interface KeyActions {
  changeKey: ChangeKey
  forgetKey: (id: string) => Promise<ForgetResult>
  /** Tells the simulator the public half. */
  registerKey: (id: string) => Promise<SimulatorAnswer>
}

/** A key as the table shows it, wherever it is kept. */
export interface ListedKey extends KeyChange {
  id: string
  fingerprint: string
  /** Milliseconds since 1970 UTC, like `expires`. */
  created: number
  /** `null`: it stays until it is forgotten. */
  expires: number | null
}

interface KeyTableProps extends KeyActions {
  label: string
  keys: readonly ListedKey[]
  onChanged: () => void
  onForgotten: (key: ListedKey, result: ForgetResult) => void
}

/** What is kept, by its public facts. */
export function KeyTable(props: KeyTableProps) {
  const { label, keys, changeKey, onChanged } = props
  const [editing, setEditing] = useState<string | null>(null)
  return (
    <Table label={label}>
      <TableHeader>
        <TableRow>
          <TableHead>Name</TableHead>
          <TableHead>Kind</TableHead>
          <TableHead>Key ID</TableHead>
          <TableHead>Team, issuer</TableHead>
          <TableHead>Public key, SHA-256</TableHead>
          <TableHead>Added</TableHead>
          <TableHead>Forgotten by</TableHead>
          <TableHead className="max-xl:hidden">
            <span className="sr-only">Actions</span>
          </TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {keys.map((key) =>
          editing === key.id ? (
            <EditKeyRow
              key={key.id}
              facts={key}
              changeKey={changeKey}
              onDone={() => {
                setEditing(null)
                onChanged()
              }}
              onCancel={() => setEditing(null)}
            />
          ) : (
            <KeyRows key={key.id} facts={key} onEdit={() => setEditing(key.id)} {...props} />
          ),
        )}
      </TableBody>
    </Table>
  )
}

interface KeyRowsProps extends Omit<KeyTableProps, 'keys' | 'label'> {
  facts: ListedKey
  onEdit: () => void
}

/** A key's facts, and what can be done with it: beside them, or below where the table is too wide. */
function KeyRows({ facts, onEdit, registerKey, forgetKey, onForgotten }: KeyRowsProps) {
  const actions = (
    <>
      <Button size="sm" aria-label={`Edit ${facts.name}`} onClick={onEdit}>
        <Pencil />
        Edit
      </Button>
      {facts.kind === 'apns' ? <RegisterButton facts={facts} registerKey={registerKey} /> : null}
      <ForgetButton facts={facts} forgetKey={forgetKey} onForgotten={onForgotten} />
    </>
  )
  return (
    <>
      <TableRow className="max-xl:border-0">
        <TableCell className="wrap-anywhere min-w-32 font-medium">{facts.name}</TableCell>
        <TableCell className="whitespace-nowrap">{KEY_KIND[facts.kind].label}, EC P-256</TableCell>
        <TableCell>
          <code>{facts.keyId || 'not set'}</code>
        </TableCell>
        <TableCell className="wrap-anywhere min-w-28 max-w-44">
          <code>{(facts.kind === 'apns' ? facts.teamId : facts.issuerId) || 'not set'}</code>
          {facts.bundleId ? <code className="block text-muted">{facts.bundleId}</code> : null}
        </TableCell>
        <TableCell className="max-w-40">
          <Value oneLine value={facts.fingerprint} label="fingerprint of the public key" />
        </TableCell>
        <TableCell className="whitespace-nowrap">
          <Time at={facts.created} show="distance" />
        </TableCell>
        <TableCell className="whitespace-nowrap">
          {facts.expires === null ? (
            <span className="text-muted">When you say so</span>
          ) : (
            <Time at={facts.expires} show="distance" />
          )}
        </TableCell>
        <TableCell className="max-xl:hidden">
          <span className="flex justify-end gap-1">{actions}</span>
        </TableCell>
      </TableRow>
      <TableRow className="xl:hidden">
        <TableCell colSpan={7}>
          <span className="sticky left-4 inline-flex gap-1 pb-1">{actions}</span>
        </TableCell>
      </TableRow>
    </>
  )
}

interface RegisterButtonProps {
  facts: ListedKey
  registerKey: KeyActions['registerKey']
}

/** Apple knows its own keys; the simulator has to be told of them. */
function RegisterButton({ facts, registerKey }: RegisterButtonProps) {
  const register = useMutation({
    mutationFn: () => registerKey(facts.id),
    onSuccess: (answer) =>
      toast(answer.ok ? `The simulator now accepts ${facts.name}.` : answer.message),
    onError: () =>
      toast('The console did not answer. Check that its server is running, then try again.'),
  })
  return (
    <Button
      size="sm"
      title="Tells the simulator the public half, so that pushes signed with it are accepted there"
      aria-label={`Register ${facts.name} with the simulator`}
      busy={register.isPending}
      onClick={() => register.mutate()}
    >
      <Smartphone />
      Register
    </Button>
  )
}

interface ForgetButtonProps {
  facts: ListedKey
  forgetKey: KeyActions['forgetKey']
  onForgotten: KeyTableProps['onForgotten']
}

function ForgetButton({ facts, forgetKey, onForgotten }: ForgetButtonProps) {
  const forget = useMutation({
    mutationFn: () => forgetKey(facts.id),
    onSuccess: (result) => onForgotten(facts, result),
  })
  return (
    <>
      {forget.isError ? (
        <span role="alert" className="text-fail text-xs">
          The key was not forgotten. Try again.
        </span>
      ) : null}
      <Button
        size="sm"
        variant="danger"
        aria-label={`Forget ${facts.name}`}
        busy={forget.isPending}
        onClick={() => forget.mutate()}
      >
        <Trash2 />
        Forget
      </Button>
    </>
  )
}
