import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { openForServer, SealError, sealForServer, sealRecord } from './seal'
import { serverSecret } from './server-secret'

function resultOf(open: () => unknown): string {
  try {
    open()
    return 'opened'
  } catch (error) {
    return error instanceof SealError ? error.code : `untyped: ${error}`
  }
}

describe('what belongs to the installation', () => {
  const secret = serverSecret(randomBytes(32))
  const sealed = sealForServer(secret, 'simulator', 'world', Buffer.from('{}'))

  test('opens under the same secret, kind and id, and nowhere else', () => {
    expect(openForServer(secret, 'simulator', 'world', sealed).toString()).toBe('{}')
    const other = serverSecret(randomBytes(32))
    expect(resultOf(() => openForServer(other, 'simulator', 'world', sealed))).toBe(
      'unknown-secret',
    )
    expect(resultOf(() => openForServer(secret, 'simulato', 'rworld', sealed))).toBe('refused')
    expect(resultOf(() => openForServer(secret, 'simulator', 'worlds', sealed))).toBe('refused')
  })

  test('every bit counts', () => {
    for (let bit = 0; bit < sealed.length * 8; bit++) {
      const changed = Uint8Array.from(sealed)
      changed[bit >> 3] = (sealed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const result = resultOf(() => openForServer(secret, 'simulator', 'world', changed))
      expect(result).toMatch(/^(unknown-version|unknown-secret|refused)$/)
    }
  })

  test('is sealed with another key than what belongs to a session', () => {
    const ids = { sid: randomBytes(16), kind: 'signing-key', id: 'a', created: 1, expires: 2 }
    const record = sealRecord(ids, { half: randomBytes(32), secret }, randomBytes(100))
    expect(resultOf(() => openForServer(secret, ids.kind, ids.id, record))).toBe('refused')
    expect(secret.sessions.equals(secret.installation)).toBe(false)
  })
})
