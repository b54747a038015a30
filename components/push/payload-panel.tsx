'use client'

import { memo } from 'react'
import { later } from '@/components/ui/later'
import { Meter } from '@/components/ui/meter'
import { useNonce } from '@/components/ui/nonce'
import { Panel, PanelHeader } from '@/components/ui/panel'
import { Segmented } from '@/components/ui/segmented'
import { payloadLimit } from '@/lib/apple/push-types'
import { type PayloadReading, utf8Length } from '@/lib/push/payload'
import type { PushRequest } from '@/lib/push/request'
import type { EditorMark } from './json-editor'
import { TemplatesMenu } from './templates-menu'

const PayloadForm = later(() => import('./payload-form').then((module) => module.PayloadForm))
const JsonEditor = later(
  () => import('./json-editor').then((module) => module.JsonEditor),
  <div className="h-full" aria-busy="true" />,
)

export type PayloadView = 'form' | 'json'

export interface Reveal {
  range: { from: number; to: number } | null
  turn: number
}

interface PayloadPanelProps {
  draft: PushRequest
  change: (part: Partial<PushRequest>) => void
  /** `null`: it has yet to be read. */
  reading: PayloadReading | null
  /** Where the findings stand in it. */
  marks: readonly EditorMark[]
  view: PayloadView
  onView: (view: PayloadView) => void
  /** A place to show, and a number that is new for each time it is asked for. */
  reveal: Reveal | null
  onSend: () => void
}

/** The body, as a form and as JSON: two views of one text, and that text is what is sent. */
export const PayloadPanel = memo(function PayloadPanel(props: PayloadPanelProps) {
  const { draft, change, reading, marks, view, onView, reveal, onSend } = props
  const nonce = useNonce()
  return (
    <Panel aria-labelledby="payload-title" data-at="payload">
      <PanelHeader
        title="Payload"
        titleId="payload-title"
        aside={
          <Meter
            label="Payload size"
            value={utf8Length(draft.payload)}
            max={payloadLimit(draft.pushType)}
          />
        }
      >
        <TemplatesMenu draft={draft} change={change} />
        <Segmented
          aria-label="View of the payload"
          value={view}
          options={[
            { value: 'form', label: 'Form' },
            { value: 'json', label: 'JSON' },
          ]}
          onValueChange={onView}
        />
      </PanelHeader>
      {view === 'form' ? (
        reading && (
          <PayloadForm
            text={draft.payload}
            reading={reading}
            onChange={(payload) => change({ payload })}
          />
        )
      ) : (
        <div className="h-72 resize-y overflow-hidden">
          <JsonEditor
            label="Payload as JSON"
            value={draft.payload}
            onChange={(payload) => change({ payload })}
            onSend={onSend}
            marks={marks}
            reveal={reveal?.range ?? null}
            revealed={reveal?.turn ?? 0}
            nonce={nonce}
          />
        </div>
      )}
    </Panel>
  )
})
