'use client'

import { ClipboardPaste, Eraser } from 'lucide-react'
import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { useCommand } from '@/components/shell/commands'
import { later } from '@/components/ui/later'
import { PageHeader } from '@/components/ui/page-header'
import { cn } from '@/lib/cn'
import { useInspection } from '../inspect/engine/use-inspection'
import { useSamples } from '../inspect/engine/use-samples'
import { AsOf } from '../inspect/input/as-of'
import { DropHint } from '../inspect/input/drop-hint'
import { SampleList } from '../inspect/input/sample-list'
import { useArrival } from '../inspect/input/use-arrival'
import { givenOf, usePastes } from '../inspect/paste-store'
import { useInSight } from '../inspect/result/use-in-sight'
import { useSettledInput } from '../inspect/use-settled'
import { Answer } from './answer'
import { SERIES_FORMAT, TOKEN_FORMATS } from './formats'
import { useKeptKeys } from './kept-keys'
import type { MintOnServer } from './mint/use-mint'
import { TokenBox } from './token-box'
import { forgetToken, judgeByClock, openBox, takeInputs, takeSample, useToken } from './token-store'
import type { TryToken } from './try/try-panel'
import { WhatElse } from './what-else'

const TokenPartsPanel = later(() =>
  import('./token-parts').then((module) => module.TokenPartsPanel),
)

const MintPanel = later(() => import('./mint/mint-panel').then((module) => module.MintPanel))
const TryPlace = later(() => import('./try/try-place').then((module) => module.TryPlace))

interface TokensViewProps {
  mintToken: MintOnServer
  tryToken: TryToken
}

/** The whole of `/tokens`: the token and its key at the left, what is known of it at the right. */
export function TokensView({ mintToken, tryToken }: TokensViewProps) {
  const { input, given, purpose, open } = useToken()
  const { keys } = usePastes().settings
  const box = useRef<HTMLTextAreaElement>(null)
  const { rows, load } = useSamples()
  const { problems, setProblems, over, takeFiles, takeText } = useArrival(takeInputs)
  const read = useSettledInput(input)
  const kept = useKeptKeys(read)
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again after a stop
  const options = useMemo(
    () => ({
      keys: [...given.keys, ...keys, ...kept],
      ...(given.now === null ? {} : { now: new Date(given.now) }),
      expect: purpose === '' ? {} : { tokenFor: purpose },
    }),
    [given, keys, kept, purpose, turn],
  )
  const state = useInspection({ input: read, options })
  // The answer before stays as it is until the next one is there, and only then is all drawn anew.
  const about = state.of ?? input
  const answered = state.state !== 'empty'
  // The checklist comes first; what stands beside it is drawn once it is there. Until then the box
  // is as it was before a paste; what somebody types is in it at once.
  const later = useDeferredValue(state)
  const waits = !open && later.of !== input && later.state !== 'reading'
  const token =
    later.inspection && later.of && TOKEN_FORMATS.includes(later.inspection.format)
      ? { inspection: later.inspection, of: later.of }
      : null
  const empty = (input?.bytes ?? input?.text?.trim() ?? '').length === 0
  const answer = useInSight(input?.id ?? null)

  useCommand({
    id: 'paste-token',
    title: 'Paste a token',
    icon: ClipboardPaste,
    keywords: ['jwt', 'check'],
    run: () => {
      openBox(true)
      requestAnimationFrame(() => box.current?.focus())
    },
  })
  useCommand(
    empty && keys.length === 0
      ? null
      : {
          id: 'forget-token',
          title: 'Forget the token and its keys',
          icon: Eraser,
          run: forgetToken,
        },
  )

  const onSample = useCallback(
    async (format: string, index: number) => {
      const loaded = await load(format, index)
      if (!loaded) {
        return setProblems(['The sample could not be loaded. Reload the page, and try again.'])
      }
      setProblems([])
      takeSample(loaded.input, givenOf(loaded.sample))
    },
    [load, setProblems],
  )
  const ofTokens = useMemo(
    () => rows.filter(({ format }) => [...TOKEN_FORMATS, SERIES_FORMAT].includes(format)),
    [rows],
  )
  return (
    <div>
      <PageHeader
        title="Tokens"
        about="Paste the JWT that Apple refuses, and its .p8 if you have it: what it says, which check fails, and what was really signed."
      />
      <div className="grid items-start gap-4 lg:grid-cols-2 lg:grid-rows-[auto_1fr] print:block print:space-y-4">
        <TokenBox
          input={waits ? later.of : input}
          open={open}
          box={box}
          onFiles={takeFiles}
          onText={takeText}
          problems={problems}
        />
        <div ref={answer} className="grid min-w-0 scroll-mt-16 content-start gap-2 lg:row-span-2">
          {given.now === null ? null : <AsOf now={given.now} onClock={judgeByClock} />}
          <Answer
            input={empty || !answered ? null : about}
            state={state}
            formats={rows}
            onAgain={() => setTurn(turn + 1)}
          />
        </div>
        <div className="grid min-w-0 content-start gap-4">
          {token && !empty ? (
            <>
              <TokenPartsPanel
                key={token.of.id}
                text={token.of.text}
                inspection={token.inspection}
              />
              <TryPlace text={token.of.text} inspection={token.inspection} tryToken={tryToken} />
            </>
          ) : null}
          <div className="grid min-w-0 gap-4 print:hidden">
            <WhatElse purpose={purpose} keys={keys} own={given.keys} kept={kept} />
            <MintPanel mintToken={mintToken} />
          </div>
          {/* First while there is nothing else to look at. It stays where it is for the focus. */}
          <div className={cn('print:hidden', later.state === 'empty' && 'order-first')}>
            <SampleList rows={ofTokens} first="provider-token" onSample={onSample} />
          </div>
        </div>
      </div>
      {over ? <DropHint>Drop the token or its key anywhere</DropHint> : null}
    </div>
  )
}
