import 'server-only'
import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate } from 'node:zlib'

/** Why a body cannot be had. */
export interface BodyFault {
  code: 'too-large' | 'broken-answer'
  detail: string
}

/** None is asked for; a proxy may send one all the same. */
const ENCODINGS: Readonly<
  Record<string, (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>>
> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
}

/** The body, unpacked, of at most `most` bytes before and after. Rejects where the stream breaks. */
export async function readBody(
  response: IncomingMessage,
  most: number,
): Promise<Buffer | BodyFault> {
  const tooLarge: BodyFault = {
    code: 'too-large',
    detail: `the answer has more than ${most.toLocaleString('en-GB')} bytes`,
  }
  if (Number(response.headers['content-length']) > most) return tooLarge
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > most) return tooLarge
    chunks.push(chunk)
  }
  const bytes = Buffer.concat(chunks)
  const encoding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  if (encoding === 'identity' || encoding === '' || bytes.length === 0) return bytes
  const unpack = Object.hasOwn(ENCODINGS, encoding) ? ENCODINGS[encoding] : undefined
  if (!unpack) return broken('the answer is compressed in a way that was not requested')
  try {
    return await unpack(bytes, { maxOutputLength: most })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : ''
    if (code === 'ERR_BUFFER_TOO_LARGE') return tooLarge
    return broken(`the answer says that it is ${encoding}, but cannot be decompressed`)
  }
}

function broken(detail: string): BodyFault {
  return { code: 'broken-answer', detail }
}
