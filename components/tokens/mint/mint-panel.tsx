'use client'

import { KeyRound } from 'lucide-react'
import { memo } from 'react'
import { KeyIdFields } from '@/components/keys/key-id-fields'
import { ProblemNote } from '@/components/keys/problem-note'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { PageLink } from '@/components/ui/page-link'
import { Panel, PanelBody, PanelHeader } from '@/components/ui/panel'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { isInBrowser } from '@/lib/session/browser-key'
import { KEY_KIND, KEY_KINDS, type KeyIdName, type KeyKind } from '@/lib/session/key-kinds'
import { serviceOf } from '@/lib/token/mint-order'
import { firstGet, type MintedToken } from '@/lib/token/minted'
import { newId } from '../../inspect/paste-store'
import { setPurpose, takeInputs } from '../token-store'
import { ConnectFields } from './connect-fields'
import { possibleLives } from './lives'
import { MintedView } from './minted-view'
import { type MintOnServer, useMint } from './use-mint'

const SERVICES: Readonly<Record<KeyKind, string>> = {
  apns: 'APNs',
  'app-store': 'Server API',
  connect: 'Connect',
}

/** What each service's token names, in the order of the form. */
const NAMED: Readonly<Record<KeyKind, readonly KeyIdName[]>> = {
  apns: ['keyId', 'teamId'],
  'app-store': ['keyId', 'issuerId', 'bundleId'],
  connect: ['keyId', 'issuerId'],
}

/** Makes a token with a key that is kept, on the server or in this browser. */
export const MintPanel = memo(function MintPanel({ mintToken }: { mintToken: MintOnServer }) {
  const mint = useMint(mintToken)
  const { draft, keys, key, order, change } = mint
  const lives = possibleLives(order)
  const error = mint.findings.find(({ level }) => level === 'error')
  const named = NAMED[draft.kind].filter((id) => id !== 'issuerId' || !order.individual)
  return (
    <Panel aria-labelledby="mint-title">
      <PanelHeader title="Mint a token" titleId="mint-title" />
      <PanelBody>
        <Field label="For which service?">
          <Segmented
            options={KEY_KINDS.map((value) => ({ value, label: SERVICES[value] }))}
            value={draft.kind}
            onValueChange={mint.chooseKind}
          />
        </Field>
        {key === null ? (
          <NoKey kind={draft.kind} known={mint.known} />
        ) : (
          <>
            <Field label="Key">
              <Select
                value={key.id}
                options={keys.map(({ id, name, keyId }) => ({
                  value: id,
                  label: name,
                  about: `Key ID ${keyId || 'not set'}, in this ${isInBrowser(id) ? 'browser' : 'session'}`,
                }))}
                onValueChange={mint.chooseKey}
              />
            </Field>
            {draft.kind === 'connect' ? (
              <ConnectFields
                individual={order.individual}
                scope={draft.scope}
                problem={mint.findings.find(({ at }) => at === 'payload/scope')?.message}
                onIndividual={(individual) => change({ individual })}
                onScope={(scope) => change({ scope })}
              />
            ) : null}
            <div className="flex flex-wrap items-start gap-3">
              <KeyIdFields
                terse
                kind={draft.kind}
                only={named}
                ids={{ ...order, appAppleId: '' }}
                onChange={({ keyId, teamId, issuerId, bundleId }) =>
                  change({ ids: { keyId, teamId, issuerId, bundleId } })
                }
              />
              {lives.length === 0 ? null : (
                <Field label="Good for" className="basis-36">
                  <Select
                    value={String(order.lives)}
                    options={lives.map(({ seconds, label }) => ({ value: String(seconds), label }))}
                    onValueChange={(seconds) => change({ lives: Number(seconds) })}
                  />
                </Field>
              )}
            </div>
            <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
              <Button
                variant="primary"
                disabled={error !== undefined}
                busy={mint.minting}
                onClick={mint.mint}
              >
                <KeyRound />
                Mint the token
              </Button>
              {error ? (
                <p className="min-w-0 flex-1 basis-56 text-muted text-xs">
                  {error.title}. {error.fix}
                </p>
              ) : null}
            </div>
          </>
        )}
        {mint.failed ? (
          <p role="alert" className="text-fail">
            The token was not made: the console did not answer, or the browser did not let the page
            use its keys. Try again.
          </p>
        ) : null}
        {mint.result?.ok === false ? <ProblemNote problem={mint.result.problem} /> : null}
        {mint.result?.ok ? (
          <MintedView
            key={mint.result.minted.token}
            minted={mint.result.minted}
            get={firstGet(order.scope)}
            onCheck={checkAbove}
            onForget={mint.forget}
          />
        ) : null}
      </PanelBody>
    </Panel>
  )
})

/** Into the box, as if it had been pasted, and said what it is for. */
function checkAbove({ kind, token }: MintedToken) {
  takeInputs([{ id: newId(), name: null, text: token, bytes: null }])
  setPurpose(serviceOf(kind))
  document.getElementById('main')?.scrollIntoView({ block: 'start' })
}

function NoKey({ kind, known }: { kind: KeyKind; known: boolean }) {
  if (!known) return <p className="text-muted">Loading the keys</p>
  const { label, about } = KEY_KIND[kind]
  return (
    <div className="grid justify-items-start gap-2">
      <p className="text-muted">
        No {label} key is kept. {about}
      </p>
      <Button asChild>
        <PageLink href="/keys">Add a .p8 key</PageLink>
      </Button>
    </div>
  )
}
