import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { setAt } from '../push/payload-edit'
import { readPayload } from '../push/read-payload'
import { editAt } from './edit'
import type { JsonValue } from './node'
import { toPointer } from './pointer'

describe('setAt', () => {
  test.each<
    [name: string, text: string, pointer: string, value: JsonValue | undefined, after: string]
  >([
    [
      'replaces only the value',
      '{ "aps" : {"badge":1 } }',
      '/aps/badge',
      2,
      '{ "aps" : {"badge":2 } }',
    ],
    ['touches nothing where it says so already', '{"a": 1.0e0}', '/a', 1, '{"a": 1.0e0}'],
    [
      'adds behind the last member',
      '{"aps":{"badge":1}}',
      '/aps/sound',
      'default',
      '{"aps":{"badge":1,"sound":"default"}}',
    ],
    [
      'keeps the layout',
      '{\n  "aps": {\n    "badge": 1\n  }\n}\n',
      '/aps/alert',
      { title: 'Hi' },
      '{\n  "aps": {\n    "badge": 1,\n    "alert": {\n      "title": "Hi"\n    }\n  }\n}\n',
    ],
    [
      'keeps tabs and CRLF',
      '{\r\n\t"aps": {}\r\n}',
      '/aps/badge',
      3,
      '{\r\n\t"aps": {\r\n\t\t"badge": 3\r\n\t}\r\n}',
    ],
    [
      'makes what is missing on the way',
      '{}',
      '/aps/alert/title',
      'Hi',
      '{"aps": {"alert": {"title": "Hi"}}}',
    ],
    ['starts from nothing', ' ', '/aps/badge', 1, '{"aps": {"badge": 1}}'],
    ['takes away the first of two', '{"a": 1, "b": 2}', '/a', undefined, '{"b": 2}'],
    ['takes away the last of two', '{"a": 1, "b": 2}', '/b', undefined, '{"a": 1}'],
    ['takes away the only one', '{"a": { "b": 2 }}', '/a/b', undefined, '{"a": {}}'],
    ['takes away every duplicate', '{"a":1,"b":2,"a":3}', '/a', undefined, '{"b":2}'],
    ['takes away one item of an array', '[1,2,3]', '/1', undefined, '[1,3]'],
    ['sets the duplicate that counts', '{"a":1,"a":2}', '/a', 9, '{"a":1,"a":9}'],
    ['appends to an array', '{"loc-args":["a"]}', '/loc-args/1', 'b', '{"loc-args":["a","b"]}'],
    ['leaves what is not there', '{"a":1}', '/b/c', undefined, '{"a":1}'],
    [
      'keeps numbers no double can hold',
      '{"id":9007199254740993,"a":1}',
      '/a',
      2,
      '{"id":9007199254740993,"a":2}',
    ],
    ['sets a key named __proto__', '{}', '/__proto__', 1, '{"__proto__": 1}'],
  ])('%s', (_name, text, pointer, value, after) => {
    expect(setAt(text, pointer, value)).toBe(after)
  })

  it('says null where it cannot', () => {
    expect(setAt('{"a":', '/a', 1)).toBeNull()
    expect(setAt('{"a":"text"}', '/a/b', 1)).toBeNull()
    expect(setAt('[1]', '/7', 1)).toBeNull()
    expect(setAt('{}', 'aps', 1)).toBeNull()
  })

  const path = fc.array(fc.constantFrom('aps', 'alert', 'a/b', 'm~n', '__proto__', 'x'), {
    minLength: 1,
    maxLength: 4,
  })
  const indent = fc.constantFrom('', ' ', '  ', '\t')

  it('sets what it says, and the rest stays byte for byte', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom('aps', 'x', 'a/b'), fc.jsonValue()),
        path,
        fc.jsonValue(),
        indent,
        (object, parts, value, layout) => {
          const text = JSON.stringify(object, null, layout)
          const pointer = toPointer(parts)
          const edit = editAt(text, pointer, value as JsonValue)
          const after = setAt(text, pointer, value as JsonValue)
          if (!edit || after === null) return
          expect(after).toBe(text.slice(0, edit.start) + edit.insert + text.slice(edit.end))
          const found = parts.reduce<unknown>(
            (at, part) => (at as Record<string, unknown>)[part],
            parsedOf(after),
          )
          expect(JSON.stringify(found)).toBe(JSON.stringify(value))
          const others = Object.entries(parsedOf(after)).filter(([key]) => key !== parts[0])
          expect(JSON.stringify(others)).toBe(
            JSON.stringify(Object.entries(JSON.parse(text)).filter(([key]) => key !== parts[0])),
          )
        },
      ),
    )
  })

  it('undoes what it added', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
        fc.jsonValue(),
        indent,
        (object, value, layout) => {
          const text = JSON.stringify(object, null, layout)
          const pointer = toPointer(['a key that is not there'])
          const added = setAt(text, pointer, value as JsonValue)
          expect(added === null ? null : setAt(added, pointer, undefined)).toBe(text)
        },
      ),
    )
  })
})

function parsedOf(text: string): Record<string, unknown> {
  const { parsed } = readPayload(text)
  if (!parsed.ok) throw new Error(`not JSON: ${text}`)
  return parsed.value as Record<string, unknown>
}
