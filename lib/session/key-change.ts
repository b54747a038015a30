import type { KeyFacts } from './facts'
import type { KeyIds, KeyKind } from './key-kinds'

/** Why an upload was not kept: what it was instead, and what to do. */
export interface KeyProblem {
  code: string
  title: string
  message: string
  fix: string
}

/** What its owner says of a key. */
export interface KeyChange extends KeyIds {
  name: string
  kind: KeyKind
}

/** What became of an upload. `already`: the session had that key; its facts were brought up to date. */
export type AddKeyResult =
  | { ok: true; key: KeyFacts; already: boolean; repairs: string[] }
  | { ok: false; problem: KeyProblem }

/** `session-ended`: the disk was full, so the whole session was ended, and every key is gone with it. */
export type ForgetResult = { how: 'deleted' | 'session-ended' }

export type ChangeKeyResult = { ok: true; key: KeyFacts } | { ok: false; problem: KeyProblem }
