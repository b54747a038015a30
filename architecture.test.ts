import { describe, expect, it } from 'vitest'
import { content } from './scripts/architecture/content'
import { entries } from './scripts/architecture/entries'
import { layers } from './scripts/architecture/layers'
import { listSources } from './scripts/architecture/list-sources'
import { longFiles } from './scripts/architecture/long-files'

const sources = listSources(import.meta.dirname)
const paths = new Set(sources.map((file) => file.path))

describe('the architecture', () => {
  it('is read from the real sources', () => {
    for (const path of ['proxy.ts', 'lib/server/guard.ts', 'lib/rules/rule.ts', 'app/layout.tsx']) {
      expect(paths).toContain(path)
    }
  })
  for (const invariant of [...layers, ...content, ...entries]) {
    it(invariant.name, () => {
      const breaches = sources.flatMap((file) =>
        invariant.check(file).map((sentence) => `${file.path} ${sentence}`),
      )
      expect(breaches).toEqual([])
    })
  }
  it('keeps no reason for a file that is gone', () => {
    expect(Object.keys(longFiles).filter((path) => !paths.has(path))).toEqual([])
  })
})
