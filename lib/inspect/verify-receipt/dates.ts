import type { JsonValue } from '../../json/node'
import { isJsonObject } from '../../json/node'
import type { Field } from '../inspection'

const TEXT = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d) Etc\/GMT$/
const MILLISECONDS = /^-?\d{1,16}$/

/**
 * The fields with the three forms of each date (`x`, `x_ms`, `x_pst`; with hyphens too) shown once, as an instant, at
 * any depth. `disagreeing`: paths of those whose text names another instant than the milliseconds.
 */
export function foldDates(
  fields: readonly Field[],
  disagreeing: string[],
  path: readonly string[] = [],
): Field[] {
  const byLabel = new Map(fields.map((field) => [field.label, field]))
  const done = new Set<string>()
  return fields.flatMap((field) => {
    const name = field.label.replace(/[_-](?:ms|pst|formatted|formatted[_-]pst)$/, '')
    const milliseconds = millisecondsOf(byLabel, name)
    if (!milliseconds) return [within(field, disagreeing, path)]
    if (done.has(name)) return []
    done.add(name)
    const text = form(byLabel, name, '_formatted') ?? byLabel.get(name)
    const pacific = form(byLabel, name, '_formatted_pst') ?? form(byLabel, name, '_pst')
    const instant = Number(milliseconds.value)
    const told = text && text !== milliseconds ? instantOfText(text.value) : null
    if (told !== null && told !== Math.floor(instant / 1000) * 1000) {
      disagreeing.push([...path, name].join('/'))
    }
    return [folded(name, milliseconds, instant, text, pacific)]
  })
}

function within(field: Field, disagreeing: string[], path: readonly string[]): Field {
  if (!field.children) return field
  return { ...field, children: foldDates(field.children, disagreeing, [...path, field.label]) }
}

function folded(
  name: string,
  milliseconds: Field,
  instant: number,
  text: Field | undefined,
  pacific: Field | undefined,
): Field {
  const others = [text, pacific].flatMap((other) =>
    other && other !== milliseconds ? `“${other.value}”` : [],
  )
  return {
    ...milliseconds,
    label: name,
    kind: 'instant',
    instant,
    ...(others.length > 0 ? { note: `Also as text: ${others.join(' and ')}.` } : {}),
  }
}

/** `x_ms`, or `x` itself where it is milliseconds as in answers to transaction receipts. */
function millisecondsOf(byLabel: ReadonlyMap<string, Field>, name: string): Field | null {
  const marked = form(byLabel, name, '_ms')
  if (marked && validMilliseconds(marked.value) !== null) return marked
  const bare = byLabel.get(name)
  const dated = bare && form(byLabel, name, '_formatted')
  if (dated && validMilliseconds(bare.value) !== null) return bare
  return null
}

/** `expires_date_ms`, or `expires-date-ms` as property lists have it. */
function form(
  byLabel: ReadonlyMap<string, Field>,
  name: string,
  suffix: string,
): Field | undefined {
  return byLabel.get(`${name}${suffix}`) ?? byLabel.get(`${name}${suffix.replaceAll('_', '-')}`)
}

function validMilliseconds(value: string): number | null {
  if (!MILLISECONDS.test(value)) return null
  const instant = Number(value)
  return Math.abs(instant) <= 8.64e15 ? instant : null
}

function instantOfText(text: string): number | null {
  const found = TEXT.exec(text)
  const instant = found ? Date.parse(`${found[1]}T${found[2]}Z`) : Number.NaN
  return Number.isNaN(instant) ? null : instant
}

/** The instant of a date of an object by its name, in milliseconds since 1970 UTC. */
export function dateOf(value: JsonValue, name: string): number | null {
  if (!isJsonObject(value)) return null
  const milliseconds = value[`${name}_ms`] ?? value[name]
  if (typeof milliseconds === 'number' || typeof milliseconds === 'string') {
    const instant = validMilliseconds(String(milliseconds))
    if (instant !== null) return instant
  }
  const text = value[name]
  return typeof text === 'string' ? instantOfText(text) : null
}
