'use client'

import { KeyRound } from 'lucide-react'
import { memo } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PageLink } from '@/components/ui/page-link'
import { Select } from '@/components/ui/select'
import type { SigningKey } from '@/lib/push/request'
import { isInBrowser } from '@/lib/session/browser-key'
import { aboutKey, type ComposerKey, signingKey } from './signing-key'

interface KeyFieldProps {
  keys: readonly ComposerKey[]
  /** The list has been read; before that nothing is said about a key that is not in it. */
  known: boolean
  chosen: SigningKey | null
  onChange: (key: SigningKey | null) => void
  /** Only the simulator can give one away. */
  onTrialKey: (() => void) | null
  busy: boolean
}

/** Which key signs, and the two ids that go into the provider token with it. */
export const KeyField = memo(function KeyField(props: KeyFieldProps) {
  const { keys, known, chosen, onChange, onTrialKey, busy } = props
  const gone = known && chosen !== null && !keys.some((key) => key.id === chosen.id)
  if (known && keys.length === 0) {
    return (
      <div data-at="key" className="grid gap-2">
        <p className="font-medium text-xs">Key</p>
        <p className="text-muted">
          {gone && chosen
            ? `${isInBrowser(chosen.id) ? 'The key is no longer kept in this browser.' : 'The key was forgotten when the session ended.'} The push below is as you left it.`
            : 'A provider token is signed with a .p8 key from Apple’s developer site.'}
        </p>
        <div className="flex flex-wrap gap-2">
          {onTrialKey ? (
            <Button onClick={onTrialKey} busy={busy} variant="primary">
              <KeyRound />
              Give me a key to try
            </Button>
          ) : null}
          <Button asChild>
            <PageLink href="/keys">Add a .p8 key</PageLink>
          </Button>
        </div>
      </div>
    )
  }
  const shown = chosen && !gone ? chosen : null
  return (
    <div className="grid gap-3">
      <div data-at="key">
        <Field
          label="Key"
          error={gone ? 'That key was forgotten. Choose another, or add it again.' : undefined}
          aside={
            <PageLink href="/keys" className="text-link hover:underline">
              Manage keys
            </PageLink>
          }
        >
          <Select
            placeholder="Choose a key"
            value={shown?.id ?? null}
            options={keys.map((key) => ({
              value: key.id,
              label: key.name,
              about: aboutKey(key),
            }))}
            onValueChange={(id) => {
              const key = keys.find((row) => row.id === id)
              if (key) onChange(signingKey(key))
            }}
          />
        </Field>
      </div>
      {shown ? (
        <div className="grid grid-cols-2 gap-3">
          <div>
            <Field label="Key ID">
              <Input
                mono
                value={shown.keyId}
                placeholder="10 characters"
                onChange={(event) => onChange({ ...shown, keyId: event.target.value })}
              />
            </Field>
          </div>
          <div>
            <Field label="Team ID">
              <Input
                mono
                value={shown.teamId}
                placeholder="10 characters"
                onChange={(event) => onChange({ ...shown, teamId: event.target.value })}
              />
            </Field>
          </div>
        </div>
      ) : null}
    </div>
  )
})
