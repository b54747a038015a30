import type { KeyNameKind } from './reading'

export interface KeyFileName {
  kind: KeyNameKind
  keyId: string
  note: string | null
}

const KINDS: readonly { kind: KeyNameKind; note: string | null }[] = [
  { kind: 'AuthKey', note: null },
  {
    kind: 'SubscriptionKey',
    note: 'The file is named the way Apple names In-App Purchase keys. APNs does not accept such a key; it is for the App Store Server API.',
  },
  {
    kind: 'ApiKey',
    note: 'The file is named the way Apple names App Store Connect API keys. APNs does not accept such a key.',
  },
]

/** Word, ten characters, and what browsers and systems add to a second copy. */
const NAME =
  /^([a-z]+)[_ -]([A-Z0-9]{10})(?:[ _-]?\(\d{1,3}\)|[ _-]copy(?:[ _-]?\d{1,3})?|[ _-]\d{1,3})?(?:\.(?:p8|pem|key|txt))*$/i

/**
 * What a key's file name says, for the names that Apple gives: `AuthKey_ABC123DEFG.p8`, also as
 * `AuthKey_ABC123DEFG (1).p8` or `.p8.txt`. Null for any other name. A folder before it is left out.
 * The name is a hint: anybody can rename a file.
 */
export function readKeyFileName(fileName: string): KeyFileName | null {
  const base = fileName.slice(0, 400).split(/[\\/]/).at(-1)?.trim() ?? ''
  const [, word, keyId] = NAME.exec(base) ?? []
  const row = KINDS.find(({ kind }) => kind.toLowerCase() === word?.toLowerCase())
  // A Key ID is upper case; a name in lower case was changed and gives no certain ID.
  if (!row || !keyId || keyId !== keyId.toUpperCase()) return null
  return { kind: row.kind, keyId, note: row.note }
}
