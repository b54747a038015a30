import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/**
 * WCAG 2.2: text 4.5 to 1 (1.4.3), the edge of a control and the focus ring 3 to 1 (1.4.11).
 * https://www.w3.org/TR/WCAG22/#contrast-minimum https://www.w3.org/TR/WCAG22/#non-text-contrast
 */
const TEXT = 4.5
const EDGE = 3

const css = readFileSync(new URL('./globals.css', import.meta.url), 'utf8')

const GROUNDS = ['background', 'surface', 'sunken', 'raised', 'hover'] as const
const MEANINGS = ['pass', 'fail', 'warning', 'unverified', 'notice'] as const
const ENVIRONMENTS = ['simulator', 'sandbox', 'production'] as const

const PARTS = ['part-header', 'part-claims', 'part-signature'] as const

const PAIRS: readonly (readonly [ink: string, ground: string, least: number])[] = [
  ...GROUNDS.flatMap((ground) => [
    ['foreground', ground, TEXT] as const,
    ['muted', ground, TEXT] as const,
    ['faint', ground, TEXT] as const,
    ['link', ground, TEXT] as const,
    ['focus', ground, EDGE] as const,
    ...MEANINGS.map((meaning) => [meaning, ground, TEXT] as const),
    ...ENVIRONMENTS.map((environment) => [environment, ground, TEXT] as const),
    ...PARTS.map((part) => [part, ground, TEXT] as const),
  ]),
  ...MEANINGS.flatMap((meaning) => [
    [meaning, `${meaning}-soft`, TEXT] as const,
    ['foreground', `${meaning}-soft`, TEXT] as const,
    ['muted', `${meaning}-soft`, TEXT] as const,
    ['link', `${meaning}-soft`, TEXT] as const,
  ]),
  ['foreground', 'accent-soft', TEXT],
  ['muted', 'accent-soft', TEXT],
  ['on-accent', 'accent', TEXT],
  ['on-accent', 'accent-hover', TEXT],
  ['on-fail', 'fail', TEXT],
  // The edge of a control stands on its own ground and on what it lies on.
  ['control', 'surface', EDGE],
  ['control', 'background', EDGE],
  ['control', 'raised', EDGE],
]

/** Relative luminance of `oklch(L C H)` after clipping to sRGB, as a screen shows it. */
function luminance(colour: string): number {
  const match = /^oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)$/.exec(colour)
  if (!match) throw new Error(`not a plain oklch() colour: ${colour}`)
  const [l, c, h] = [Number(match[1]), Number(match[2]), (Number(match[3]) * Math.PI) / 180]
  const [a, b] = [c * Math.cos(h), c * Math.sin(h)]
  // https://bottosson.github.io/posts/oklab/
  const l3 = (l + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m3 = (l - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s3 = (l - 0.0894841775 * a - 1.291485548 * b) ** 3
  const clip = (x: number) => Math.min(1, Math.max(0, x))
  const red = clip(4.0767416621 * l3 - 3.3077115913 * m3 + 0.2309699292 * s3)
  const green = clip(-1.2684380046 * l3 + 2.6097574011 * m3 - 0.3413193965 * s3)
  const blue = clip(-0.0041960863 * l3 - 0.7034186147 * m3 + 1.707614701 * s3)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((x, y) => x - y)
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05)
}

/** The colours of the first block with that selector. */
function tokens(selector: string): Map<string, string> {
  const start = css.indexOf(`\n${selector} {`)
  if (start === -1) throw new Error(`no block ${selector} in globals.css`)
  const block = css.slice(start, css.indexOf('\n}', start))
  const rows = block.matchAll(/--([a-z-]+): (oklch\([^)]*\));/g)
  return new Map([...rows].map((row) => [row[1] ?? '', row[2] ?? '']))
}

describe('the arithmetic', () => {
  it.each([
    ['black on white', 'oklch(0 0 0)', 'oklch(1 0 0)', 21],
    // sRGB #767676, the darkest grey that fails no text on white: 4.54 (WebAIM's contrast checker).
    ['#767676 on white', 'oklch(0.5655 0 0)', 'oklch(1 0 0)', 4.54],
  ])('%s', (_name, ink, ground, wanted) => expect(contrast(ink, ground)).toBeCloseTo(wanted, 1))
})

describe.each([
  ['light', ':root'],
  ['dark', '.dark'],
])('every pair in use is legible: %s', (_theme, selector) => {
  const colours = tokens(selector)
  const colour = (name: string) => {
    const value = colours.get(name)
    if (value === undefined) throw new Error(`no --${name} in ${selector}`)
    return value
  }
  it.each(PAIRS)('%s on %s is at least %d to 1', (ink, ground, least) => {
    expect(contrast(colour(ink), colour(ground))).toBeGreaterThanOrEqual(least)
  })
})
