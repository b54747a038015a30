import { inspect } from '@/lib/inspect'
import { DECODERS } from '@/lib/inspect/registry'
import type { FromWorker, RequestKind, Requests, ToWorker } from './protocol'

/** The part of a worker’s global scope that is used here; the compiler knows the page’s only. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null
  postMessage(message: FromWorker): void
}

const scope = globalThis as unknown as WorkerScope

type Handlers = {
  [Kind in RequestKind]: (
    ask: Requests[Kind]['ask'],
  ) => Promise<Requests[Kind]['answer']> | Requests[Kind]['answer']
}

const handlers: Handlers = {
  inspect: ({ input, options }) => inspect(input, options),
  samples: () =>
    DECODERS.map(({ id, title, about, samples }) => ({
      format: id,
      title,
      about,
      samples: samples.map(({ name }, index) => ({ name, index })),
    })),
  sample: ({ format, index }) => DECODERS.find(({ id }) => id === format)?.samples[index] ?? null,
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

/** The message of an error and of its causes: never the input, which no message of the engine quotes. */
function messages(error: unknown): string[] {
  if (!(error instanceof Error)) return ['something that is no error was thrown']
  return [error.message, ...(error.cause === undefined ? [] : messages(error.cause))]
}
