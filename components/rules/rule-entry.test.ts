import { describe, expect, it } from 'vitest'
import { filterRules, type RuleGroupEntry } from './rule-entry'

const GROUPS: RuleGroupEntry[] = [
  {
    id: 'push-request',
    title: 'Push request',
    about: '',
    rules: [
      {
        code: 'push-request/topic',
        level: 'error',
        title: 'Topic missing',
      },
      {
        code: 'push-request/priority',
        level: 'warning',
        title: 'Priority',
      },
    ],
  },
  {
    id: 'apns-reason',
    title: 'Reasons',
    about: '',
    rules: [
      {
        code: 'apns-reason/bad-topic',
        level: 'error',
        title: 'Topic is bad',
      },
    ],
  },
]

const TEXTS = {
  'push-request/topic': ' empty',
  'push-request/priority': ' use 5',
  'apns-reason/bad-topic': ' 400 badtopic',
}

const codes = (words: string, level: 'all' | 'error' | 'warning' | 'notice' = 'all') =>
  filterRules(GROUPS, { words, level }, TEXTS).flatMap((group) =>
    group.rules.map((rule) => rule.code),
  )

describe('searching the rules', () => {
  it.each([
    [
      'nothing typed',
      codes(''),
      ['push-request/topic', 'push-request/priority', 'apns-reason/bad-topic'],
    ],
    [
      'white space only',
      codes('  '),
      ['push-request/topic', 'push-request/priority', 'apns-reason/bad-topic'],
    ],
    ['a word in any case', codes('TOPIC'), ['push-request/topic', 'apns-reason/bad-topic']],
    ['every word has to occur', codes('topic empty'), ['push-request/topic']],
    ['the fix is searched too', codes('use 5'), ['push-request/priority']],
    ['a reason as it comes over the wire', codes('badtopic 400'), ['apns-reason/bad-topic']],
    ['the level alone', codes('', 'warning'), ['push-request/priority']],
    ['word and level', codes('topic', 'warning'), []],
  ])('%s', (_name, found, wanted) => expect(found).toEqual(wanted))

  it('leaves out a group in which nothing was found', () => {
    expect(filterRules(GROUPS, { words: 'priority', level: 'all' }, TEXTS)).toHaveLength(1)
  })

  it('finds by title and code where the texts are not there yet', () => {
    expect(filterRules(GROUPS, { words: 'topic', level: 'all' }, {})).toHaveLength(2)
    expect(filterRules(GROUPS, { words: 'empty', level: 'all' }, {})).toEqual([])
  })
})
