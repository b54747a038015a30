'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { mintInBrowser } from '@/components/keys/browser/mint-in-browser'
import { useBrowserKeys } from '@/components/keys/browser/use-browser-keys'
import { useSession } from '@/components/shell/session'
import { isInBrowser } from '@/lib/session/browser-key'
import type { KeyChange } from '@/lib/session/key-change'
import { type KeyIds, type KeyKind, NO_IDS } from '@/lib/session/key-kinds'
import { type MintOrder, orderFindings } from '@/lib/token/mint-order'
import type { MintResult } from '@/lib/token/minted'
import { allowedLife, scopeRows } from './lives'

/** The server action that mints with a key of the session; handed down by the page. */
export type MintOnServer = (id: string, order: MintOrder) => Promise<MintResult>

/** A kept key, wherever it is kept. */
export type MintingKey = KeyChange & { id: string }

interface Draft {
  kind: KeyKind
  /** The key that was chosen; `null`: the first of the kind. */
  key: string | null
  /** Typed over those of the key. */
  ids: Partial<KeyIds>
  /** `null`: as the key looks. */
  individual: boolean | null
  scope: string
  /** Seconds. */
  lives: number
}

const START: Draft = {
  kind: 'apns',
  key: null,
  ids: {},
  individual: null,
  scope: '',
  lives: 20 * 60,
}

/** What a person orders, what the rules say of it, and what came of it. */
export function useMint(onServer: MintOnServer) {
  const session = useSession()
  const own = useBrowserKeys()
  const [draft, setDraft] = useState(START)
  const all: readonly MintingKey[] = [...(session.data?.keys ?? []), ...own.keys]
  const keys = all.filter(({ kind }) => kind === draft.kind)
  const key = keys.find(({ id }) => id === draft.key) ?? keys[0] ?? null
  const order = orderOf(draft, key)
  const mint = useMutation({
    mutationFn: ({ id, order }: { id: string; order: MintOrder }) =>
      isInBrowser(id) ? mintInBrowser(id, order) : onServer(id, order),
    networkMode: 'always',
    gcTime: 0,
  })

  /** A token of another order is not left standing beside this one. */
  function change(part: Partial<Draft>) {
    mint.reset()
    setDraft((before) => ({ ...before, ...part }))
  }

  return {
    draft,
    keys,
    known: (session.isSuccess || session.isError) && own.known,
    key,
    order,
    /** Errors first. Any instant will do: they speak of what was typed. */
    findings: orderFindings(order, 0),
    change,
    chooseKind: (kind: KeyKind) => change({ ...START, kind }),
    chooseKey: (id: string) => change({ key: id, ids: {}, individual: null }),
    mint: () => key && mint.mutate({ id: key.id, order }),
    forget: mint.reset,
    minting: mint.isPending,
    failed: mint.isError,
    result: mint.data ?? null,
  }
}

function orderOf(draft: Draft, key: MintingKey | null): MintOrder {
  const { keyId, teamId, issuerId, bundleId, appAppleId } = { ...NO_IDS, ...key, ...draft.ids }
  const looksIndividual = key !== null && key.issuerId === ''
  const individual = draft.kind === 'connect' && (draft.individual ?? looksIndividual)
  const scope = draft.kind === 'connect' ? scopeRows(draft.scope) : []
  const { kind } = draft
  const lives = allowedLife({ kind, individual, scope }, draft.lives)
  const ids = { keyId, teamId, issuerId, bundleId, appAppleId }
  return { kind, ...ids, individual, scope, lives }
}
