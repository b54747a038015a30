import type { Decoded, Decoder } from '../decoder'
import type { Inspection } from '../inspection'
import type { Source } from '../source'
import { countedVerdicts, partsTable } from './parts-table'

/** More than a person pastes at once; the rest is counted and not read. */
const MOST = 50
const TOKEN = /^ey[\w-]+\.[\w-]+\.[\w-]+$/
const DEVICE_TOKEN = /^[0-9a-f]{64}$/i

export const several: Decoder = {
  id: 'several',
  title: 'Several in one paste',
  about: 'Signed tokens or device tokens, one after another, each read on its own.',
  samples: [
    {
      name: 'Two device tokens',
      text: `${'4f9a1c7be2d05836a1b4c9d7e0f32856'.repeat(2)}\n${'0a1b2c3d4e5f60718293a4b5c6d7e8f9'.repeat(2)}`,
      verdict: 'unverified',
      from: 'made',
    },
  ],
  detect: (source) => (itemsOf(source) ? 0.99 : 0),
  decode: async (source, context): Promise<Decoded> => {
    const items = itemsOf(source) ?? []
    const parts: Inspection[] = []
    for (const [index, item] of items.slice(0, MOST).entries()) {
      parts.push(await context.part(item, `number ${index + 1}`))
    }
    const left = items.length - parts.length
    return {
      title: `${items.length} in one paste`,
      summary: `${items.length} were pasted one after another, and each is read on its own: ${countedVerdicts(parts)}.${left > 0 ? ` The last ${left} were not read.` : ''}`,
      tables: [
        partsTable(
          'What was pasted',
          { title: 'Number', numbers: parts.map((_, at) => at + 1) },
          parts,
        ),
      ],
      parts,
      // Not the items: a provider token is a secret as long as it lives.
      value: { count: items.length },
    }
  },
}

/** What was pasted one behind the other, where all of it is of one kind; `null` for anything else. */
function itemsOf({ text }: Source): string[] | null {
  if (text === null || !/\s|,/.test(text.slice(0, 20_000))) return null
  const items = text.split(/[\s,;]+/).filter(Boolean)
  if (items.length < 2) return null
  const alike = [TOKEN, DEVICE_TOKEN].some((kind) => items.every((item) => kind.test(item)))
  return alike ? items : null
}
