import 'server-only'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Authorities, makeAuthorities } from '@/lib/inspect/app-store-jws/testing/authorities'
import { draft, type Signer, write } from '@/lib/inspect/app-store-jws/testing/tokens'
import type { TrustedRoot } from '@/lib/verify/trust'
import { openSqlite } from '../../store/sqlite'
import type { Store } from '../../store/store'
import { serverSecret } from '../../vault/server-secret'
import { makeVault } from '../../vault/vault'
import { type Desk, makeDesk } from '../desk'
import { makeInbox, ownInbox } from '../inboxes'
import { inboxToken, newOwner, type Owner } from '../owner'
import type { Posted } from '../receive'

/** An inbox with everything around it, in a folder of its own, and somebody who signs as Apple does. */
export interface Bench {
  folder: string
  store: Store
  desk: Desk
  owner: Owner
  inbox: string
  token: string
  authorities: Authorities
  /** Moves the clock, in milliseconds. */
  later(ms: number): void
  state(): Promise<NonNullable<Awaited<ReturnType<typeof ownInbox>>>>
  remove(): Promise<void>
}

export const BENCH_NOW = Date.parse('2026-06-01T12:05:00Z')
export const BENCH_SECRET = new Uint8Array(createHash('sha256').update('inbox bench').digest())

export async function makeBench(about: { apple?: boolean } = {}): Promise<Bench> {
  const folder = mkdtempSync(join(tmpdir(), 'assay-inbox-'))
  const authorities = await makeAuthorities()
  const clock = { now: BENCH_NOW }
  const { store, desk } = openDesk(
    folder,
    authorities.pki.root,
    about.apple ?? true,
    () => clock.now,
  )
  const owner = newOwner()
  const inbox = await makeInbox(desk, owner, { name: 'Test', environment: null })
  if (inbox === null) throw new Error('a first inbox was refused')
  return {
    folder,
    store,
    desk,
    owner,
    inbox,
    token: inboxToken(owner, inbox),
    authorities,
    later: (ms) => {
      clock.now += ms
    },
    async state() {
      const state = await ownInbox(desk, owner, inbox)
      if (state === null) throw new Error('the inbox is gone')
      return state
    },
    async remove() {
      await store.close()
      rmSync(folder, { recursive: true })
    },
  }
}

/** A desk on that folder. `apple`: whether the made root stands for Apple's, or for the simulator's. */
export function openDesk(
  folder: string,
  root: { der: Uint8Array; pem: string },
  apple: boolean,
  now: () => number = Date.now,
): { store: Store; desk: Desk } {
  const { store } = openSqlite({ folder, now: now() })
  const steady = () => now()
  const vault = makeVault({
    store,
    secret: serverSecret(BENCH_SECRET),
    clock: { wall: now, steady },
  })
  const desk = makeDesk(vault, () => (apple ? [] : [{ name: 'Simulator', pem: root.pem }]))
  return { store, desk: apple ? { ...desk, trust: async () => [standIn(root.der)] } : desk }
}

function standIn(der: Uint8Array): TrustedRoot {
  const fingerprint = createHash('sha256').update(der).digest('hex')
  return { name: 'Apple Root CA - G3', origin: 'apple', fingerprint, der }
}

export async function signed(
  { authorities }: Pick<Bench, 'authorities'>,
  payload: object,
  signer: Signer = authorities.good,
): Promise<string> {
  return JSON.stringify({ signedPayload: write(await draft(signer, payload)) })
}

export function post(
  body: string | Uint8Array | ReadableStream<Uint8Array>,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Posted {
  // Node wants to be told that a streamed body is sent before the answer is read.
  const init = { method: 'POST', headers, body: body as BodyInit, duplex: 'half' }
  return new Request('http://127.0.0.1/api/notifications/x', init)
}
