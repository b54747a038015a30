'use client'

import { memo } from 'react'
import { Combobox, type Suggestion } from '@/components/ui/combobox'
import { Disclosure } from '@/components/ui/disclosure'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { PageLink } from '@/components/ui/page-link'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { APNS_PORTS, environment } from '@/lib/apple/environments'
import { PUSH_TYPES } from '@/lib/apple/push-types'
import { topicFor } from '@/lib/apple/topic'
import { utf8Length } from '@/lib/push/payload'
import type { PushRequest } from '@/lib/push/request'
import { ExpirationField } from './expiration-field'

interface DeliveryFieldsProps {
  draft: PushRequest
  change: (part: Partial<PushRequest>) => void
  topics: readonly Suggestion[]
}

const PRIORITIES = [
  { value: '10', label: '10' },
  { value: '5', label: '5' },
  { value: '1', label: '1' },
  { value: '', label: 'none' },
] as const

const TYPES = [
  ...PUSH_TYPES.map((row) => ({ value: row.type, label: row.type, about: row.about })),
  { value: '', label: 'Not sent', about: 'No apns-push-type header.' },
]

/** Another type wants another topic suffix, and perhaps another priority: both move with it. */
function withType(draft: PushRequest, pushType: string): Partial<PushRequest> {
  const row = PUSH_TYPES.find((candidate) => candidate.type === pushType)
  if (!row) return { pushType }
  const topic = draft.topic === '' ? null : topicFor(draft.topic, row)
  const refused = row.priority !== null && !row.priority.allowed.includes(draft.priority)
  return {
    pushType,
    ...(topic === null ? {} : { topic }),
    ...(refused && row.priority?.recommended ? { priority: row.priority.recommended } : {}),
  }
}

/** Topic, type, priority, expiration, and the headers that are seldom set. */
export const DeliveryFields = memo(function DeliveryFields({
  draft,
  change,
  topics,
}: DeliveryFieldsProps) {
  const rare = draft.collapseId !== '' || draft.apnsId !== '' || draft.port !== 443
  return (
    <div className="grid gap-3">
      <div data-at="apns-topic">
        <Field label="Topic">
          <Combobox
            mono
            value={draft.topic}
            placeholder="The app’s bundle ID"
            suggestions={topics}
            onValueChange={(topic) => change({ topic })}
          />
        </Field>
      </div>
      <div className="grid grid-cols-2 gap-3 max-[26rem]:grid-cols-1">
        <div data-at="apns-push-type">
          <Field
            label="Push type"
            aside={
              <PageLink href="/rules/push-types" className="text-link hover:underline">
                All types
              </PageLink>
            }
          >
            <Select
              value={draft.pushType}
              options={TYPES}
              onValueChange={(pushType) => change(withType(draft, pushType))}
            />
          </Field>
        </div>
        <div data-at="apns-priority">
          <Field label="Priority">
            <Segmented
              stretch
              value={draft.priority}
              options={PRIORITIES}
              onValueChange={(priority) => change({ priority })}
            />
          </Field>
        </div>
      </div>
      <ExpirationField value={draft.expiration} onChange={(expiration) => change({ expiration })} />
      <Disclosure title="Collapse ID, apns-id, port" open={rare || undefined}>
        <div className="grid gap-3">
          <div data-at="apns-collapse-id">
            <Field
              label="Collapse ID"
              aside={draft.collapseId ? `${utf8Length(draft.collapseId)} / 64 bytes` : undefined}
              hint="A later push with the same one replaces this on the device."
            >
              <Input
                mono
                value={draft.collapseId}
                onChange={(event) => change({ collapseId: event.target.value })}
              />
            </Field>
          </div>
          <div data-at="apns-id">
            <Field label="apns-id" hint="Left empty, each send gets a new one.">
              <Input
                mono
                value={draft.apnsId}
                placeholder="A lower-case UUID"
                onChange={(event) => change({ apnsId: event.target.value })}
              />
            </Field>
          </div>
          {environment(draft.environment).simulated ? null : (
            <Field label="Port" hint="2197 is for networks that let only APNs through.">
              <Segmented
                value={String(draft.port)}
                options={APNS_PORTS.map((port) => ({ value: String(port), label: String(port) }))}
                onValueChange={(port) => change({ port: port === '2197' ? 2197 : 443 })}
              />
            </Field>
          )}
        </div>
      </Disclosure>
    </div>
  )
})
