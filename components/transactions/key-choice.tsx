'use client'

import { KeyRound } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PageLink } from '@/components/ui/page-link'
import { Select } from '@/components/ui/select'
import { isInBrowser } from '@/lib/session/browser-key'
import type { AppStoreKey } from './app-store-keys'

interface KeyChoiceProps {
  keys: readonly AppStoreKey[]
  /** The list has been read; before that nothing is said about it. */
  known: boolean
  chosen: AppStoreKey | null
  onChange: (id: string) => void
}

/** Which In-App Purchase key asks, and for which app. */
export function KeyChoice({ keys, known, chosen, onChange }: KeyChoiceProps) {
  if (known && keys.length === 0) {
    return (
      <div data-at="key" className="grid gap-2">
        <p className="font-medium text-xs">In-App Purchase key</p>
        <p className="text-muted">
          A .p8 from App Store Connect: Users and Access, Integrations,{' '}
          <span className="whitespace-nowrap">In-App Purchase</span>.
        </p>
        <Button asChild className="w-fit">
          <PageLink href="/keys">
            <KeyRound />
            Add a .p8 key
          </PageLink>
        </Button>
      </div>
    )
  }
  return (
    <div data-at="key">
      <Field
        label="In-App Purchase key"
        aside={
          <PageLink href="/keys" className="text-link hover:underline">
            Manage keys
          </PageLink>
        }
        hint={
          chosen && (chosen.bundleId === '' || chosen.issuerId === '')
            ? `The key lacks ${[chosen.issuerId === '' ? 'an issuer ID' : '', chosen.bundleId === '' ? 'a bundle ID' : ''].filter(Boolean).join(' and ')}: add what is missing at Keys.`
            : undefined
        }
      >
        <Select
          placeholder="Choose a key"
          value={chosen?.id ?? null}
          options={keys.map(({ id, name, keyId, bundleId }) => ({
            value: id,
            label: name,
            about: `Key ID ${keyId || 'not set'}, ${bundleId || 'no bundle ID'}${isInBrowser(id) ? ', in this browser' : ''}`,
          }))}
          onValueChange={onChange}
        />
      </Field>
    </div>
  )
}
