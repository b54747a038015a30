import { createSecureServer } from 'node:http2'
import type { AddressInfo } from 'node:net'

/**
 * What the clients are measured against, in a process of its own: 200 with the `apns-id` for every
 * request, as soon as it is complete. It gets its certificate by IPC and answers with its port.
 */
process.once('message', ({ cert, key }: { cert: string; key: string }) => {
  const server = createSecureServer({ cert, key, settings: { maxConcurrentStreams: 1_000 } })
  server.on('sessionError', () => {})
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {})
    stream.on('end', () => {
      const apnsId = headers['apns-id'] ?? '00000000-0000-4000-8000-000000000000'
      stream.respond({ ':status': 200, 'apns-id': apnsId }, { endStream: true })
    })
    stream.resume()
  })
  server.listen(0, '127.0.0.1', () => {
    process.send?.({ port: (server.address() as AddressInfo).port })
  })
})
process.on('disconnect', () => process.exit())
