import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import type { KeyFile } from './keys-page'

/** A token that somebody made to be taken for signed, under the name of the attack. */
export interface Attack {
  name: string
  text: string
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
const raw = (text: string): string => Buffer.from(text).toString('base64url')

interface Maker {
  file: KeyFile
  claims: object
  header: object
  public: KeyObject
}

export const makerOf = (file: KeyFile, claims: object): Maker => ({
  file,
  claims,
  header: { alg: 'ES256', kid: file.keyId },
  public: createPublicKey(createPrivateKey(file.buffer)),
})

export const input = ({ header, claims }: Maker, more: object = {}): string =>
  `${encode({ ...header, ...more })}.${encode(claims)}`
export const p1363 = (key: KeyObject, text: string, hash = 'sha256'): Buffer =>
  sign(hash, Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' })
export const ending = (text: string, signature: Buffer): string =>
  `${text}.${signature.toString('base64url')}`

/** The playbook of jwt_tool, RFC 8725 and the CVEs that the names give. */
export function attacks(file: KeyFile, claims: object): Attack[] {
  const maker = makerOf(file, claims)
  const made = { ...algorithms(maker), ...keys(maker), ...headers(maker), ...forms(maker) }
  return Object.entries(made).map(([name, text]) => ({ name, text }))
}

function algorithms(maker: Maker): Record<string, string> {
  const pem = maker.public.export({ type: 'spki', format: 'pem' }).toString()
  const der = maker.public.export({ type: 'spki', format: 'der' })
  const jwk = JSON.stringify(maker.public.export({ format: 'jwk' }))
  const key = createPrivateKey(maker.file.buffer)
  const made: Record<string, string> = {}
  for (const alg of ['none', 'None', 'NONE', 'nOnE', '', 'none ']) {
    made[`alg ${JSON.stringify(alg)}, unsigned`] = `${input(maker, { alg })}.`
    made[`alg ${JSON.stringify(alg)}, with a signature`] = ending(
      input(maker, { alg }),
      randomBytes(64),
    )
  }
  for (const [alg, hash] of [
    ['HS256', 'sha256'],
    ['HS384', 'sha384'],
    ['HS512', 'sha512'],
  ] as const) {
    for (const [name, secret] of Object.entries({
      'a blank password': '',
      'the public PEM': pem,
      'the public PEM without its last line break': pem.trimEnd(),
      'the public PEM behind a line break': `\n${pem}`,
      'the public DER': der,
      'the public JWK': jwk,
    })) {
      const text = input(maker, { alg })
      made[`${alg} with ${name}`] = ending(text, createHmac(hash, secret).update(text).digest())
    }
  }
  const es = input(maker)
  made['ES256 with an HMAC of the public PEM'] = ending(
    es,
    createHmac('sha256', pem).update(es).digest(),
  )
  for (const [alg, hash] of [
    ['ES384', 'sha384'],
    ['ES512', 'sha512'],
    ['RS256', 'sha256'],
    ['PS256', 'sha256'],
    ['EdDSA', 'sha512'],
    ['ES256K', 'sha256'],
  ] as const) {
    const text = input(maker, { alg })
    made[`${alg} by name, signed with the key`] = ending(text, p1363(key, text, hash))
  }
  return made
}

function keys(maker: Maker): Record<string, string> {
  const own = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const jwk = createPublicKey(own).export({ format: 'jwk' })
  const made: Record<string, string> = {}
  const offers: Record<string, object> = {
    'nothing in the header': {},
    'a jwk': { jwk },
    'a jwk of the same kid': { jwk: { ...jwk, kid: maker.file.keyId } },
    'a jku': { jku: 'https://attacker.example/jwks.json' },
    'a jku of this machine': { jku: 'http://127.0.0.1:9/jwks.json' },
    'an x5u': { x5u: 'https://attacker.example/chain.pem' },
    'an x5u of a file': { x5u: 'file:///etc/passwd' },
    'an x5t': { x5t: 'AAAA', 'x5t#S256': 'AAAA' },
    'a blank kid': { kid: '' },
    'a path as kid': { kid: '../../dev/null' },
    'SQL as kid': { kid: "x' UNION SELECT 'key" },
    'a command as kid': { kid: '|sleep 10' },
    'an address as kid': { kid: 'https://attacker.example/key' },
    'a kid of __proto__': { kid: '__proto__' },
  }
  for (const [name, offer] of Object.entries(offers)) {
    const text = input(maker, offer)
    made[`another key, with ${name}`] = ending(text, p1363(own, text))
  }
  const other = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey
  made['a key on P-384'] = ending(
    input(maker),
    sign('sha256', Buffer.from(input(maker)), { key: other, dsaEncoding: 'ieee-p1363' }),
  )
  return made
}

function headers(maker: Maker): Record<string, string> {
  const key = createPrivateKey(maker.file.buffer)
  const signed = (header: string, claims = encode(maker.claims)): string =>
    ending(`${header}.${claims}`, p1363(key, `${header}.${claims}`))
  const { kid } = maker.header as { kid?: string }
  return {
    'crit with an unknown name': signed(encode({ ...maker.header, crit: ['x'], x: 1 })),
    'crit, empty': signed(encode({ ...maker.header, crit: [] })),
    'crit of b64': signed(encode({ ...maker.header, crit: ['b64'], b64: false })),
    'b64 of false': signed(encode({ ...maker.header, b64: false })),
    'alg twice in the header': signed(raw(`{"alg":"none","alg":"ES256","kid":"${kid}"}`)),
    'iss twice in the claims': signed(
      encode(maker.header),
      raw('{"iss":"A","iss":"DEF123GHIJ","iat":1}'),
    ),
    'a header that is a list': signed(encode([maker.header])),
    'claims that are a list': signed(encode(maker.header), encode([maker.claims])),
    'claims that are a text': signed(encode(maker.header), encode('DEF123GHIJ')),
    'a byte order mark before the header': signed(raw(`\ufeff${JSON.stringify(maker.header)}`)),
  }
}

function forms(maker: Maker): Record<string, string> {
  const key = createPrivateKey(maker.file.buffer)
  const text = input(maker)
  const good = ending(text, p1363(key, text))
  const [header = '', claims = '', signature = ''] = good.split('.')
  const other = encode({ ...maker.claims, iss: 'ZZZZZZZZZZ' })
  return {
    'no signature': `${header}.${claims}.`,
    'two parts': `${header}.${claims}`,
    'four parts': `${good}.AAAA`,
    'five parts, as a JWE has': `${header}..${claims}.${signature}.AAAA`,
    'two signatures': `${good}.${signature}`,
    'other claims under the signature': `${header}.${other}.${signature}`,
    'another header under the signature': `${encode({ ...maker.header, typ: 'JWT' })}.${claims}.${signature}`,
    padding: `${good}==`,
    'padding inside': `${header}=.${claims}.${signature}`,
    'spare bits': `${good.slice(0, -1)}${good.endsWith('A') ? 'B' : String.fromCharCode(good.charCodeAt(good.length - 1) + 1)}`,
    'white space inside': `${good.slice(0, 30)} ${good.slice(30)}`,
    'a zero byte inside': `${good.slice(0, 30)}\0${good.slice(30)}`,
    'JSON serialisation': JSON.stringify({ protected: header, payload: claims, signature }),
    'general JSON serialisation': JSON.stringify({
      payload: claims,
      signatures: [{ protected: header, signature }, { signature: '' }],
    }),
  }
}
