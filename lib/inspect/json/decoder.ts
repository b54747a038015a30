import { exactValue } from '../../json/exact'
import { readJson } from '../../json/read'
import { formatBytes } from '../../push/instant'
import type { Decoder } from '../decoder'
import type { Inspection } from '../inspection'
import { jsonFields, textView } from '../json-fields'
import { maskPrivateKeys } from '../mask'
import { insideOf } from './inside'
import { jsonFindings } from './reading'
import { SAMPLES } from './samples'

/** Any JSON text that no other decoder knows, and what should be one and is not. */
export const json: Decoder = {
  id: 'json',
  title: 'JSON',
  about:
    'Any JSON text, even a broken one: where it breaks, what appears twice, and what in it is Apple’s.',
  samples: SAMPLES,
  detect: (source) => {
    const { json: parsed, text } = source
    if (parsed === null || text === null) return 0
    if (parsed.ok) return 0.4
    // A property list and a description begin alike: JSON has a text or a bracket next.
    return /^(?:\{\s*["'}\w/“]|\[)/.test(text) ? 0.2 : 0.08
  },
  decode: async (source, context) => {
    const plain = source.text
    if (plain === null) return { summary: 'This is not JSON: its bytes are not UTF-8.' }
    const text = maskPrivateKeys(plain)
    const parsed = text === plain && source.json ? source.json : readJson(text)
    const found = jsonFindings(source, parsed)
    if (!parsed.ok) {
      return {
        title: 'Broken JSON',
        summary: `This is not JSON: line ${parsed.line}, column ${parsed.column}. ${parsed.message}`,
        findings: found,
        fields: [
          { label: 'line', title: 'Line', value: String(parsed.line), kind: 'number' },
          { label: 'column', title: 'Column', value: String(parsed.column), kind: 'number' },
          {
            label: 'there',
            title: 'What is there',
            value: around(text, parsed.offset),
            kind: 'text',
          },
        ],
        value: null,
      }
    }
    const parts: Inspection[] = []
    for (const { at, text: inner, format } of insideOf(parsed.root, text)) {
      parts.push(await context.part(inner, at, format ?? undefined))
    }
    const inside =
      parts.length === 0
        ? 'It holds nothing that Apple signs or answers, so nothing in it was checked beyond its form.'
        : `In it: ${[...new Set(parts.map(({ title }) => title))].slice(0, 5).join(', ')}.`
    return {
      summary: `JSON of ${formatBytes(source.bytes.length)}. ${inside}`,
      findings: found,
      fields: jsonFields(parsed.root, text, 'text', null),
      views: [textView('text', 'Text', text)],
      value: exactValue(parsed.root),
      parts,
    }
  },
}

/** The line's neighbourhood of a place, with a mark in front of what is wrong. */
function around(text: string, offset: number): string {
  const before = text.slice(Math.max(0, offset - 40), offset)
  return `${before}▶${text.slice(offset, offset + 40)}`.replaceAll(/\s+/g, ' ')
}
