import { encodeBase64 } from '../../bytes/base64'
import { encodeHex } from '../../bytes/hex'
import type { CompactJws } from '../../verify/jws'
import type { ByteView, Field } from '../inspection'
import { type JsonFieldTable, jsonFields } from '../json-fields'

/** https://developer.apple.com/documentation/appstoreserverapi/jwsdecodedheader */
const HEADER: JsonFieldTable = {
  alg: { title: 'Algorithm', values: { ES256: 'ECDSA on P-256 with SHA-256' } },
  x5c: { title: 'Certificates', note: 'Leaf, intermediate and root, in standard base64.' },
  kid: { title: 'Key ID', note: 'Not used: the key comes from the certificates.' },
  typ: { title: 'Kind of token' },
}

/** The fields of a token: those of its payload first, then header and signature. */
export function tokenFields(jws: CompactJws, table: JsonFieldTable | null): Field[] {
  const { header, payload, signature } = jws
  return [
    ...jsonFields(payload.root, payload.text, 'payload', table),
    {
      label: 'header',
      title: 'Header of the token',
      value: '',
      kind: 'object',
      range: { view: 'header', start: 0, end: header.bytes.length },
      children: jsonFields(header.root, header.text, 'header', HEADER),
    },
    {
      label: 'signature',
      title: 'Signature',
      value: encodeHex(signature),
      kind: 'bytes',
      range: { view: 'signature', start: 0, end: signature.length },
    },
  ]
}

export function tokenViews({ header, payload, signature }: CompactJws): ByteView[] {
  return [
    { id: 'payload', title: 'Payload', base64: encodeBase64(payload.bytes) },
    { id: 'header', title: 'Header', base64: encodeBase64(header.bytes) },
    { id: 'signature', title: 'Signature', base64: encodeBase64(signature) },
  ]
}

/** What nobody documents in a tree of fields: whole fields, and values of known ones. */
export function unknownIn(fields: readonly Field[]): {
  fields: string[]
  values: { at: string; value: string }[]
} {
  const found = { fields: [] as string[], values: [] as { at: string; value: string }[] }
  const walk = (list: readonly Field[], path: string) => {
    for (const field of list) {
      const at = path ? `${path}.${field.label}` : field.label
      if (field.unknown && field.title === undefined) found.fields.push(at)
      else if (field.unknown) found.values.push({ at, value: field.value })
      if (field.children) walk(field.children, at)
    }
  }
  walk(fields, '')
  return found
}
