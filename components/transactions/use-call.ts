'use client'

import { callAddress, TOKEN_HEADER } from '@/lib/app-store/address'
import type { CallResult } from '@/lib/app-store/answer'
import type { CallOrder } from '@/lib/app-store/call'
import { credentialOf } from './credential'

/** Makes one read of the App Store Server API with that key. Never rejects but for an abort: a failure is an answer. */
export async function fetchCall(
  order: CallOrder,
  keyId: string,
  signal?: AbortSignal,
): Promise<CallResult> {
  const who = await credentialOf(keyId)
  if (!who.ok) return { kind: 'not-sent', problem: who.problem }
  const { credential } = who
  try {
    const key = credential.kind === 'vault' ? credential.key : null
    const response = await fetch(callAddress(order, key), {
      headers: {
        accept: 'application/json',
        // An address would be kept by whoever logs it.
        ...(credential.kind === 'token' ? { [TOKEN_HEADER]: credential.token } : {}),
      },
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
      message: `${message} It is not known whether Apple was asked; a read changes nothing.`,
      fix: 'Check that the console is running, then continue.',
    },
  }
}
