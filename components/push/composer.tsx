'use client'

import { Send } from 'lucide-react'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useCommand } from '@/components/shell/commands'
import { useEnvironment } from '@/components/shell/environment'
import { ShortcutKeys } from '@/components/shell/shortcut'
import { Button } from '@/components/ui/button'
import { later } from '@/components/ui/later'
import { Panel, PanelBody, PanelHeader } from '@/components/ui/panel'
import { useLoaded } from '@/components/ui/use-loaded'
import { useNow } from '@/components/ui/use-now'
import type { Attempt } from '@/lib/push/attempt'
import type { Mend } from '@/lib/push/certain-rows'
import { EMPTY_PREVIEW, EMPTY_REQUEST } from '@/lib/push/empty-request'
import type { PushRequest } from '@/lib/push/request'
import type { Finding } from '@/lib/rules/rule'
import { revealingHere, signingHere } from './browser-signing'
import { DeliveryFields } from './delivery-fields'
import { DeviceField } from './device-field'
import { FindingsFrame } from './findings-frame'
import { FirstSteps } from './first-steps'
import { HistoryFrame } from './history-frame'
import type { EditorMark } from './json-editor'
import { KeyField } from './key-field'
import { LockScreen } from './lock-screen'
import { PayloadPanel, type PayloadView, type Reveal } from './payload-panel'
import { RequestPanel, type RevealToken } from './request-panel'
import { showPlace } from './show-place'
import { useDraft } from './use-draft'
import { type SendToServer, useSend } from './use-send'
import { type TryActions, useTry } from './use-try'

const FindingsPanel = later(
  () => import('./findings-panel').then((module) => module.FindingsPanel),
  <FindingsFrame />,
)
const HistoryPanel = later(
  () => import('./history-panel').then((module) => module.HistoryPanel),
  <HistoryFrame pending />,
)
const Result = later(() => import('./result').then((module) => module.Result))

interface ComposerProps extends TryActions {
  sendPush: SendToServer
  revealToken: RevealToken
  /** No session came with the request: nothing was sent from this browser, and no key is kept. */
  newcomer: boolean
}

const loadReader = () => import('./read-request')
const NO_FINDINGS: readonly Finding[] = []
const NO_MARKS: readonly EditorMark[] = []

/** Until what is composed has been read: what the page begins with is known, and is most people's. */
const previewUnread = ({ payload, pushType }: PushRequest) =>
  payload === EMPTY_REQUEST.payload && pushType === EMPTY_REQUEST.pushType ? EMPTY_PREVIEW : null

/**
 * The whole of `/push`: what is sent at the left, what is known of it at the right. A send draws this
 * five times over (under way, the device's news, the answer, its row, the address), so the panels
 * whose part did not change are not drawn again: what they are given here stays the same.
 */
