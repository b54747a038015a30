import { KEYS } from '../apple/key-sources'
import { type AnyRule, defineRule, type Level } from './rule'

/** What is known of a .p12 after looking at it, with a password or without. */
export interface Pkcs12Subject {
  problem: { code: 'not-readable' | 'unsupported'; detail: string } | null
  password: 'not needed' | 'given' | 'empty' | 'missing' | 'wrong'
  /** Names of what it is encrypted with, by how well that still opens. */
  weak: readonly string[]
  old: readonly string[]
  /** What is encrypted in a way that is not read here. */
  unsupported: readonly string[]
  sealed: boolean
  /** `null`: it stayed closed, so nothing is known. */
  contents: { certificates: number; keys: number } | null
  /** A key to which no certificate belongs. */
  stray: string | null
  /** Certificates for pushes, by name, and those that have expired. */
  push: readonly string[]
  expired: readonly string[]
}

/** A file that is in order. */
export const GOOD_PKCS12: Pkcs12Subject = {
  problem: null,
  password: 'given',
  weak: [],
  old: [],
  unsupported: [],
  sealed: true,
  contents: { certificates: 1, keys: 1 },
  stray: null,
  push: [],
  expired: [],
}

interface Row {
  name: string
  level: Level
  title: string
  cause: string
  fix: string
  see: readonly [string, ...string[]]
  /** What is found, as a sentence; `null` where nothing is. */
  find(subject: Pkcs12Subject): string | null
  bad: Partial<Pkcs12Subject>
}

const EXPORT_AGAIN =
  'Export it again from Keychain Access: open the certificate’s triangle, choose the certificate together with its key, and export both.'
const CONVERT =
  'Convert it on your own machine: openssl pkcs12 -legacy -in old.p12 -nodes -out all.pem, then openssl pkcs12 -export -in all.pem -out new.p12, and delete all.pem, which contains the key unencrypted.'
const list = (names: readonly string[]): string => names.join(', ')

