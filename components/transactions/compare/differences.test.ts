import { describe, expect, it } from 'vitest'
import { exampleLife } from '../testing/lives'
import { compareLives } from './differences'

describe('two lives side by side', () => {
  it('are the same where nothing changed', () => {
    expect(compareLives(exampleLife(), exampleLife()).every(({ same }) => same)).toBe(true)
  })
  it('differ where access ended', () => {
    const later = exampleLife()
    const [lane] = later.lanes
    if (!lane) throw new Error('the example has a lane')
    lane.access = { ...lane.access, state: 'expired', granted: false, until: null }
    const changed = compareLives(exampleLife(), later).filter(({ same }) => !same)
    expect(changed.map(({ fact }) => fact)).toEqual(['Access', 'Until'])
    expect(changed[0]).toMatchObject({ left: 'active', right: 'expired, no access' })
  })
  it('say which lane only one of them has', () => {
    const other = { ...exampleLife(), lanes: [] }
    const rows = compareLives(exampleLife(), other)
    expect(rows.filter(({ right }) => right === 'no such lane').length).toBeGreaterThan(0)
  })
})
