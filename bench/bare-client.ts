import { randomUUID } from 'node:crypto'
import { connect } from 'node:http2'
import type { WireRequest } from '@/lib/push/request'

interface BareClientOptions {
  origin: string
  /** PEM of the root to trust. */
  ca: string
  /** `bearer …`. */
  authorization: string
  wire(apnsId: string): WireRequest
}

export interface BareClient {
  /** Sends one push and says how many milliseconds that took, to the end of its answer. */
  send(): Promise<number>
  close(): void
}

/** The least that can be written with `node:http2`, on one connection that stands. */
export async function bareClient(options: BareClientOptions): Promise<BareClient> {
  const { origin, ca, authorization, wire } = options
  const session = connect(origin, { ca, servername: 'localhost' })
  await new Promise((resolve, reject) => {
    session.once('remoteSettings', resolve)
    session.once('error', reject)
  })
  const send = () =>
    new Promise<number>((resolve, reject) => {
      const start = performance.now()
      const { method, path, headers, body } = wire(randomUUID())
      const stream = session.request({
        ':method': method,
        ':path': path,
        authorization,
        ...Object.fromEntries(headers),
      })
      let status: number | undefined
      let answer = ''
      stream.setEncoding('utf8')
      stream.on('response', (received) => {
        status = received[':status']
      })
      stream.on('data', (chunk) => {
        answer += chunk
      })
      stream.on('end', () => {
        if (status === 200) resolve(performance.now() - start)
        else reject(new Error(`${status} ${answer}`))
      })
      stream.on('error', reject)
      stream.end(body)
    })
  return { send, close: () => session.close() }
}