const ROWS: readonly Row[] = [
  {
    name: 'not-readable',
    level: 'error',
    title: 'The .p12 file cannot be read',
    cause: 'It was cut off or changed on the way, or it is another kind of file.',
    fix: `Transfer it as a file, not as text. ${EXPORT_AGAIN}`,
    see: [KEYS.pkcs12],
    find: ({ problem }) => (problem?.code === 'not-readable' ? problem.detail : null),
    bad: { problem: { code: 'not-readable', detail: 'The file is cut off.' } },
  },
  {
    name: 'unsupported',
    level: 'warning',
    title: 'Part of the .p12 is in a form that Assay does not open',
    cause: 'The standard allows many forms; Assay opens those that Keychain and OpenSSL write.',
    fix: 'Open it with openssl pkcs12 -info -in file.p12, with -legacy for old ciphers.',
    see: [KEYS.pkcs12, KEYS.pkcs12Algorithms],
    find: ({ problem, unsupported }) =>
      problem?.code === 'unsupported'
        ? problem.detail
        : unsupported.length > 0
          ? `Not opened here: ${list(unsupported)}.`
          : null,
    bad: { unsupported: ['RC4 with 128 bits'] },
  },
  {
    name: 'wrong-password',
    level: 'error',
    title: 'The password does not open the .p12',
    cause:
      'The seal over the file is made with the password, and this is a different one; a changed byte looks the same.',
    fix: 'Type it again, and check the keyboard layout and spaces at either end. It is the password chosen for the export, not that of the account or the Mac.',
    see: [KEYS.pkcs12],
    find: ({ password }) =>
      password === 'wrong' ? 'The file’s checksum (MAC) does not fit this password.' : null,
    bad: { password: 'wrong', contents: null },
  },
  {
    name: 'password-needed',
    level: 'notice',
    title: 'The .p12 asks for its password',
    cause: 'Keys are encrypted with the password chosen for the export.',
    fix: 'Type it under “What you know besides”. It stays in this tab, and the key is never shown.',
    see: [KEYS.pkcs12],
    find: ({ password }) =>
      password === 'missing' ? 'It does not open without a password.' : null,
    bad: { password: 'missing', contents: null },
  },
  {
    name: 'empty-password',
    level: 'warning',
    title: 'The .p12 has an empty password',
    cause: 'No password was typed for the export, so whoever has the file has the key.',
    fix: `Guard it as you would guard the key itself, or export it with a password. ${EXPORT_AGAIN}`,
    see: [KEYS.pkcs12],
    find: ({ password }) => (password === 'empty' ? 'It opens without a password.' : null),
    bad: { password: 'empty' },
  },
  {
    name: 'legacy-cipher',
    level: 'warning',
    title: 'Newer programs refuse the cipher of the .p12',
    cause:
      'Keychain Access and OpenSSL 1 encrypt certificates with RC2. OpenSSL 3 has it only in its legacy provider: Node.js says “Unsupported PKCS12 PFX data”, others “RC2-40-CBC unsupported”.',
    fix: CONVERT,
    see: [KEYS.opensslLegacy, KEYS.opensslPkcs12],
    find: ({ weak }) => (weak.length > 0 ? `It is encrypted with ${list(weak)}.` : null),
    bad: { weak: ['RC2 with 40 bits'] },
  },
  {
    name: 'old-cipher',
    level: 'notice',
    title: 'The .p12 is encrypted with Triple DES',
    cause:
      'That was common for many years. Programs still open it; systems with strict policies may not.',
    fix: CONVERT,
    see: [KEYS.pkcs12Algorithms, KEYS.pbes2],
    find: ({ old, weak }) =>
      old.length > 0 && weak.length === 0 ? `It is encrypted with ${list(old)}.` : null,
    bad: { old: ['Triple DES with three keys'] },
  },
  {
    name: 'no-seal',
    level: 'warning',
    title: 'The .p12 has no seal',
    cause: 'It was written without the checksum made with the password (MAC).',
    fix: 'Compare the certificate’s fingerprint with the one in your Apple Developer account, since nothing shows whether the file was changed.',
    see: [KEYS.pkcs12],
    find: ({ sealed, problem }) => (sealed || problem ? null : 'It contains no MAC.'),
    bad: { sealed: false },
  },
  {
    name: 'no-key',
    level: 'warning',
    title: 'The .p12 contains no private key',
    cause:
      'Only the certificate was exported. Without its key nothing can be signed and no connection made.',
    fix: EXPORT_AGAIN,
    see: [KEYS.pushCertificates],
    find: ({ contents }) =>
      contents && contents.keys === 0
        ? `It contains ${contents.certificates} certificates and no key.`
        : null,
    bad: { contents: { certificates: 1, keys: 0 } },
  },
  {
    name: 'no-certificate',
    level: 'warning',
    title: 'The .p12 contains no certificate',
    cause: 'Only the key was exported.',
    fix: EXPORT_AGAIN,
    see: [KEYS.pushCertificates],
    find: ({ contents }) =>
      contents && contents.certificates === 0 ? `It contains ${contents.keys} keys.` : null,
    bad: { contents: { certificates: 0, keys: 1 } },
  },
  {
    name: 'stray-key',
    level: 'error',
    title: 'The private key does not belong to the certificate',
    cause:
      'The certificate was made from a different request than the one whose key is in the file.',
    fix: `Find the key that the request was made with, or make a new certificate. ${EXPORT_AGAIN}`,
    see: [KEYS.pushCertificates],
    find: ({ stray }) =>
      stray === null
        ? null
        : `No certificate in the file has the public half of the key (${stray}).`,
    bad: { stray: 'RSA with 2048 bits' },
  },
  {
    name: 'expired-certificate',
    level: 'warning',
    title: 'A certificate in the .p12 has expired',
    cause: 'Push certificates last for a year. APNs refuses a connection with an expired one.',
    fix: 'Make a new certificate in your Apple Developer account, or switch to a .p8 key, which does not expire.',
    see: [KEYS.pushCertificates, KEYS.pushTokens],
    find: ({ expired }) => (expired.length > 0 ? `Expired: ${list(expired)}.` : null),
    bad: { expired: ['Apple Push Services: com.example.app, 2026-01-01'] },
  },
  {
    name: 'push-certificate',
    level: 'notice',
    title: 'A push certificate, while this console uses a .p8',
    cause:
      'There are two ways to authenticate with APNs: with a certificate, as here, or with tokens signed with a .p8 key.',
    fix: 'For this console, make a key for APNs in your Apple Developer account and add its .p8 on the Keys page. The certificate keeps working alongside it.',
    see: [KEYS.pushTokens, KEYS.pushCertificates],
    find: ({ push }) => (push.length > 0 ? `It is a credential for pushes: ${list(push)}.` : null),
    bad: { push: ['com.example.app'] },
  },
]

/** The rules of `pkcs12`, in the order in which a person meets them: a row each. */
export const pkcs12Rules: readonly AnyRule<Pkcs12Subject>[] = ROWS.map((row) => {
  const { name, level, title, cause, fix, see, find, bad } = row
  return defineRule<Pkcs12Subject, { found: string }>({
    code: `pkcs12/${name}`,
    level,
    title,
    cause,
    fix,
    see,
    check: (subject) => {
      const found = find(subject)
      return found === null ? 'pass' : { args: { found } }
    },
    message: ({ found }) => found,
    examples: () => ({ bad: [{ ...GOOD_PKCS12, ...bad }], good: [GOOD_PKCS12] }),
  })
})
