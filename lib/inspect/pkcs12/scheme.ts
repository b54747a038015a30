import type { DerNode } from '../../bytes/der'
import { contents, isDer, oidText } from '../../bytes/der-value'
import type { DigestName } from '../../bytes/digest'
import { costOf, digestsOf } from './derive'
import { countOf, Pkcs12Fault, type Tree } from './tree'

/** How something is encrypted with a password, as the file says before anything is derived. */
export type Scheme = {
  /** `RC2 with 40 bits`, `AES-256 in CBC`. */
  name: string
  /** As the file counts them; `null` where it does not. */
  rounds: number | null
  /** What it costs: digests, or what comes to the same. */
  cost: number
  strength: 'weak' | 'old' | 'current' | 'unknown'
} & (
  | {
      kind: 'pkcs12'
      cipher: 'rc2' | '3des'
      bits: number
      keyLength: number
      salt: Uint8Array
      rounds: number
    }
  | {
      kind: 'pbes2'
      cipher: 'aes' | '3des'
      keyLength: number
      iv: Uint8Array
      hash: DigestName
      salt: Uint8Array
      rounds: number
    }
  | { kind: 'unsupported' }
)

const PBE = '1.2.840.113549.1.12.1.'
const PBES2 = '1.2.840.113549.1.5.13'
const PBKDF2 = '1.2.840.113549.1.5.12'
const SCRYPT = '1.3.6.1.4.1.11591.4.11'
/** Longer ones serve nobody and make every digest longer. */
const LONGEST_SALT = 1_024

/** https://www.rfc-editor.org/rfc/rfc7292#appendix-C */
const CIPHERS: Readonly<
  Record<string, { name: string; cipher?: 'rc2' | '3des'; bits: number; keyLength: number }>
> = {
  1: { name: 'RC4 with 128 bits', bits: 128, keyLength: 16 },
  2: { name: 'RC4 with 40 bits', bits: 40, keyLength: 5 },
  3: { name: 'Triple DES with three keys', cipher: '3des', bits: 192, keyLength: 24 },
  4: { name: 'Triple DES with two keys', cipher: '3des', bits: 128, keyLength: 16 },
  5: { name: 'RC2 with 128 bits', cipher: 'rc2', bits: 128, keyLength: 16 },
  6: { name: 'RC2 with 40 bits', cipher: 'rc2', bits: 40, keyLength: 5 },
}

/** https://www.rfc-editor.org/rfc/rfc8018#appendix-C and the list of NIST's algorithms. */
const MODERN: Readonly<
  Record<string, { name: string; cipher: 'aes' | '3des'; keyLength: number }>
