import { type ClassValue, clsx } from 'clsx'

/** Joins class names; of two Tailwind classes that set the same thing the later one wins. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}

/** The same few hundred lists come again with every line that is drawn. */
const merge = remembering((joined: string): string => {
  const taken = new Set<string>()
  const kept: string[] = []
  for (const name of joined.split(/\s+/).reverse()) {
    const { variants, sets, covers } = read(name)
    if (sets !== '') {
      if (taken.has(variants + sets)) continue
      for (const group of [sets, ...covers]) taken.add(variants + group)
    }
    kept.push(name)
  }
  return kept.reverse().join(' ')
})

interface ClassReading {
  /** As in `max-sm:hover:`, with `!` where it is important. */
  variants: string
  /** What it sets: a name for it, empty where it is no class of Tailwind's. */
  sets: string
  /** What else it sets: `p-1` has a say about `px-2` too. */
  covers: readonly string[]
}

const read = remembering((name: string): ClassReading => {
  const parts = variantsAndBase(name)
  const base = parts.pop() ?? ''
  const important = base.endsWith('!') ? '!' : ''
  const sets = whatItSets(base.replace(/!$/, '').replace(/^-/, ''))
  return { variants: `${parts.sort().join(':')}${important} `, sets, covers: COVERS[sets] ?? [] }
})

/** Cut at the colons that stand in no brackets: `['max-sm', 'hover', 'p-1']`. */
export function variantsAndBase(name: string): string[] {
  const parts = ['']
  let depth = 0
  for (const sign of name) {
    if (sign === '[' || sign === '(') depth++
    if (sign === ']' || sign === ')') depth--
    if (sign === ':' && depth === 0) parts.push('')
    else parts[parts.length - 1] += sign
  }
  return parts
}

const DISPLAY =
  /^(?:block|contents|flex|grid|hidden|inline|inline-(?:block|flex|grid)|list-item|table|table-(?:cell|row))$/
const POSITION = /^(?:absolute|fixed|relative|static|sticky)$/
/** What the classes are called by that set one thing each, with any value. */
const ROOTS =
  /^(accent|align|basis|bg|bottom|break|col-span|content|cursor|divide-[xy]|field-sizing|fill|gap(?:-[xy])?|grid-cols|grid-rows|grow|h|inset(?:-[xy])?|items|justify(?:-items|-self)?|leading|left|line-clamp|m[blrtxy]?|max-[hw]|min-[hw]|opacity|order|outline-offset|overflow(?:-[xy])?|p[blrtxy]?|place-(?:content|items)|pointer-events|resize|right|rotate|rounded(?:-[blrt])?|row-span|scroll-m[bt]|select|self|shrink|size|space-[xy]|top|touch|transition|translate-[xy]|underline-offset|w|whitespace|z)(?:-|$)/

/** Those of one name that set several things, by what their value looks like. */
const VALUES: readonly (readonly [RegExp, string])[] = [
  [/^text-(?:xs|sm|base|lg|xl|\[length:.*|\[\d.*)$/, 'font-size'],
  [/^text-(?:center|left|right)$/, 'text-align'],
  [/^(?:text-ellipsis|truncate)$/, 'text-overflow'],
  [/^text-/, 'text-color'],
  [/^font-(?:mono|sans)$/, 'font-family'],
  [/^font-/, 'font-weight'],
  [/^border(?:-\d)?$/, 'border-width'],
  [/^border-collapse$/, 'border-collapse'],
  [/^border-(?:dashed|none|solid)$/, 'border-style'],
  [/^border-([blrt])(?:-\d|-\[\d.*)?$/, 'border-width-$1'],
  [/^border-([blrt])-/, 'border-color-$1'],
  [/^border-/, 'border-color'],
  [/^flex-(?:1|auto|none|\[.*)$/, 'flex'],
  [/^flex-(?:col|row)/, 'flex-direction'],
  [/^flex-/, 'flex-wrap'],
  [/^list-(?:decimal|disc|none)$/, 'list-style'],
  [/^stroke-\d$/, 'stroke-width'],
  [/^stroke-/, 'stroke'],
  [/^outline-none$/, 'outline-style'],
  [/^outline-(?!offset)/, 'outline-color'],
  [/^shadow-\[/, 'shadow'],
  [/^(?:collapse|invisible|visible)$/, 'visibility'],
]

const sides = (name: string) => ['b', 'l', 'r', 't'].map((side) => `${name}${side}`)
const COVERS: Record<string, readonly string[]> = {
  ...Object.fromEntries(
    ['m', 'p'].flatMap((name) => [
      [name, [`${name}x`, `${name}y`, ...sides(name)]],
      [`${name}x`, [`${name}l`, `${name}r`]],
      [`${name}y`, [`${name}b`, `${name}t`]],
    ]),
  ),
  inset: ['inset-x', 'inset-y', 'bottom', 'left', 'right', 'top'],
  'inset-x': ['left', 'right'],
  'inset-y': ['bottom', 'top'],
  size: ['h', 'w'],
  gap: ['gap-x', 'gap-y'],
  overflow: ['overflow-x', 'overflow-y'],
  flex: ['basis', 'grow', 'shrink'],
  rounded: sides('rounded-'),
  'border-width': sides('border-width-'),
  'border-color': sides('border-color-'),
  'font-size': ['leading'],
  'line-clamp': ['display', 'overflow'],
}

function whatItSets(base: string): string {
  if (DISPLAY.test(base)) return 'display'
  if (POSITION.test(base)) return 'position'
  if (base.startsWith('[')) return base.slice(0, base.indexOf(':'))
  for (const [pattern, name] of VALUES) {
    const found = pattern.exec(base)
    if (found) return name.replace('$1', found[1] ?? '')
  }
  return ROOTS.exec(base)?.[1] ?? ''
}

/** The classes of a program are few, and each is read a thousand times. */
function remembering<Value>(find: (key: string) => Value): (key: string) => Value {
  const known = new Map<string, Value>()
  return (key) => {
    let value = known.get(key)
    if (value === undefined) {
      value = find(key)
      known.set(key, value)
    }
    return value
  }
}
