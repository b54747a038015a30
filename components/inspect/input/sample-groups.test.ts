import { describe, expect, it } from 'vitest'
import { DECODERS } from '@/lib/inspect/registry'
import { sampleGroups } from './sample-groups'

const rows = DECODERS.map(({ id, title, about }) => ({ format: id, title, about, samples: [] }))

describe('the groups of samples', () => {
  const groups = sampleGroups(rows)

  it('have every decoder once', () => {
    const formats = groups.flatMap((group) => group.rows.map(({ format }) => format))
    expect(formats.toSorted()).toEqual(rows.map(({ format }) => format).toSorted())
  })

  it.each([
    ['Push', 7],
    ['App Store', 14],
    ['Keys & certificates', 8],
  ])('%s has all %i that it names', (title, count) => {
    expect(groups.find((group) => group.title === title)?.rows).toHaveLength(count)
  })

  it('leave out a group without any', () => {
    const push = rows.filter(({ format }) => format === 'push-log')
    expect(sampleGroups(push).map(({ title }) => title)).toEqual(['Push'])
    expect(sampleGroups([])).toEqual([])
  })

  it('have room for a decoder that nobody put into a group', () => {
    const strange = { format: 'strange', title: 'Strange', about: '', samples: [] }
    expect(sampleGroups([strange])).toEqual([{ title: 'Files & more', rows: [strange] }])
  })
})
