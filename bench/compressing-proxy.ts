import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createGzip } from 'node:zlib'

export interface Proxy {
  origin: string
  close(): void
}

/** Stands where a hosted console has its reverse proxy: text is compressed on the way. */
export async function compressingProxy(port: number): Promise<Proxy> {
  const own = `127.0.0.1:${port}`
  const server = createServer((asked, answer) => {
    const headers = { ...asked.headers, host: own }
    if (headers.origin !== undefined) headers.origin = `http://${own}`
    const passed = request(
      { host: '127.0.0.1', port, method: asked.method, path: asked.url, headers },
      (response) => {
        const { 'content-length': _, ...kept } = response.headers
        const isText = /text|javascript|json/.test(String(kept['content-type'] ?? ''))
        const isStream = String(kept['content-type']).startsWith('text/event-stream')
        if (!isText || isStream) {
          answer.writeHead(response.statusCode ?? 502, response.headers)
          response.pipe(answer)
          return
        }
        answer.writeHead(response.statusCode ?? 502, { ...kept, 'content-encoding': 'gzip' })
        response.pipe(createGzip()).pipe(answer)
      },
    )
    passed.on('error', () => answer.destroy())
    answer.on('close', () => passed.destroy())
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}
