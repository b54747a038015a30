import { buildLife } from '@/lib/timeline'
import { transactionsCsv } from '../export/csv'
import { Drawing } from './drawing'
import { evidenceJson } from './evidence-json'
import { Evidence } from './kept'
import type { FromWorker, RequestKind, Requests, ToWorker } from './protocol'
import { factsOf } from './rows'

/** The part of a worker’s global scope that is used here; the compiler knows the page’s only. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
  postMessage(message: FromWorker): void
}

const scope = globalThis as unknown as WorkerScope
const customers = new Map<string, { evidence: Evidence; drawing: Drawing }>()

type Handlers = {
  [Kind in RequestKind]: (
    ask: Requests[Kind]['ask'],
  ) => Promise<Requests[Kind]['answer']> | Requests[Kind]['answer']
}

const handlers: Handlers = {
  open: ({ customer, trust }) => {
    customers.set(customer, { evidence: new Evidence(trust), drawing: new Drawing() })
    return null
  },
  add: ({ customer, tokens }) => of(customer).evidence.add(tokens),
  life: ({ customer, now, since }) => {
    const { evidence, drawing } = of(customer)
    return drawing.next(buildLife(evidence.proven, now), since)
  },
  'life-piece': ({ customer, drawing, piece }) => of(customer).drawing.piece(drawing, piece),
  tokens: ({ customer, ids }) => ids.flatMap((id) => of(customer).evidence.find(id)?.token ?? []),
  json: ({ customer, now }) => {
    const { proven } = of(customer).evidence
    return new Blob(evidenceJson(buildLife(proven, now), proven))
  },
  csv: ({ customer, ids }) => {
    const { evidence } = of(customer)
    const rows = ids.flatMap((id) => {
      const proven = evidence.find(id)
      return proven ? { facts: factsOf(proven.payload), verdict: proven.verdict } : []
    })
    return new Blob([transactionsCsv(rows)])
  },
  forget: ({ customer }) => {
    customers.delete(customer)
    return null
  },
}

function of(customer: string): { evidence: Evidence; drawing: Drawing } {
  const kept = customers.get(customer)
  if (!kept) throw new Error('no evidence is kept under that name')
  return kept
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
