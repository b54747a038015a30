import { describe, expect, test } from 'vitest'
import { forgetMarks, keepMarks, type MarkStorage, readMarks } from './kept-marks'

function memory(entries: Record<string, string> = {}): () => MarkStorage {
  const kept = new Map(Object.entries(entries))
  const storage: MarkStorage = {
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
    key: (index) => [...kept.keys()][index] ?? null,
    get length() {
      return kept.size
    },
  }
  return () => storage
}

describe('the marks of an inbox', () => {
  test('are there after a reload, for their inbox alone', () => {
    const storage = memory()
    keepMarks(storage, 'one', { version: 7, unread: new Set(['a5', 'a7']) })
    expect(readMarks(storage, 'one', 7)).toEqual({ version: 7, unread: ['a5', 'a7'] })
    expect(readMarks(storage, 'one', 9)?.version).toBe(7)
    expect(readMarks(storage, 'two', 7)).toBeNull()
  })

  test('are five hundred at most, the newest', () => {
    const storage = memory()
    const ids = Array.from({ length: 600 }, (_, number) => `a${number}`)
    keepMarks(storage, 'one', { version: 600, unread: ids })
    const unread = readMarks(storage, 'one', 600)?.unread
    expect(unread).toHaveLength(500)
    expect(unread?.at(-1)).toBe('a599')
  })

  test.each([
    ['of a store that was set aside', '{"version":9,"unread":[]}'],
    ['of long ago', '{"version":-1200,"unread":[]}'],
    ['no JSON', '{'],
    ['another shape', '{"version":3}'],
    ['ids that are none', '{"version":3,"unread":[1]}'],
  ])('begin anew where what was kept is %s', (_name, text) =>
    expect(readMarks(memory({ 'assay.unread.one': text }), 'one', 5)).toBeNull(),
  )

  test('are forgotten with the inboxes, and nothing else is', () => {
    const storage = memory({ 'assay.push.draft': '{}' })
    keepMarks(storage, 'one', { version: 1, unread: ['a1'] })
    keepMarks(storage, 'two', { version: 1, unread: [] })
    forgetMarks(storage)
    expect(storage().length).toBe(1)
    expect(storage().getItem('assay.push.draft')).toBe('{}')
  })

  test('do without a storage that refuses', () => {
    const refuse = () => {
      throw new Error('the storage is full')
    }
    for (const storage of [
      refuse,
      () => ({ ...memory()(), setItem: refuse, key: refuse, length: 1 }),
    ]) {
      keepMarks(storage, 'one', { version: 1, unread: [] })
      expect(readMarks(storage, 'one', 1)).toBeNull()
      forgetMarks(storage)
    }
  })
})