> = {
  '2.16.840.1.101.3.4.1.2': { name: 'AES-128 in CBC', cipher: 'aes', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { name: 'AES-192 in CBC', cipher: 'aes', keyLength: 24 },
  '2.16.840.1.101.3.4.1.42': { name: 'AES-256 in CBC', cipher: 'aes', keyLength: 32 },
  '1.2.840.113549.3.7': { name: 'Triple DES with three keys', cipher: '3des', keyLength: 24 },
}

const HMACS: Readonly<Record<string, DigestName>> = {
  '1.2.840.113549.2.7': 'SHA-1',
  '1.2.840.113549.2.9': 'SHA-256',
  '1.2.840.113549.2.10': 'SHA-384',
  '1.2.840.113549.2.11': 'SHA-512',
}

/** Reads an AlgorithmIdentifier of password-based encryption; throws a `Pkcs12Fault` for a broken one. */
export function readScheme(tree: Tree, node: DerNode | undefined): Scheme {
  const oid = isDer(node, 'sequence') ? oidText(tree.bytes, node.children[0]) : null
  if (oid === null) throw new Pkcs12Fault('An encryption has no name.')
  const parameters = node?.children[1]
  if (oid.startsWith(PBE)) return readOld(tree, oid.slice(PBE.length), parameters)
  if (oid === PBES2) return readPbes2(tree, parameters)
  return unsupported(`the algorithm ${oid}`, 0)
}

function readOld(tree: Tree, number: string, parameters: DerNode | undefined): Scheme {
  const [saltNode, roundsNode] = parameters?.children ?? []
  const salt = saltOf(tree, saltNode)
  const rounds = roundsIn(tree, roundsNode)
  const row = Object.hasOwn(CIPHERS, number) ? CIPHERS[number] : undefined
  if (!row) return unsupported(`the algorithm ${PBE}${number}`, rounds)
  const order = { hash: 'SHA-1' as const, rounds }
  const cost = costOf({ ...order, length: row.keyLength }) + costOf({ ...order, length: 8 })
  const { cipher, name } = row
  const strength = cipher === '3des' ? 'old' : 'weak'
  if (!cipher) return { kind: 'unsupported', name, rounds, cost, strength }
  return { kind: 'pkcs12', ...row, cipher, salt, rounds, cost, strength }
}

function readPbes2(tree: Tree, parameters: DerNode | undefined): Scheme {
  const [kdf, encryption] = parameters?.children ?? []
  const kdfOid = oidText(tree.bytes, kdf?.children[0])
  const cipherOid = oidText(tree.bytes, encryption?.children[0]) ?? ''
  const values = kdf?.children[1]?.children ?? []
  if (kdfOid === SCRYPT) return readScrypt(tree, values)
  if (kdfOid !== PBKDF2) return unsupported(`the key derivation ${kdfOid ?? 'without a name'}`, 0)
  const [saltNode, roundsNode, ...options] = values
  const salt = saltOf(tree, saltNode)
  const rounds = roundsIn(tree, roundsNode)
  const prf = options.find((option) => isDer(option, 'sequence'))
  const prfOid = prf ? oidText(tree.bytes, prf.children[0]) : '1.2.840.113549.2.7'
  const hash = HMACS[prfOid ?? '']
  const row = Object.hasOwn(MODERN, cipherOid) ? MODERN[cipherOid] : undefined
  const ivNode = encryption?.children[1]
  if (!hash) return unsupported(`the pseudorandom function ${prfOid ?? 'without a name'}`, rounds)
  if (!row || !isDer(ivNode, 'octetString')) return unsupported(`the cipher ${cipherOid}`, rounds)
  const iv = contents(tree.bytes, ivNode)
  if (iv.length !== (row.cipher === 'aes' ? 16 : 8))
    throw new Pkcs12Fault('An encryption has an IV of the wrong length.')
  const strength = row.cipher === 'aes' ? 'current' : 'old'
  const cost = digestsOf({ hash, rounds, length: row.keyLength })
  return { kind: 'pbes2', ...row, iv, hash, salt, rounds, cost, strength }
}

/** scrypt is not run here, but what it would cost is known. https://www.rfc-editor.org/rfc/rfc7914 */
function readScrypt(tree: Tree, values: readonly DerNode[]): Scheme {
  const [n = 1, r = 1, p = 1] = values.slice(1, 4).map((node) => countOf(tree, node) ?? 1)
  return { ...unsupported('a key derived with scrypt', n), cost: 2 * n * r * p }
}

function unsupported(name: string, rounds: number): Scheme {
  return { kind: 'unsupported', name, rounds, cost: rounds, strength: 'unknown' }
}

function saltOf(tree: Tree, node: DerNode | undefined): Uint8Array {
  if (!isDer(node, 'octetString')) throw new Pkcs12Fault('An encryption has no salt.')
  const salt = contents(tree.bytes, node)
  if (salt.length > LONGEST_SALT)
    throw new Pkcs12Fault(`A salt has ${salt.length} bytes, and at most ${LONGEST_SALT} are read.`)
  return salt
}

function roundsIn(tree: Tree, node: DerNode | undefined): number {
  const rounds = countOf(tree, node)
  if (rounds === null || rounds < 1) throw new Pkcs12Fault('An encryption has no number of rounds.')
  return rounds
}
