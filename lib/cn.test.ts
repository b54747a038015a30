import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { twMerge } from 'tailwind-merge'
import { expect, test } from 'vitest'
import { cn, variantsAndBase } from './cn'

const root = join(import.meta.dirname, '..')

/** Every class that stands in the source and is one of Tailwind's: it gives way to itself. */
function classesInUse(): string[] {
  const found = new Set<string>()
  for (const folder of ['app', 'components']) {
    for (const name of readdirSync(join(root, folder), { recursive: true }) as string[]) {
      if (!name.endsWith('.tsx') && !name.endsWith('.ts')) continue
      const texts = readFileSync(join(root, folder, name), 'utf8').match(
        /'[^'\n]*'|"[^"\n]*"|`[^`]*`/g,
      )
      for (const text of texts ?? []) {
        for (const part of text.slice(1, -1).split(/\s+/)) {
          if (part !== '' && twMerge(`${part} ${part}`) === part) found.add(part)
        }
      }
    }
  }
  return [...found]
}

const inUse = classesInUse()
const bareOf = (name: string) => variantsAndBase(name).at(-1)?.replace(/!$/, '') ?? ''

test('there are classes to look at', () => {
  expect(inUse.length).toBeGreaterThan(500)
})

test('of each two classes in use, the same gives way as with tailwind-merge', () => {
  const bare = [...new Set(inUse.map(bareOf))]
  const wrong: string[] = []
  for (const first of bare) {
    for (const second of bare) {
      if (first === second) continue
      const both = `${first} ${second}`
      if (cn(both) !== twMerge(both)) wrong.push(`${both} -> ${cn(both)}`)
    }
  }
  expect(wrong).toEqual([])
}, 60_000)

test.each([
  // [joined, what is left]: variants in any order are the same, other variants are not.
  ['hover:p-1 hover:p-2', 'hover:p-2'],
  ['p-1 hover:p-2', 'p-1 hover:p-2'],
  ['max-sm:hover:p-1 hover:max-sm:p-2', 'hover:max-sm:p-2'],
  ['size-4! size-5', 'size-4! size-5'],
  ['size-4! size-5!', 'size-5!'],
  ['[&_svg]:size-4 [&_svg]:size-5', '[&_svg]:size-5'],
  ['data-[state=open]:px-1 data-[state=open]:p-2', 'data-[state=open]:p-2'],
  ['not-one-of-ours p-1 not-one-of-ours', 'not-one-of-ours p-1 not-one-of-ours'],
])('%s', (joined, left) => {
  expect(cn(joined)).toBe(left)
  expect(cn(joined)).toBe(twMerge(joined))
})

test('lists, conditions and nothing', () => {
  expect(cn('p-1', ['m-1', { 'p-2': true, 'p-3': false }], null, undefined, false)).toBe('m-1 p-2')
  expect(cn()).toBe('')
})
