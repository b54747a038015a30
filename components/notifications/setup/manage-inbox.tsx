'use client'

import { Ellipsis } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Popover, PopoverContent, PopoverTrigger } from '@/components/ui/popover'
import { Select } from '@/components/ui/select'
import type { InboxChange } from '@/lib/notifications/actions'
import type { InboxFacts } from '@/lib/notifications/inbox'
import { usePage } from '../page-actions'
import { Endings } from './endings'
import { TextSetting } from './text-setting'
import { useChange } from './use-change'

const ENVIRONMENTS = [
  { value: '', label: 'Both, or not set' },
  { value: 'Production', label: 'Production' },
  { value: 'Sandbox', label: 'Sandbox' },
] as const

interface ManageInboxProps {
  inbox: InboxFacts
  onForgotten: () => void
}

/** Its name and environment, the secret of a webhook, and how it is emptied or forgotten. */
export function ManageInbox({ inbox, onForgotten }: ManageInboxProps) {
  const { actions } = usePage()
  const { id, name, environment, hasWebhookSecret } = inbox
  const save = useChange<unknown, InboxChange>((change) => actions.changeInbox(id, change))
  return (
    <Popover>
      <PopoverTrigger asChild>
        <Button size="sm" variant="ghost">
          <Ellipsis />
          Manage
        </Button>
      </PopoverTrigger>
      <PopoverContent aria-label="Manage this inbox" className="grid gap-4">
        <TextSetting
          label="Name"
          initial={name}
          action="Rename"
          busy={save.isPending}
          onSave={(next) => save.mutate({ name: next })}
        />
        <Field
          label="Entered for"
          hint="Anything that arrives from the other environment is then pointed out."
        >
          <Select
            value={environment ?? ''}
            options={ENVIRONMENTS}
            onValueChange={(next) => save.mutate({ environment: next === '' ? null : next })}
          />
        </Field>
        <TextSetting
          secret
          label="Secret of a webhook of App Store Connect"
          hint={
            hasWebhookSecret
              ? 'One is set. It is sealed, and never shown again.'
              : 'With it, x-apple-signature is checked. Not needed for server notifications.'
          }
          initial=""
          action={hasWebhookSecret ? 'Replace' : 'Set'}
          busy={save.isPending}
          onSave={(webhookSecret) => save.mutate({ webhookSecret })}
        />
        {hasWebhookSecret ? (
          <Button onClick={() => save.mutate({ webhookSecret: null })}>Forget the secret</Button>
        ) : null}
        <Endings id={id} onForgotten={onForgotten} />
      </PopoverContent>
    </Popover>
  )
}
