'use client'

import { useSyncExternalStore } from 'react'
import type { PastedKey, Sample } from '@/lib/inspect'
import type { TrustAnchor } from '@/lib/verify/trust'
import type { PastedInput } from './engine/protocol'

/** Something that was pasted, dropped, opened or taken as a sample. */
export interface Paste {
  input: PastedInput
  /** When it came, in milliseconds since 1970 UTC. */
  at: number
  /** What it was recognised as. */
  title: string | null
  /** A decoder’s id: the reading that somebody chose. */
  as: string | null
  /** What a sample brings along, for it alone. */
  given: Given
  /** Those that came together have the same. */
  batch: string
}

/** What belongs to a sample, besides its text. */
export interface Given {
  trust: readonly TrustAnchor[]
  keys: readonly PastedKey[]
  password: string | null
  /** The instant to judge by, in milliseconds since 1970 UTC; `null`: the clock's. */
  now: number | null
}

export const NOTHING_GIVEN: Given = { trust: [], keys: [], password: null, now: null }

export function givenOf({ trust = [], keys = [], password, now }: Sample): Given {
  return {
    trust,
    keys,
    password: password ?? null,
    now: now === undefined ? null : Date.parse(now),
  }
}

/** What whoever pastes knows besides. */
export interface Settings {
  roots: readonly TrustAnchor[]
  keys: readonly PastedKey[]
  device: string
  password: string
  bundleId: string
  appAppleId: string
  environment: string
}

export interface PasteState {
  /** The newest first. */
  pastes: readonly Paste[]
  current: string | null
  settings: Settings
}

const NO_SETTINGS: Settings = {
  roots: [],
  keys: [],
  device: '',
  password: '',
  bundleId: '',
  appAppleId: '',
  environment: '',
}
const EMPTY: PasteState = { pastes: [], current: null, settings: NO_SETTINGS }
/** So many are kept, the newest. */
export const MOST_PASTES = 30

/**
 * In this tab’s memory and nowhere else: a paste may be a key or a token, so it is never written to
 * any storage, and a reload forgets it. Outlives the page at `/`, so that following a link to a rule
 * and coming back loses nothing.
 */
let state = EMPTY
let last = 0
const listeners = new Set<() => void>()

function change(next: Partial<PasteState>): void {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function currentState(): PasteState {
  return state
}

export function usePastes(): PasteState {
  return useSyncExternalStore(subscribe, currentState, () => EMPTY)
}

/** A new id in this tab. */
export function newId(): string {
  last += 1
  return `paste-${last}`
}

export function textInput(text: string): PastedInput {
  return { id: newId(), name: null, text, bytes: null }
}

/** Adds what came together and shows the first of it. */
export function addPastes(
  inputs: readonly PastedInput[],
  more: Partial<Pick<Paste, 'given' | 'as'>> = {},
): void {
  const [first] = inputs
  if (!first) return
  const batch = newId()
  const { given = NOTHING_GIVEN, as = null } = more
  const came = inputs.map((input) => ({
    input,
    at: Date.now(),
    title: null,
    as,
    given,
    batch,
  }))
  const ids = new Set(inputs.map(({ id }) => id))
  const before = state.pastes.filter(({ input }) => !ids.has(input.id) && !isBlank(input))
  change({ pastes: [...came, ...before].slice(0, MOST_PASTES), current: first.id })
}

/** What is typed changes the one that is shown, or begins a new one. */
export function editText(text: string): void {
  const current = state.pastes.find(({ input }) => input.id === state.current)
  if (!current || current.input.bytes) {
    if (text !== '') addPastes([textInput(text)])
    return
  }
  const { input, given, as } = current
  // Another text is no sample any more: the sample's roots are not trusted for it.
  const kept = isTyping(input.text ?? '', text) ? { given, as } : { given: NOTHING_GIVEN, as: null }
  update(input.id, {
    input: { id: input.id, name: null, text, bytes: null },
    title: null,
    ...kept,
  })
}

/** A key puts in a letter, and some keyboards two; whatever puts in more has pasted it. */
const MOST_TYPED = 2

/** Whether the one text became the other by a key: most of it is still there, and little came to it. */
function isTyping(before: string, after: string): boolean {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const same = start + end
  return after.length - same <= MOST_TYPED && same * 2 >= before.length
}

export function update(id: string, changes: Partial<Omit<Paste, 'at' | 'batch'>>): void {
  change({
    pastes: state.pastes.map((paste) => (paste.input.id === id ? { ...paste, ...changes } : paste)),
  })
}

/** Shows one of them; `null`: an empty box. */
export function show(id: string | null): void {
  change({ current: id })
}

export function changeSettings(changes: Partial<Settings>): void {
  change({ settings: { ...state.settings, ...changes } })
}

/** Forgets every paste, and what was given besides. */
export function forgetAll(): void {
  for (const { input } of state.pastes) input.bytes?.fill(0)
  change(EMPTY)
}

function isBlank(input: PastedInput): boolean {
  return input.bytes === null && (input.text ?? '').trim() === ''
}
