import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { openRecord, SEAL_OVERHEAD, sealRecord } from '@/lib/server/vault/seal'
import { serverSecret } from '@/lib/server/vault/server-secret'
import { medianTimes } from './rounds'
import type { BenchRow } from './row'

/** The PKCS#8 of a P-256 key. */
const BYTES = 138
const ROUNDS = 15
const PER_ROUND = 400

/** Sealing and opening a record, beside one bare AES-256-GCM of the same bytes. */
export async function bench(): Promise<BenchRow[]> {
  const plaintext = randomBytes(BYTES)
  const key = randomBytes(32)
  const ids = { sid: randomBytes(16), kind: 'signing-key', id: 'id', created: 1, expires: 2 }
  const keys = { half: randomBytes(32), secret: serverSecret(randomBytes(32)) }
  const sealed = sealRecord(ids, keys, plaintext)
  const encrypted = encrypt(key, plaintext)

  const times = await medianTimes(
    {
      encrypt: () => encrypt(key, plaintext),
      decrypt: () => decrypt(key, encrypted),
      seal: () => sealRecord(ids, keys, plaintext),
      open: () => openRecord(ids, keys, sealed),
    },
    { rounds: ROUNDS, perRound: PER_ROUND },
  )
  return [
    { name: 'AES-256-GCM, encrypt', value: times.encrypt * 1000, unit: 'µs' },
    { name: 'AES-256-GCM, decrypt', value: times.decrypt * 1000, unit: 'µs' },
    {
      name: 'seal a record',
      value: times.seal * 1000,
      unit: 'µs',
      ratio: { to: 'AES-256-GCM, encrypt', value: times.seal / times.encrypt },
    },
    {
      name: 'open a record',
      value: times.open * 1000,
      unit: 'µs',
      ratio: { to: 'AES-256-GCM, decrypt', value: times.open / times.decrypt },
    },
    { name: 'what a seal adds', value: SEAL_OVERHEAD, unit: 'bytes' },
  ]
}

function encrypt(key: Uint8Array, plaintext: Uint8Array): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 })
  return Buffer.concat([nonce, cipher.update(plaintext), cipher.final(), cipher.getAuthTag()])
}

function decrypt(key: Uint8Array, sealed: Buffer): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, 12), {
    authTagLength: 16,
  })
  decipher.setAuthTag(sealed.subarray(-16))
  return Buffer.concat([decipher.update(sealed.subarray(12, -16)), decipher.final()])
}