export function Composer(props: ComposerProps) {
  const { sendPush, revealToken, newcomer, ...tryActions } = props
  const { draft, change } = useDraft()
  const { environment, setEnvironment } = useEnvironment()
  const [view, setView] = useQueryState(
    'payload',
    parseAsStringLiteral(['form', 'json'] as const).withDefault('json'),
  )
  const [opened, setOpened] = useQueryState('attempt')
  const [reveal, setReveal] = useState<Reveal | null>(null)
  const recent = useRef<readonly Attempt[]>([])
  const signAndSend = useMemo(() => signingHere(sendPush, () => recent.current), [sendPush])
  const revealHere = useMemo(() => revealingHere(revealToken), [revealToken])
  const { shown, send, askAgain, open, sending } = useSend(signAndSend)
  const request: PushRequest = useMemo(
    () => ({ ...draft, environment: environment.id }),
    [draft, environment.id],
  )
  const at = useNow(15_000)
  const reader = useLoaded(loadReader)
  const reading = useMemo(
    () => reader?.readPayload(request.payload) ?? null,
    [reader, request.payload],
  )
  const results = useMemo(
    () => (at === null || !reader || !reading ? [] : reader.lintRequest(request, reading, at)),
    [request, reading, at, reader],
  )
  const found = useMemo(() => reader?.findings(results) ?? NO_FINDINGS, [reader, results])
  const marks = useMemo(
    () => (reader && reading ? reader.marksOf(reading, found) : NO_MARKS),
    [reader, reading, found],
  )
  const around = useTry({ request, change, actions: tryActions, opened, newcomer })
  recent.current = around.attempts
  const preview = useMemo(
    () =>
      reader && reading ? reader.previewPayload(reading, request.pushType) : previewUnread(request),
    [reader, reading, request],
  )

  const setKey = useCallback((key: PushRequest['key']) => change({ key }), [change])
  const { withToken } = around
  const setToken = useCallback((token: string) => change(withToken(token)), [change, withToken])
  const submit = useCallback(() => send(request), [send, request])
  const sendAgain = useCallback((attempt: Attempt) => send(attempt.request), [send])
  const showAs = useCallback((next: PayloadView) => void setView(next), [setView])
  useCommand({
    id: 'send-push',
    title: 'Send the push',
    icon: Send,
    shortcut: 'mod+enter',
    run: submit,
  })

  const show = useCallback(
    (place: string) => {
      if (place.startsWith('payload')) {
        void setView('json')
        const range = reader && reading ? reader.rangeOf(reading, place) : null
        setReveal((before) => ({ range, turn: (before?.turn ?? 0) + 1 }))
      } else showPlace(place)
    },
    [setView, reader, reading],
  )

  const take = useCallback(
    (attempt: Attempt) => {
      change(attempt.request)
      setEnvironment(attempt.request.environment)
      open(attempt)
    },
    [change, setEnvironment, open],
  )
  const mend = useCallback(
    (how: Mend) => {
      if (!('change' in how)) return
      change(how.change)
      if (how.change.environment) setEnvironment(how.change.environment)
    },
    [change, setEnvironment],
  )
  const nothingShown = shown === null
  useEffect(() => {
    if (around.linked && nothingShown) open(around.linked)
  }, [around.linked, nothingShown, open])
  const shownId = shown?.kind === 'attempt' ? shown.attempt.id : null
  useEffect(() => {
    if (shownId !== null) void setOpened(shownId)
  }, [shownId, setOpened])

  return (
    <div className="grid gap-4">
      <h1 className="sr-only">Send a push</h1>
      {around.firstTime && shown === null ? <FirstSteps {...around.steps} /> : null}
      <div className="grid items-start gap-4 lg:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)]">
        <div className="grid min-w-0 gap-4">
          <Panel aria-labelledby="to-title">
            <PanelHeader title="To" titleId="to-title" />
            <PanelBody>
              <KeyField
                keys={around.keys}
                known={around.keysKnown}
                chosen={request.key}
                onChange={setKey}
                onTrialKey={environment.simulated && !around.firstTime ? around.steps.onKey : null}
                busy={around.steps.busy === 'key'}
              />
              <DeviceField
                value={request.deviceToken}
                onChange={setToken}
                suggestions={around.tokens}
                known={around.knownTokens}
                onAddDevice={environment.simulated ? around.steps.onDevice : null}
                busy={around.steps.busy === 'device'}
              />
              <DeliveryFields draft={request} change={change} topics={around.topics} />
            </PanelBody>
            <div className="border-t bg-surface p-4 max-lg:fixed max-lg:inset-x-0 max-lg:z-20 max-lg:py-2 max-lg:bottom-[calc(3.5rem+env(safe-area-inset-bottom))]">
              <Button
                variant="primary"
                className="w-full"
                // The second click of a double click may come after the first one's answer.
                onClick={(event) => event.detail < 2 && submit()}
                busy={sending}
              >
                <Send />
                Send to {environment.title.toLowerCase()}
                <ShortcutKeys
                  keys="mod+enter"
                  className="border-current/40 text-on-accent max-md:hidden"
                />
              </Button>
            </div>
          </Panel>
          <RequestPanel request={request} dialled={around.dialled} reveal={revealHere} />
        </div>
        <div className="grid min-w-0 gap-4">
          <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_22rem]">
            <PayloadPanel
              draft={request}
              change={change}
              reading={reading}
              marks={marks}
              view={view}
              onView={showAs}
              reveal={reveal}
              onSend={submit}
            />
            <div className="grid min-w-0 gap-4">
              <Panel aria-labelledby="preview-title">
                <PanelHeader title="Preview" titleId="preview-title" />
                {preview ? <LockScreen preview={preview} app={around.appName} /> : null}
              </Panel>
              <FindingsPanel results={results} findings={found} onShow={show} />
            </div>
          </div>
          {around.unknownLink && nothingShown ? (
            <p role="status" className="rounded-lg border bg-notice-soft px-4 py-2">
              The link to this page names a push that this session did not send, or that was
              forgotten. Only the session that sent a push can open it.
            </p>
          ) : null}
          <Result
            shown={shown}
            sending={sending}
            simulator={around.simulator}
            onAgain={(attempt, despiteHold) => send(attempt.request, despiteHold)}
            onAskAgain={askAgain}
            onShow={show}
            evidence={around.evidence}
            onMend={mend}
            onTrialKey={environment.simulated ? around.steps.onKey : null}
            onDespiteHold={() => send(request, true)}
          />
        </div>
      </div>
      <HistoryPanel
        shown={shownId}
        onOpen={take}
        onAgain={sendAgain}
        rootFile={around.simulator.state?.rootFile ?? null}
      />
    </div>
  )
}
