import { buildLife } from '@/lib/timeline'
import { Evidence } from './kept'
import type { FromWorker, RequestKind, Requests, ToWorker } from './protocol'

/** The part of a worker’s global scope that is used here; the compiler knows the page’s only. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
  postMessage(message: FromWorker): void
}

const scope = globalThis as unknown as WorkerScope
const customers = new Map<string, Evidence>()

type Handlers = {
  [Kind in RequestKind]: (
    ask: Requests[Kind]['ask'],
  ) => Promise<Requests[Kind]['answer']> | Requests[Kind]['answer']
}

const handlers: Handlers = {
  open: ({ customer, trust }) => {
    customers.set(customer, new Evidence(trust))
    return null
  },
  add: ({ customer, tokens }) => of(customer).add(tokens),
  life: ({ customer, now }) => buildLife(of(customer).proven, now),
  tokens: ({ customer, ids }) => ids.flatMap((id) => of(customer).find(id)?.token ?? []),
  json: ({ customer, now }) => {
    const { proven } = of(customer)
    const evidence = proven.map(
      ({ id, kind, from, verdict, status, attempts, token, payload }) => ({
        id,
        kind,
        from,
        verdict,
        status,
        attempts,
        payload,
        token,
      }),
    )
    return JSON.stringify({ life: buildLife(proven, now), evidence }, null, 2)
  },
  forget: ({ customer }) => {
    customers.delete(customer)
    return null
  },
}

function of(customer: string): Evidence {
  const evidence = customers.get(customer)
  if (!evidence) throw new Error('no evidence is kept under that name')
  return evidence
}

scope.onmessage = async ({ data: { id, kind, ask } }) => {
  try {
    const handle = handlers[kind] as (asked: unknown) => unknown
    scope.postMessage({ id, ok: true, answer: await handle(ask) })
  } catch (error) {
    scope.postMessage({ id, ok: false, message: messages(error).join(': ') })
  }
}

scope.postMessage({ ready: true })

/** The message of an error and of its causes: never a token, which no message of the engine quotes. */
function messages(error: unknown): string[] {
  if (!(error instanceof Error)) return ['something that is no error was thrown']
  return [error.message, ...(error.cause === undefined ? [] : messages(error.cause))]
}
