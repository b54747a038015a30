import type { AppStoreEvent, AppStoreState } from '../../lib/simulator/app-store-state'

/** The state of the simulated App Store: the first that it streams, after the requests that it saw. */
export async function storeState(origin: string): Promise<AppStoreState> {
  const stop = new AbortController()
  const { body } = await fetch(`${origin}/api/simulator/app-store/events`, { signal: stop.signal })
  let text = ''
  for await (const chunk of (body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += chunk
    const events = text.split('\n\n')
    text = events.pop() ?? ''
    for (const event of events) {
      const [, data] = /^data: (.*)$/m.exec(event) ?? []
      const said: AppStoreEvent | null = data === undefined ? null : JSON.parse(data)
      if (said?.kind !== 'state') continue
      stop.abort()
      return said.state
    }
  }
  throw new Error('the stream of the simulated App Store ended before its state')
}
