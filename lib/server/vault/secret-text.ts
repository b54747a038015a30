import 'server-only'

/** Bytes of the server secret at least: as many as the keys that are derived from it. */
export const SECRET_BYTES = 32

/** Words of placeholders. By chance they do not turn up in random text of this length. */
const PLACEHOLDER = /change.?me|default|example|password|secret|insecure|placeholder/i

/**
 * Reads a server secret as a person configures it: hex, base64url or base64, at least 32 bytes.
 * Refuses what is not random on sight. The problem is a sentence fit for a person and never
 * repeats the secret.
 */
export function readSecretText(text: string): { secret: Uint8Array } | { problem: string } {
  if (PLACEHOLDER.test(text)) return { problem: `it looks like a placeholder. ${HOW}` }
  const bytes = decode(text)
  if (bytes === null) return { problem: `it is neither hex nor base64url. ${HOW}` }
  if (bytes.length < SECRET_BYTES) {
    return {
      problem: `it decodes to ${bytes.length} bytes, and at least ${SECRET_BYTES} are needed. ${HOW}`,
    }
  }
  const weakness = weaknessOf(bytes)
  return weakness === null ? { secret: bytes } : { problem: `${weakness}. ${HOW}` }
}

const HOW = 'Make one with “openssl rand -hex 32”.'

function decode(text: string): Uint8Array | null {
  if (/^(?:[0-9a-f]{2})+$/i.test(text)) return new Uint8Array(Buffer.from(text, 'hex'))
  const unpadded = text
    .replace(/={1,2}$/, '')
    .replaceAll('+', '-')
    .replaceAll('/', '_')
  const bytes = Buffer.from(unpadded, 'base64url')
  // Node skips what it cannot read, so only a text that comes back unchanged was base64url.
  return bytes.toString('base64url') === unpadded ? new Uint8Array(bytes) : null
}

/** What gives away that bytes were typed or counted, not drawn. `null`: nothing does. */
function weaknessOf(bytes: Uint8Array): string | null {
  // 32 random bytes have about 30 different values; fewer than 16 happens once in 10^15 or so.
  if (new Set(bytes).size < 16) return 'it repeats a few bytes over and over'
  if (isPeriodic(bytes)) return 'it repeats one short block'
  const steps = new Set(bytes.slice(1).map((byte, i) => byte - (bytes[i] ?? 0)))
  if (steps.size <= 2) return 'it counts up or down'
  if (bytes.every((byte) => byte >= 0x20 && byte < 0x7f)) {
    return 'it decodes to plain text, so it was typed, not drawn at random'
  }
  if (PLACEHOLDER.test(Buffer.from(bytes).toString('latin1'))) return 'it looks like a placeholder'
  return null
}

function isPeriodic(bytes: Uint8Array): boolean {
  for (let period = 1; period <= bytes.length / 2; period++) {
    if (bytes.every((byte, i) => i < period || byte === bytes[i - period])) return true
  }
  return false
}
