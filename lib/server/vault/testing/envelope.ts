import 'server-only'
import { createCipheriv, createDecipheriv, createHash, createHmac, randomBytes } from 'node:crypto'

/**
 * The envelope a second time, written from its description and not from `seal.ts`: it opens what
 * that one seals, and puts parts together as an attacker would who has every secret.
 */
export interface RawKeys {
  half: Uint8Array
  secret: Uint8Array
}

export interface Ids {
  sid: Uint8Array
  kind: string
  id: string
  created: number
  expires: number
}

export interface Parts {
  kid: Buffer
  dek: Buffer
  inner: Buffer
  outer: Buffer
  data: Buffer
  plaintext: Buffer
}

export function takeApart(ids: Ids, keys: RawKeys, sealed: Uint8Array): Parts {
  const all = Buffer.from(sealed)
  const kid = all.subarray(1, 9)
  const outer = all.subarray(9, 9 + 88)
  const data = all.subarray(9 + 88)
  const inner = open(serverKek(keys), outer, outerAad(ids, kid))
  const dek = open(cookieKek(ids, keys), inner, innerAad(ids))
  return { kid, dek, inner, outer, data, plaintext: open(dek, data, dataAad(ids)) }
}

/** A record from parts, with the outer wrap made anew: what whoever has the server secret can do. */
export function assemble(ids: Ids, keys: RawKeys, inner: Uint8Array, data: Uint8Array): Buffer {
  const kid = createHmac('sha256', keys.secret).update('assay/kid/v1').digest().subarray(0, 8)
  const outer = close(serverKek(keys), inner, outerAad(ids, kid))
  return Buffer.concat([Buffer.of(1), kid, outer, data])
}

const dataAad = ({ sid, id, kind, created, expires }: Ids) =>
  lp('data', int(1), sid, id, kind, int(created), int(expires))
const innerAad = ({ sid, id, kind }: Ids) => lp('in', int(1), sid, id, kind)
const outerAad = ({ sid, id, kind }: Ids, kid: Uint8Array) => {
  const row = createHash('sha256')
    .update(Buffer.concat([Buffer.from('sid'), sid]))
    .digest('hex')
  return lp('out', int(1), kid, row, id, kind)
}

const serverKek = ({ secret }: RawKeys) => hkdf(secret, Buffer.alloc(32), 'assay/kek/server/v1')
const cookieKek = ({ sid }: Ids, { half }: RawKeys) => hkdf(half, sid, 'assay/kek/cookie/v1')

/** One block of HKDF-SHA256 (RFC 5869) is as long as the keys used here. */
function hkdf(key: Uint8Array, salt: Uint8Array, info: string): Buffer {
  const extracted = createHmac('sha256', salt).update(key).digest()
  return createHmac('sha256', extracted).update(info).update(Buffer.of(1)).digest()
}

function lp(...fields: (string | Uint8Array)[]): Buffer {
  return Buffer.concat(
    fields.flatMap((field) => {
      const bytes = Buffer.from(field)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(bytes.length)
      return [length, bytes]
    }),
  )
}

function int(n: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(n))
  return bytes
}

function open(key: Uint8Array, boxed: Buffer, aad: Uint8Array): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, boxed.subarray(0, 12), {
    authTagLength: 16,
  })
  decipher.setAAD(aad).setAuthTag(boxed.subarray(-16))
  return Buffer.concat([decipher.update(boxed.subarray(12, -16)), decipher.final()])
}

function close(key: Uint8Array, plaintext: Uint8Array, aad: Uint8Array): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: 16 }).setAAD(aad)
  const text = Buffer.concat([cipher.update(plaintext), cipher.final()])
  return Buffer.concat([nonce, text, cipher.getAuthTag()])
}
