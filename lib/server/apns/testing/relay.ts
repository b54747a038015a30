import 'server-only'
import { connect, createServer, type Socket } from 'node:net'
import { listen } from './listen'

/** A TCP relay that can go silent: what it is given it swallows, and no end of it is told. */
export interface Relay {
  port: number
  blackHole(): void
  connections: number
  close(): Promise<void>
}

/** After `blackHole`, connections that stood stay open and dead; new ones pass. */
export async function startRelay(target: number): Promise<Relay> {
  let pairs: [Socket, Socket][] = []
  const server = createServer((near) => {
    relay.connections += 1
    const far = connect(target, '127.0.0.1')
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy())
    far.on('error', () => near.destroy())
    pairs.push([near, far])
  })
  const { port, close } = await listen(server)
  const relay: Relay = {
    port,
    connections: 0,
    blackHole() {
      for (const [near, far] of pairs) {
        near.unpipe(far)
        far.unpipe(near)
        near.pause()
        far.pause()
      }
      pairs = []
    },
    close,
  }
  return relay
}
