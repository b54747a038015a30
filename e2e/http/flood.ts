import { readdirSync, readFileSync, statSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'

const agent = new Agent({ keepAlive: true, maxSockets: 32 })

/** Posts JSON and gives the status of the answer. */
export function postJson(port: number, path: string, body: string | Buffer): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    }
    const asked = request({ host: '127.0.0.1', port, path, method: 'POST', agent, headers })
    asked.on('response', (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.on('error', reject)
    })
    asked.on('error', (error) => {
      // The server had let go of a kept connection just then, so nothing was read of it.
      // https://nodejs.org/api/http.html#requestreusedsocket
      if (asked.reusedSocket) resolve(postJson(port, path, body))
      else reject(error)
    })
    asked.end(body)
  })
}

/** Calls `one` for every number below `count`, so many at a time, and counts what comes back. */
export async function countAll(
  count: number,
  atOnce: number,
  one: (index: number) => Promise<number | string>,
): Promise<Record<string, number>> {
  const seen: Record<string, number> = {}
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        const said = String(await one(next++))
        seen[said] = (seen[said] ?? 0) + 1
      }
    }),
  )
  return seen
}

/**
 * A connection that begins a body, and sends a byte of it now and then for ever. Resolves when the
 * server has ended it: with the status that it answered, if any, and after how many milliseconds.
 */
export function slowLoris(port: number, path: string): Promise<{ status: string; ms: number }> {
  return new Promise((resolve) => {
    const began = performance.now()
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    let trickle: NodeJS.Timeout | undefined
    socket.on('connect', () => {
      socket.write(head(port, path, 'Content-Length: 100000'))
      trickle = setInterval(() => socket.writable && socket.write(' '), 1000)
    })
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      clearInterval(trickle)
      resolve({ status: answer.split(' ')[1] ?? 'closed', ms: performance.now() - began })
    })
  })
}

/** Sends a body in chunks that is as long as that. How much of it left this side, and the answer. */
export function chunked(
  port: number,
  path: string,
  bytes: number,
): Promise<{ status: string; sent: number }> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    const chunk = Buffer.concat([
      Buffer.from('10000\r\n'),
      Buffer.alloc(0x10000, 32),
      Buffer.from('\r\n'),
    ])
    let sent = 0
    let answer = ''
    const more = () => {
      while (sent < bytes && socket.writable) {
        sent += 0x10000
        if (!socket.write(chunk)) return
      }
      if (sent >= bytes && socket.writable) socket.end('0\r\n\r\n')
    }
    socket.on('connect', () => {
      socket.write(head(port, path, 'Transfer-Encoding: chunked'))
      more()
    })
    socket.on('drain', more)
    socket.on('data', (part) => {
      answer += part.toString('latin1')
    })
    socket.on('error', () => {})
    socket.on('close', () => {
      const status = answer.split(' ')[1] ?? 'closed'
      resolve({ status, sent: sent - socket.writableLength })
    })
  })
}

function head(port: number, path: string, length: string): string {
  return `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\n${length}\r\n\r\n`
}

/** Resident memory of a process, in bytes; `null` where there is no /proc. */
export function residentBytes(pid: number): number | null {
  try {
    const [, kilobytes] =
      /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? null : Number(kilobytes) * 1024
  } catch {
    return null
  }
}

export function folderBytes(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)
}

/** `p` from 0 to 1. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN
}
