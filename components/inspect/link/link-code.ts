import { BUDGETS } from '@/lib/inspect/budgets'

/** What a link carries: a text, or a file's bytes. */
export type Carried = { text: string } | { bytes: Uint8Array }

export type ReadLink =
  | { kind: 'none' }
  /** It is a link of ours and cannot be read; the sentence says why. */
  | { kind: 'broken'; why: string }
  | ({ kind: 'read' } & Carried)

const NAME = '#paste='
const DEFLATED = 1
const BINARY = 2

/** Longer ones are cut by chats and mail programs. */
export const LONGEST_LINK = 100_000

/**
 * The fragment that carries the paste: one byte of flags, then the bytes, deflated where this
 * browser can. Fragments are not sent to servers.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-7.1
 */
export async function writeLink(carried: Carried): Promise<string> {
  const plain = 'text' in carried ? new TextEncoder().encode(carried.text) : carried.bytes
  const deflated = typeof CompressionStream === 'undefined' ? null : await deflate(plain)
  const smaller = deflated !== null && deflated.length < plain.length
  const body = smaller ? deflated : plain
  const whole = new Uint8Array(body.length + 1)
  whole[0] = (smaller ? DEFLATED : 0) | ('bytes' in carried ? BINARY : 0)
  whole.set(body, 1)
  return NAME + toBase64Url(whole)
}

/** What the fragment of an address carries. Never more than the engine reads at most. */
export async function readLink(fragment: string): Promise<ReadLink> {
  if (!fragment.startsWith(NAME)) return { kind: 'none' }
  const whole = fromBase64Url(fragment.slice(NAME.length))
  const flags = whole?.[0] ?? 0xff
  if (!whole || whole.length < 2 || flags > (DEFLATED | BINARY)) {
    return {
      kind: 'broken',
      why: 'The link was cut off or changed, so what it carried cannot be read. Ask whoever sent it for a new one.',
    }
  }
  const body = whole.subarray(1)
  const plain = flags & DEFLATED ? await inflate(body) : body
  if (!plain) {
    return {
      kind: 'broken',
      why: 'The link was cut off or carries too much, so it was not read. Ask whoever sent it for the text or the file instead.',
    }
  }
  if (flags & BINARY) return { kind: 'read', bytes: plain }
  return { kind: 'read', text: new TextDecoder().decode(plain) }
}

function deflate(bytes: Uint8Array): Promise<Uint8Array | null> {
  return through(bytes, new CompressionStream('deflate-raw'))
}

async function inflate(bytes: Uint8Array): Promise<Uint8Array | null> {
  if (typeof DecompressionStream === 'undefined') return null
  return through(bytes, new DecompressionStream('deflate-raw'))
}

/** `null`: it is damaged, or more comes out than is ever read. */
async function through(
  bytes: Uint8Array,
  stream: CompressionStream | DecompressionStream,
): Promise<Uint8Array | null> {
  const reader = new Blob([bytes.slice()]).stream().pipeThrough(stream).getReader()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) break
      size += value.length
      if (size > BUDGETS.inputBytes) {
        await reader.cancel()
        return null
      }
      chunks.push(value)
    }
  } catch {
    return null
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    whole.set(chunk, at)
    at += chunk.length
  }
  return whole
}

function toBase64Url(bytes: Uint8Array): string {
  let binary = ''
  // Some browsers take no more than some ten thousand arguments.
  for (let at = 0; at < bytes.length; at += 8192) {
    binary += String.fromCharCode(...bytes.subarray(at, at + 8192))
  }
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function fromBase64Url(text: string): Uint8Array | null {
  if (!/^[\w-]+$/.test(text)) return null
  try {
    const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'))
    return Uint8Array.from(binary, (char) => char.charCodeAt(0))
  } catch {
    return null
  }
}
