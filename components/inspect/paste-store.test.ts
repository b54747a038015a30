import { beforeEach, describe, expect, it } from 'vitest'
import type { PastedInput } from './engine/protocol'
import * as store from './paste-store'

const file = (id: string): PastedInput => ({ id, name: id, text: null, bytes: new Uint8Array([1]) })
const text = (words: string) => store.textInput(words)

/** The state as a component sees it. */
function snapshot() {
  return store.currentState()
}
const shown = () =>
  snapshot().pastes.find(({ input }) => input.id === snapshot().current)?.input ?? null

beforeEach(() => store.forgetAll())

describe('what was pasted', () => {
  it('is kept with the newest first, and the first of several is shown', () => {
    store.addPastes([text('one')])
    store.addPastes([file('a'), file('b')])
    expect(snapshot().pastes.map(({ input }) => input.name ?? input.text)).toEqual([
      'a',
      'b',
      'one',
    ])
    expect(shown()?.name).toBe('a')
    const [a, b, one] = snapshot().pastes
    expect(a?.batch).toBe(b?.batch)
    expect(a?.batch).not.toBe(one?.batch)
  })

  it('is changed by typing, and keeps its identity', () => {
    store.addPastes([text('one')])
    const id = shown()?.id
    store.editText('one more')
    expect(shown()).toMatchObject({ id, text: 'one more' })
    expect(snapshot().pastes).toHaveLength(1)
  })

  it('is begun anew by typing beside a file', () => {
    store.addPastes([file('a')])
    store.editText('x')
    expect(shown()?.text).toBe('x')
    expect(snapshot().pastes).toHaveLength(2)
  })

  describe('a sample’s roots', () => {
    const trust = [{ name: 'r', pem: 'p' }]
    const given = { trust, keys: [{ pem: 'k' }], password: 'p', now: 1 }
    beforeEach(() => store.addPastes([text('a sample text')], { given, as: 'x' }))

    it.each([
      ['a letter at the end', 'a sample text.'],
      ['a space in the middle', 'a sam ple text'],
      ['another letter in place of one', 'a sample test'],
      ['a letter taken out', 'a sample txt'],
      ['a word taken out', 'a sample '],
      ['two letters at once', 'a sample text한글'],
    ])('stay with %s', (_, next) => {
      store.editText(next)
      expect(snapshot().pastes[0]).toMatchObject({ given, as: 'x' })
    })

    it.each([
      ['three letters at once', 'a sample text and'],
      ['another text of the same length', 'b-tempie-fext'],
      ['another word in place of one', 'a strange text'],
      ['nearly all taken out', 'a'],
      ['nothing', ''],
    ])('go with %s', (_, next) => {
      store.editText(next)
      expect(snapshot().pastes[0]).toMatchObject({ given: store.NOTHING_GIVEN, as: null })
    })
  })

  it('is not kept when it is blank, and no more than thirty are', () => {
    store.addPastes([text('  ')])
    for (let index = 0; index < 40; index++) store.addPastes([text(`n${index}`)])
    expect(snapshot().pastes).toHaveLength(30)
    expect(snapshot().pastes.some(({ input }) => input.text?.trim() === '')).toBe(false)
  })

  it('is forgotten wholly, bytes and settings too', () => {
    const given = file('a')
    store.addPastes([given])
    store.changeSettings({ password: 'secret', keys: [{ pem: 'k' }] })
    store.forgetAll()
    expect(snapshot()).toMatchObject({ pastes: [], current: null })
    expect(snapshot().settings.password).toBe('')
    expect(snapshot().settings.keys).toEqual([])
    expect(given.bytes).toEqual(new Uint8Array(1))
  })
})
