import { encodeHex } from '../../bytes/hex'
import type { DataTable, Field } from '../inspection'
import type { Pfx } from './pfx'
import type { Scheme } from './scheme'

/** What can be seen of a file from outside. */
export function outsideFields({ mac, safes }: Pfx): Field[] {
  return [
    mac
      ? {
          label: 'macData',
          title: 'Seal',
          value: '',
          kind: 'object',
          note: 'Made with the password over everything in the file.',
          children: [
            { label: 'digest', title: 'Algorithm', value: mac.name, kind: 'text' },
            roundsField(mac.rounds),
            { label: 'salt', title: 'Salt', value: encodeHex(mac.salt), kind: 'bytes' },
          ],
        }
      : { label: 'macData', title: 'Seal', value: '', kind: 'null', note: 'There is none.' },
    {
      label: 'authSafe',
      title: 'Boxes',
      value: '',
      kind: 'list',
      children: safes.map((safe, index): Field => {
        const label = String(index)
        if (safe.kind === 'encrypted')
          return { ...schemeField(label, safe.scheme), title: 'Encrypted container' }
        if (safe.kind === 'other')
          return {
            label,
            title: 'Container of another kind',
            value: safe.oid,
            kind: 'text',
            unknown: true,
          }
        return {
          label,
          title: 'Open container',
          value: '',
          kind: 'list',
          children: safe.bags.map((bag, at) =>
            bag.kind === 'encrypted-key'
              ? { ...schemeField(String(at), bag.scheme), title: 'Encrypted private key' }
              : {
                  label: String(at),
                  value: bag.kind === 'other' ? bag.what : bag.kind,
                  kind: 'text',
                },
          ),
        }
      }),
    },
  ]
}

const STRENGTHS = {
  weak: 'broken long ago; OpenSSL 3 opens it with -legacy only',
  old: 'old, still opened',
  current: 'current',
  unknown: 'unknown',
} as const

function schemeField(label: string, scheme: Scheme): Field {
  return {
    label,
    value: '',
    kind: 'object',
    children: [
      {
        label: 'algorithm',
        title: 'Cipher',
        value: scheme.name,
        kind: 'text',
        words: STRENGTHS[scheme.strength],
      },
      ...(scheme.rounds === null ? [] : [roundsField(scheme.rounds)]),
    ],
  }
}

function roundsField(rounds: number): Field {
  return {
    label: 'iterations',
    title: 'Rounds of hashing',
    value: String(rounds),
    kind: 'number',
    note: 'How often the password is hashed: more make guessing slower.',
  }
}

/** One row of what is in the boxes. */
export interface Item {
  kind: string
  name: string | null
  localKeyId: string | null
  about: string
  belongs: string | null
}

export function contentsTable(items: readonly Item[]): DataTable {
  return {
    id: 'contents',
    title: 'Contents',
    columns: [
      { id: 'kind', title: 'Kind', kind: 'text' },
      { id: 'friendlyName', title: 'Name', kind: 'text' },
      { id: 'about', title: 'What it is', kind: 'text' },
      { id: 'belongs', title: 'Belongs together', kind: 'text' },
      { id: 'localKeyId', title: 'Local key ID', kind: 'mono' },
    ],
    rows: items.map(({ kind, name, about, belongs, localKeyId }) => [
      kind,
      name,
      about,
      belongs,
      localKeyId,
    ]),
  }
}
