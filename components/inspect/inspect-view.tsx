'use client'

import { ClipboardPaste, Eraser } from 'lucide-react'
import { parseAsString, useQueryState } from 'nuqs'
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useCommand } from '@/components/shell/commands'
import { later } from '@/components/ui/later'
import { PageHeader } from '@/components/ui/page-header'
import { cn } from '@/lib/cn'
import { useInspection } from './engine/use-inspection'
import { useSamples } from './engine/use-samples'
import { AsOf } from './input/as-of'
import { DropHint } from './input/drop-hint'
import { PasteBox } from './input/paste-box'
import { SampleList } from './input/sample-list'
import { useArrival } from './input/use-arrival'
import { useLink } from './link/use-link'
import { inspectOptions } from './options/inspect-options'
import { OptionsPanel } from './options/options-panel'
import {
  addPastes,
  currentState,
  forgetAll,
  givenOf,
  NOTHING_GIVEN,
  update,
  usePastes,
} from './paste-store'
import { useInSight } from './result/use-in-sight'
import { useSettled, useSettledInput } from './use-settled'

const FileList = later(() => import('./input/paste-list').then((module) => module.FileList))
const RecentList = later(() => import('./input/paste-list').then((module) => module.RecentList))
const Readings = later(() => import('./input/readings').then((module) => module.Readings))

const Result = later(() => import('./result/result').then((module) => module.Result))

interface InspectViewProps {
  /** The decoder that the page is about: everything is read as that, unless somebody chooses. */
  forced?: { id: string; title: string; about: string }
}

/** The whole of `/`: what was pasted at the left, what is known of it at the right. */
export function InspectView({ forced }: InspectViewProps) {
  const { pastes, current, settings } = usePastes()
  const paste = pastes.find(({ input }) => input.id === current) ?? null
  const box = useRef<HTMLTextAreaElement>(null)
  const { problems, setProblems, over, takeFiles, takeText } = useArrival()
  const { rows, load } = useSamples()
  const [turn, setTurn] = useState(0)
  /** A sample whose verdict is yet to be led to. */
  const [sampled, setSampled] = useState<string | null>(null)
  const [part, setPart] = useQueryState('part', parseAsString.withDefault(''))
  const partOf = useRef(current)
  const result = useInSight(current)
  useLink(setProblems)

  const input = useSettledInput(paste?.input ?? null)
  const known = useSettled(settings, 300)
  const { as = null, given = NOTHING_GIVEN } = paste ?? {}
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again after a stop
  const options = useMemo(
    () => inspectOptions(known, { as, given }, forced?.id ?? null),
    [known, as, given, forced?.id, turn],
  )
  const state = useInspection({ input, options })
  // The answer before stays as it is until the next one is there, and only then is all drawn anew.
  const { inspection } = state
  const about = state.of ?? input
  // What else it could be does not hold up what it is.
  const read = useDeferredValue(inspection, null)
  const title = inspection?.title ?? null
  const answered = state.state === 'done' ? state.of : null
  useEffect(() => {
    if (title === null || answered === null) return
    const row = currentState().pastes.find(({ input }) => input.id === answered.id)
    if (row && row.title !== title) update(answered.id, { title })
  }, [title, answered])

  useEffect(() => {
    if (sampled === null || sampled !== answered?.id) return
    setSampled(null)
    result.current?.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }, [sampled, answered, result])

  useEffect(() => {
    // A part belongs to what it is a part of.
    if (partOf.current === current) return
    partOf.current = current
    if (part !== '') void setPart(null)
  }, [current, part, setPart])

  useCommand({
    id: 'paste',
    title: 'Paste something to inspect',
    icon: ClipboardPaste,
    keywords: ['inspect', 'decode'],
    run: () => box.current?.focus(),
  })
  useCommand(
    pastes.length === 0
      ? null
      : { id: 'forget-pastes', title: 'Forget what was pasted', icon: Eraser, run: forgetAll },
  )

  const forcedId = forced?.id ?? null
  const takeSample = useCallback(
    async (format: string, index: number) => {
      const loaded = await load(format, index)
      if (!loaded) {
        return setProblems(['The sample could not be loaded. Reload the page, and try again.'])
      }
      setProblems([])
      // On a decoder's own page another one's sample is read as what it is.
      const as = forcedId !== null && forcedId !== format ? format : null
      addPastes([loaded.input], { given: givenOf(loaded.sample), as })
      setSampled(loaded.input.id)
    },
    [load, setProblems, forcedId],
  )
  const onPart = useCallback(
    (path: string) => void setPart(path || null, { history: 'push' }),
    [setPart],
  )
  const onAgain = useCallback(() => setTurn((before) => before + 1), [])
  const onForce = useCallback(
    (format: string | null) => current !== null && update(current, { as: format }),
    [current],
  )

  const shown = paste !== null && state.state !== 'empty'
  const together = useMemo(
    () => pastes.filter((row) => paste && row.batch === paste.batch),
    [pastes, paste],
  )
  const several = together.length > 1
  const earlier = useMemo(
    () => pastes.filter((row) => row !== paste && !(several && together.includes(row))),
    [pastes, paste, several, together],
  )
  const sampleList = (
    <SampleList
      key="samples"
      rows={rows}
      first={forcedId}
      onSample={takeSample}
      grouped
      folded={paste !== null}
    />
  )
  const optionsPanel = <OptionsPanel key="options" settings={settings} />
  return (
    <div className="grid gap-4">
      {forced ? (
        <PageHeader title={forced.title} about={forced.about} />
      ) : (
        <h1 className="sr-only">Inspect what you got</h1>
      )}
      <div
        className={cn(
          'grid items-start gap-4',
          shown &&
            'lg:grid-cols-[minmax(20rem,26rem)_minmax(0,1fr)] lg:grid-rows-[auto_1fr] print:block',
        )}
      >
        <div className="grid min-w-0 gap-4 print:hidden">
          <PasteBox
            input={paste?.input ?? null}
            box={box}
            onFiles={takeFiles}
            onText={takeText}
            problems={problems}
            compact={shown}
          />
          {several && current !== null ? <FileList pastes={together} current={current} /> : null}
        </div>
        {shown && about ? (
          <div ref={result} className="grid min-w-0 scroll-mt-16 content-start gap-2 lg:row-span-2">
            {given.now === null || current === null ? null : (
              <AsOf
                now={given.now}
                onClock={() => update(current, { given: { ...given, now: null } })}
              />
            )}
            <Result input={about} state={state} part={part} onPart={onPart} onAgain={onAgain} />
          </div>
        ) : null}
        <div className="grid min-w-0 gap-4 print:hidden">
          {shown && read ? (
            <Readings
              candidates={read.candidates}
              format={read.format}
              forced={as !== null}
              formats={rows}
              onForce={onForce}
            />
          ) : null}
          {shown ? [optionsPanel, sampleList] : [sampleList, optionsPanel]}
          {earlier.length > 0 ? <RecentList pastes={earlier} /> : null}
        </div>
      </div>
      {over ? <DropHint>Drop it anywhere</DropHint> : null}
    </div>
  )
}
