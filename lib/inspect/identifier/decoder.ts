import type { Decoded, Decoder } from '../decoder'
import type { Field } from '../inspection'
import { identifierSamples } from './samples'
import { type Meaning, type Shape, shapesOf } from './shapes'
import { uuidFields } from './uuid'

/**
 * An id by itself. Nothing in it says what it names, so every reading is shown and none is claimed.
 */
export const identifier: Decoder = {
  id: 'identifier',
  title: 'Identifier',
  about: 'An ID by itself: a UUID, a transaction number, an order, a Key ID, a bundle ID.',
  samples: identifierSamples,
  detect: (source) => shapesOf(source.text)[0]?.likelihood ?? 0,
  decode: async (source) => decodeIdentifier(source.text?.slice(0, 200) ?? ''),
}

function decodeIdentifier(text: string): Decoded {
  const shapes = shapesOf(text).map(({ shape }) => shape)
  const [first] = shapes
  if (!first)
    return { summary: 'It does not have the form of any ID that Assay knows.', value: null }
  const meanings = shapes.flatMap((shape) => shape.meanings)
  return {
    title: first.title,
    summary: summary(first, meanings),
    fields: [
      { label: 'id', title: 'As pasted', value: text, kind: 'text' },
      ...(first.name === 'uuid' ? uuidFields(text) : []),
      ...instantFields(text),
      {
        label: 'may be',
        title: 'What it may be',
        value: '',
        kind: 'list',
        children: meanings.map(meaningField),
      },
    ],
    value: {
      id: text,
      shapes: shapes.map(({ name }) => name),
      mayBe: meanings.map(({ label }) => label),
    },
  }
}

function summary({ title }: Shape, meanings: readonly Meaning[]): string {
  const [only, ...others] = meanings
  if (only && others.length === 0) return `${title}. ${only.is} ${only.use}`
  const names = meanings.map(({ label }) => label)
  return `${title}. It may be ${names.slice(0, -1).join(', ')} or ${names.at(-1)}: by form alone these cannot be told apart, and nothing in it can be verified.`
}

function meaningField({ label, is, use }: Meaning): Field {
  return { label, value: '', kind: 'text', words: is, note: use }
}

/** A number that is as long as a time of our days. */
function instantFields(text: string): Field[] {
  const unit = /^1\d{12}$/.test(text) ? 1 : /^1\d{9}$/.test(text) ? 1000 : null
  return unit === null
    ? []
    : [
        {
          label: unit === 1 ? 'milliseconds' : 'seconds',
          title: 'Read as a time',
          value: text,
          kind: 'instant',
          instant: Number(text) * unit,
        },
      ]
}
