'use client'

import type { CallResult } from '@/lib/app-store/answer'
import type { CallOrder, Credential } from '@/lib/app-store/call'
import { callAddress, callHeaders } from './call-address'

/** Makes one read of the App Store Server API. Never rejects but for an abort: a failure is an answer. */
export async function fetchCall(
  order: CallOrder,
  credential: Credential,
  signal?: AbortSignal,
): Promise<CallResult> {
  try {
    const response = await fetch(callAddress(order, credential), {
      headers: callHeaders(credential),
      ...(signal ? { signal } : {}),
    })
    const said: unknown = await response.json()
    if (isCallResult(said)) return said
    return consoleFailed(`The console answered ${response.status} to its own page.`)
  } catch (error) {
    if (signal?.aborted) throw error
    return consoleFailed('The console did not answer.')
  }
}

function isCallResult(said: unknown): said is CallResult {
  const kind = typeof said === 'object' && said !== null && 'kind' in said ? said.kind : null
  return kind === 'answered' || kind === 'waiting' || kind === 'not-sent' || kind === 'failed'
}

function consoleFailed(message: string): CallResult {
  return {
    kind: 'failed',
    problem: {
      code: 'console',
      title: 'The console did not answer',
      message: `${message} Nobody knows whether Apple was asked; a read changes nothing.`,
      fix: 'Look whether the console is still running, then go on.',
    },
  }
}
