import type { AppStoreEvent, AppStoreState } from '../../lib/simulator/app-store-state'

/** What the simulated App Store streams first. */
export async function storeState(origin: string): Promise<AppStoreState> {
  const stop = new AbortController()
  const { body } = await fetch(`${origin}/api/simulator/app-store/events`, { signal: stop.signal })
  let text = ''
  for await (const chunk of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += chunk
    const [, data] = /^data: (.*)\n\n/m.exec(text) ?? []
    if (data === undefined) continue
    stop.abort()
    const event: AppStoreEvent = JSON.parse(data)
    if (event.kind === 'state') return event.state
    break
  }
  throw new Error(`the simulated App Store said ${text.slice(0, 200)}`)
}
