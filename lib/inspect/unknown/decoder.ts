import { encodeBase64 } from '../../bytes/base64'
import type { Decoder } from '../decoder'

/** What nobody else recognises: shown as it is, with what it looks like. */
export const unknown: Decoder = {
  id: 'unknown',
  title: 'Not recognised',
  about: 'Anything that no other decoder knows.',
  samples: [
    { name: 'A sentence', text: 'Hello, is this a receipt?', verdict: 'unverified', from: 'made' },
  ],
  detect: () => 0.06,
  decode: async ({ bytes, text }) => {
    const summary = looksLike(bytes, text)
    // Nothing that may be a key is shown again, however damaged it is.
    if (text !== null && SECRET.test(text)) return { summary }
    return {
      summary,
      views: [{ id: 'input', title: 'Input', base64: encodeBase64(bytes) }],
      value: text?.slice(0, 1_000) ?? null,
    }
  },
}

const SECRET = /private\s*key|bearer\s|"password"|authenticationToken/i

const MAGIC: readonly { start: readonly number[]; what: string }[] = [
  { start: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG image' },
  { start: [0xff, 0xd8, 0xff], what: 'a JPEG image' },
  { start: [0x25, 0x50, 0x44, 0x46], what: 'a PDF document' },
  { start: [0x50, 0x4b, 0x03, 0x04], what: 'a zip archive' },
  { start: [0x1f, 0x8b], what: 'gzip-compressed data' },
  { start: [0xcf, 0xfa, 0xed, 0xfe], what: 'a program (Mach-O)' },
  { start: [0xca, 0xfe, 0xba, 0xbe], what: 'a program (Mach-O, several architectures)' },
]

function looksLike(bytes: Uint8Array, text: string | null): string {
  if (bytes.length === 0) return 'There is nothing here yet.'
  const magic = MAGIC.find(({ start }) => start.every((byte, at) => bytes[at] === byte))
  if (magic)
    return `These bytes begin like ${magic.what}. Nothing in them was recognised as Apple’s.`
  if (text === null) {
    return `These are ${bytes.length} bytes that are not text, and nothing that Apple issues begins like them.`
  }
  return 'This text has none of the forms that Apple issues. Compare its beginning with the samples: often the first characters were lost.'
}
