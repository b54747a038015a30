import 'server-only'
import { connect, createServer, type Socket } from 'node:net'
import { listen } from './listen'

/** A TCP relay that can break connections as a network does, under TLS that knows nothing of it. */
export interface Relay {
  port: number
  connections: number
  /** The connections that stand go silent: what they get they swallow, and no end is told. */
  blackHole(): void
  /** RST of the connection that reaches the target from this port. */
  reset(targetPort: number): void
  close(): Promise<void>
}

export async function startRelay(target: number): Promise<Relay> {
  const pairs = new Set<{ near: Socket; far: Socket }>()
  const server = createServer({ noDelay: true }, (near) => {
    relay.connections += 1
    const far = connect({ port: target, host: '127.0.0.1', noDelay: true })
    const pair = { near, far }
    pairs.add(pair)
    near.pipe(far).pipe(near)
    near.on('error', () => far.destroy())
    far.on('error', () => near.destroy())
    near.on('close', () => {
      far.destroy()
      pairs.delete(pair)
    })
  })
  const { port, close } = await listen(server)
  const relay: Relay = {
    port,
    connections: 0,
    blackHole() {
      for (const { near, far } of pairs) {
        near.unpipe(far)
        far.unpipe(near)
        near.pause()
        far.pause()
      }
    },
    reset(targetPort) {
      for (const { near, far } of pairs) {
        if (far.localPort !== targetPort) continue
        near.resetAndDestroy()
        far.destroy()
      }
    },
    close,
  }
  return relay
}
