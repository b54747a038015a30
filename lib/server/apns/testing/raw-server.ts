import 'server-only'
import { createServer, type TLSSocket } from 'node:tls'
import type { ApnsEndpoint } from '../endpoint'
import type { Authority, Identity } from './certificates'
import { listen } from './listen'

export interface RawServer {
  endpoint: ApnsEndpoint
  connections: number
  close(): Promise<void>
}

/**
 * A TLS server that says what it is told, byte for byte: for what no HTTP/2 library would send.
 * `onFrame` gets each frame of the client after its preface.
 */
export async function startRawServer(options: {
  authority: Authority
  identity?: Identity
  /** ALPN names that it offers; none where empty. */
  protocols?: string[]
  onConnection?(socket: TLSSocket): void
  onFrame?(socket: TLSSocket, frame: Frame): void
}): Promise<RawServer> {
  const identity = options.identity ?? (await options.authority.issue())
  const protocols = options.protocols ?? ['h2']
  const alpn = protocols.length > 0 ? { ALPNProtocols: protocols } : {}
  const server = createServer({ ...identity, ...alpn }, (socket) => {
    state.connections += 1
    socket.on('error', () => {})
    options.onConnection?.(socket)
    let pending: Buffer = Buffer.alloc(0)
    let preface = PREFACE_LENGTH
    socket.on('data', (chunk: Buffer) => {
      pending = Buffer.concat([pending, chunk])
      if (preface > 0 && pending.length >= preface) {
        pending = pending.subarray(preface)
        preface = 0
      }
      if (preface > 0) return
      for (;;) {
        const frame = readFrame(pending)
        if (!frame) return
        pending = pending.subarray(9 + frame.payload.length)
        options.onFrame?.(socket, frame)
      }
    })
  })
  const { port, close } = await listen(server)
  const state: RawServer = {
    endpoint: { host: '127.0.0.1', port, servername: 'localhost', ca: [options.authority.root] },
    connections: 0,
    close,
  }
  return state
}

/** RFC 9113 §6. */
export const FRAME = {
  data: 0,
  headers: 1,
  rstStream: 3,
  settings: 4,
  goaway: 7,
} as const

export interface Frame {
  type: number
  flags: number
  stream: number
  payload: Buffer
}

const PREFACE_LENGTH = 24

/** One frame in bytes (RFC 9113 §4.1). */
export function frame(type: number, flags: number, stream: number, payload: Uint8Array): Buffer {
  const head = Buffer.alloc(9)
  head.writeUIntBE(payload.length, 0, 3)
  head[3] = type
  head[4] = flags
  head.writeUInt32BE(stream, 5)
  return Buffer.concat([head, payload])
}

export const settingsFrame = (): Buffer => frame(FRAME.settings, 0, 0, new Uint8Array())

export function goawayFrame(lastStream: number, code: number, debug = ''): Buffer {
  const payload = Buffer.alloc(8)
  payload.writeUInt32BE(lastStream, 0)
  payload.writeUInt32BE(code, 4)
  return frame(FRAME.goaway, 0, 0, Buffer.concat([payload, Buffer.from(debug)]))
}

/** HEADERS with `:status: 200` (RFC 7541 Appendix A, index 8) that end the stream. */
export const okFrame = (stream: number): Buffer =>
  frame(FRAME.headers, 0x4 | 0x1, stream, Buffer.from([0x88]))

function readFrame(bytes: Buffer): Frame | null {
  if (bytes.length < 9) return null
  const length = bytes.readUIntBE(0, 3)
  if (bytes.length < 9 + length) return null
  return {
    type: bytes.readUInt8(3),
    flags: bytes.readUInt8(4),
    stream: bytes.readUInt32BE(5) & 0x7fffffff,
    payload: bytes.subarray(9, 9 + length),
  }
}
