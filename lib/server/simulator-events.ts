import 'server-only'
import type { Numbered } from '@/lib/simulator/state'
import type { Result } from './simulator/apns/world/model'
import { simulator } from './simulator/open'

const HEARTBEAT_MS = 20_000
const FIRST_ENTRIES = 100

/**
 * A stream of server-sent events for one owner: what was missed since `after`, then the state, then
 * whatever comes. Without `after` it begins with the newest requests. A heartbeat keeps the
 * connection from looking dead. https://html.spec.whatwg.org/multipage/server-sent-events.html
 */
export async function simulatorEvents(
  owner: string | null,
  after: string | null,
  signal: AbortSignal,
): Promise<Response> {
  return eventStream((await simulator())?.world ?? null, owner, after, signal)
}

/** The same of the simulated App Store. */
export async function appStoreEvents(
  owner: string | null,
  after: string | null,
  signal: AbortSignal,
): Promise<Response> {
  return eventStream((await simulator())?.appStore.world ?? null, owner, after, signal)
}

/** A world that can be followed. */
interface Followed {
  wireLog(owner: string, page: { limit: number }): object[]
  subscribe(
    owner: string,
    listener: (event: Numbered<object>) => void,
    options: { after?: number },
  ): Result<{ unsubscribe(): void }>
}

function eventStream(
  world: Followed | null,
  owner: string | null,
  after: string | null,
  signal: AbortSignal,
): Response {
  // 204 tells an EventSource to stop asking.
  if (world === null) return new Response(null, { status: 204 })
  const number = after !== null && /^\d{1,16}$/.test(after) ? Number(after) : undefined
  let stop = () => {}
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      const encoder = new TextEncoder()
      const write = (text: string) => controller.enqueue(encoder.encode(text))
      const send = ({ number: id, event }: Numbered<object>) =>
        write(`id: ${id}\ndata: ${JSON.stringify(event)}\n\n`)
      // A session without devices has nothing to follow yet; the page still wants a state.
      const whose = owner ?? ''
      if (number === undefined) {
        for (const entry of world.wireLog(whose, { limit: FIRST_ENTRIES }).reverse()) {
          write(`data: ${JSON.stringify({ kind: 'wire', entry })}\n\n`)
        }
      }
      const subscribed = world.subscribe(whose, send, number === undefined ? {} : { after: number })
      const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS)
      stop = () => {
        clearInterval(heartbeat)
        if (subscribed.ok) subscribed.unsubscribe()
        stop = () => {}
      }
      signal.addEventListener('abort', () => {
        stop()
        controller.close()
      })
      if (!subscribed.ok) {
        stop()
        controller.close()
      }
    },
    cancel: () => stop(),
  })
  return new Response(stream, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
    },
  })
}
