'use client'

import { useSyncExternalStore } from 'react'
import type { PastedInput } from '../inspect/engine/protocol'
import {
  changeSettings,
  currentState,
  type Given,
  NOTHING_GIVEN,
  newId,
} from '../inspect/paste-store'
import type { Purpose } from './formats'
import { splitKeys } from './token-text'

export interface TokenState {
  input: PastedInput | null
  /** What a sample brings along, for it alone. */
  given: Given
  purpose: Purpose
  /** The text stands in the box as it is, signature included: as long as somebody writes in it. */
  open: boolean
}

const EMPTY: TokenState = { input: null, given: NOTHING_GIVEN, purpose: '', open: true }

/**
 * In this tab’s memory and nowhere else: a token is a password for as long as it lives. Outlives the
 * page, so that following a link to a rule and coming back loses nothing. Keys stand with those that
 * `/` checks with: there is one list to forget.
 */
let state = EMPTY
const listeners = new Set<() => void>()

function change(next: Partial<TokenState>): void {
  state = { ...state, ...next }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function currentToken(): TokenState {
  return state
}

export function useToken(): TokenState {
  return useSyncExternalStore(subscribe, currentToken, () => EMPTY)
}

/** Takes what was pasted or dropped: keys to the keys, the first of the rest as the token. */
export function takeInputs(inputs: readonly PastedInput[]): void {
  const rest: PastedInput[] = []
  for (const input of inputs) {
    if (input.text === null) {
      rest.push(input)
      continue
    }
    const split = splitKeys(input.text)
    addKeys(split.keys, input.name)
    if (split.rest === '' && split.keys.length > 0) continue
    rest.push(split.keys.length === 0 ? input : { ...input, text: split.rest })
  }
  const [first] = rest
  if (first) change({ input: first, given: NOTHING_GIVEN, open: false })
}

function addKeys(pems: readonly string[], file: string | null): void {
  const { keys } = currentState().settings
  const fresh = pems.filter((pem) => !keys.some((key) => key.pem === pem))
  if (fresh.length === 0) return
  const added = fresh.map((pem, index) => ({
    name: file ?? `Pasted key ${keys.length + index + 1}`,
    pem,
  }))
  changeSettings({ keys: [...keys, ...added] })
}

/** A sample is judged with what it brings along. */
export function takeSample(input: PastedInput, given: Given): void {
  change({ input, given, open: false })
}

/** What is typed is no sample any more: its key is not taken for another text. */
export function editToken(text: string): void {
  const id = state.input?.bytes === null ? state.input.id : newId()
  change({ input: { id, name: null, text, bytes: null }, given: NOTHING_GIVEN, open: true })
}

/** Shows the text of the token in the box, or puts it out of sight. */
export function openBox(open: boolean): void {
  change({ open })
}

export function setPurpose(purpose: Purpose): void {
  change({ purpose })
}

/** Judges a sample by the clock instead of by its own instant. */
export function judgeByClock(): void {
  change({ given: { ...state.given, now: null } })
}

/** Empties the box; keys and purpose stay. */
export function emptyToken(): void {
  state.input?.bytes?.fill(0)
  change({ input: null, given: NOTHING_GIVEN, open: true })
}

/** Forgets the token, and the keys that were given to check it. */
export function forgetToken(): void {
  emptyToken()
  change({ purpose: '' })
  changeSettings({ keys: [] })
}
