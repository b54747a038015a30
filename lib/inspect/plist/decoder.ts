import { ENTITLEMENTS } from '../../apple/entitlements'
import { INFO_KEYS, type PlistKeyTable } from '../../apple/plist-keys'
import { budgetFinding } from '../../rules/budget'
import { findings, lint } from '../../rules/lint'
import { plistRules } from '../../rules/plist'
import type { Decoded, Decoder } from '../decoder'
import type { Source } from '../source'
import { plistFields, plistView } from './fields'
import { member, type PlistReading, plistValue } from './node'
import { plistForm, readPlist } from './read'
import { PLIST_SAMPLES } from './samples'
import { type PlistKind, plistKind, plistSubject, textOf } from './subject'

const TABLES: Record<PlistKind, PlistKeyTable> = {
  info: INFO_KEYS,
  entitlements: ENTITLEMENTS,
  other: {},
}
const TITLES: Record<PlistKind, string> = {
  info: 'Info.plist',
  entitlements: 'Entitlements',
  other: 'Property list',
}

export const plist: Decoder = {
  id: 'plist',
  title: 'Property list',
  about:
    'An Info.plist, an entitlements file or any other property list, as XML, binary or the old text form that NSLog prints.',
  samples: PLIST_SAMPLES,
  detect,
  decode: async (source) => decode(source),
}

function detect(source: Source): number {
  const bytes = plistBytes(source)
  if (plistForm(bytes) === 'binary') return 0.98
  const { text } = source
  if (text === null) return 0
  const head = text.slice(0, 2_000)
  if (/<!DOCTYPE\s+plist|<plist[\s>]/.test(head)) return 0.95
  if (/^<(?:dict|array)>/.test(head)) return 0.8
  if (head.startsWith('// !$*UTF8*$!')) return 0.9
  // `{ aps = { alert = Hello; }; }`: what NSLog prints. JSON has colons.
  return /^[{(]\s*"?[\w.$-]+"?\s*=\s*[^=]/.test(head) && /;/.test(head) ? 0.7 : 0
}

/** The input itself, or the bytes of the binary form that it is base64 of. */
function plistBytes(source: Source): Uint8Array {
  const { base64 } = source
  if (plistForm(source.bytes) !== 'binary' && base64 && plistForm(base64) === 'binary')
    return base64
  return source.bytes
}

function decode(source: Source): Decoded {
  const bytes = plistBytes(source)
  const reading = readPlist(bytes)
  const found = findings(lint(plistRules, plistSubject(reading)))
  const views = [plistView('plist', bytes)]
  if (!reading.ok) {
    const budget = reading.problem === 'budget' ? [budgetFinding(reading.budget, null)] : []
    const summary = `It begins like a property list (${reading.form}), but could not be read to its end.`
    return { summary, findings: [...budget, ...found], views }
  }
  const { root, form } = reading
  const kind = plistKind(root)
  return {
    title: TITLES[kind],
    summary: summaryOf(reading, kind),
    findings: found,
    fields: plistFields(root, 'plist', TABLES[kind]),
    views,
    value: { form, root: plistValue(root) },
  }
}

function summaryOf({ root, form }: Extract<PlistReading, { ok: true }>, kind: PlistKind): string {
  const size =
    root.type === 'dict' ? root.entries.length : root.type === 'array' ? root.items.length : 1
  const values = `${size.toLocaleString('en-GB')} ${size === 1 ? 'value' : 'values'} at the top`
  const id = textOf(member(root, 'CFBundleIdentifier'))
  const what = { info: 'An Info.plist', entitlements: 'Entitlements', other: 'A property list' }[
    kind
  ]
  const whose = kind === 'info' && id !== null ? ` of ${id.slice(0, 155)}` : ''
  return `${what}${whose} (${form}), with ${values}. Such a file is not signed, so nothing could be verified.`
}
