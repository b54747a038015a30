'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { refreshSession } from '@/components/shell/session'
import type { Attempt, SendProblem, SendResult } from '@/lib/push/attempt'
import type { PushRequest } from '@/lib/push/request'
import { useRememberAttempt } from './use-attempts'

/** One click. Its id makes it safe to ask about again: the server sends an id at most once. */
export interface Click {
  id: string
  request: PushRequest
  despiteHold: boolean
}

/** Sends a click and says what became of it. */
export type SendPush = (click: Click) => Promise<SendResult>

/** The server action that sends; handed down by the page. `token`: of a key kept in this browser. */
export type SendToServer = (click: Click & { token?: string }) => Promise<SendResult>

export type Shown =
  | { kind: 'attempt'; attempt: Attempt; notice: string | null }
  | { kind: 'problem'; problem: SendProblem }
  /** The console itself did not answer: the push may or may not have left it. */
  | { kind: 'lost'; click: Click }

/** Sends a request and holds what came of it. */
export function useSend(sendPush: SendPush) {
  const [shown, setShown] = useState<Shown | null>(null)
  const client = useQueryClient()
  const remember = useRememberAttempt()
  /** Known at once, where a state is known only when the page has been drawn anew. */
  const underWay = useRef(false)
  const { mutate, isPending } = useMutation({
    mutationFn: sendPush,
    onMutate: () => {
      underWay.current = true
    },
    onSuccess: (result) => {
      if (result.kind === 'not-sent') return setShown({ kind: 'problem', problem: result.problem })
      remember(result.attempt)
      setShown({ kind: 'attempt', attempt: result.attempt, notice: result.notice })
    },
    onError: (_error, click) => setShown({ kind: 'lost', click }),
    onSettled: () => {
      underWay.current = false
      // Not waited for: the answer is there, whether the session can be asked about or not.
      void refreshSession(client)
    },
  })

  /** Asks what became of a click whose answer was lost; it goes out only if it never did. */
  const askAgain = useCallback(
    (click: Click) => {
      if (!underWay.current) mutate(click)
    },
    [mutate],
  )
  const send = useCallback(
    (request: PushRequest, despiteHold = false) =>
      askAgain({ id: crypto.randomUUID(), request, despiteHold }),
    [askAgain],
  )
  const open = useCallback(
    (attempt: Attempt) => setShown({ kind: 'attempt', attempt, notice: null }),
    [],
  )
  return { shown, send, askAgain, open, sending: isPending }
}
