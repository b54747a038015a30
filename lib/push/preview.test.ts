import { describe, expect, it, test } from 'vitest'
import { PUSH_TYPES } from '@/lib/apple/push-types'
import { findings, lint } from '@/lib/rules/lint'
import { pushRequestRules } from '@/lib/rules/registry'
import { EXAMPLE_NOW, exampleDraft } from './example-draft'
import { previewPayload } from './preview'
import { readPayload } from './read-payload'
import { TEMPLATES } from './templates'

const preview = (payload: unknown, pushType = 'alert') =>
  previewPayload(
    readPayload(typeof payload === 'string' ? payload : JSON.stringify(payload)),
    pushType,
  )

describe('previewPayload', () => {
  it('shows a text as the body', () => {
    expect(preview({ aps: { alert: 'Hello' } })).toMatchObject({
      treatment: 'shown',
      title: null,
      body: { kind: 'text', text: 'Hello' },
    })
  })

  it('shows every line, sound, badge and group', () => {
    expect(
      preview({
        aps: {
          alert: { title: 'A', subtitle: 'B', body: 'C' },
          sound: 'goal.caf',
          badge: 3,
          'thread-id': 't',
          category: 'c',
          'interruption-level': 'time-sensitive',
        },
      }),
    ).toMatchObject({
      treatment: 'shown',
      why: null,
      title: { text: 'A' },
      subtitle: { text: 'B' },
      body: { text: 'C' },
      sound: 'goal.caf',
      badge: 3,
      threadId: 't',
      category: 'c',
      interruption: 'time-sensitive',
    })
  })

  it('shows keys of the app’s strings as keys, with their arguments', () => {
    expect(
      preview({
        aps: { alert: { 'title-loc-key': 'T', 'loc-key': 'B', 'loc-args': ['Anna', 3] } },
      }),
    ).toMatchObject({
      treatment: 'shown',
      title: { kind: 'key', key: 'T', args: [] },
      body: { kind: 'key', key: 'B', args: ['Anna', '3'] },
    })
  })

  test.each<[string, unknown, string, string, RegExp]>([
    ['not JSON', '{', 'alert', 'nothing', /not JSON/],
    ['an array', [], 'alert', 'nothing', /not an object/],
    ['no aps', { alert: 'x' }, 'alert', 'nothing', /no aps/],
    ['aps as a text', { aps: 'x' }, 'alert', 'nothing', /aps is not/],
    ['no words', { aps: {} }, 'alert', 'nothing', /no words/],
    ['empty words', { aps: { alert: { title: '', body: '' } } }, 'alert', 'nothing', /no words/],
    ['numbers for words', { aps: { alert: { body: 4711 } } }, 'alert', 'nothing', /no words/],
    ['a badge only', { aps: { badge: 3 } }, 'alert', 'app', /badge becomes 3/],
    ['clearing the badge', { aps: { badge: 0 } }, 'alert', 'app', /badge goes/],
    ['a sound only', { aps: { sound: 'default' } }, 'alert', 'app', /sound plays/],
    [
      'background',
      { aps: { 'content-available': 1 } },
      'background',
      'app',
      /woken in the background/,
    ],
    ['VoIP', { aps: { alert: 'Anna' } }, 'voip', 'app', /report a call/],
    [
      'Live Activity',
      { aps: { event: 'end', 'content-state': {} } },
      'liveactivity',
      'app',
      /content-state one last time/,
    ],
  ])('%s: says what happens instead', (_name, payload, pushType, treatment, why) => {
    expect(preview(payload, pushType)).toMatchObject({ treatment, why: expect.stringMatching(why) })
  })

  it('has a sentence for every push type that shows nothing, and shows an unknown type as an alert', () => {
    for (const { type } of PUSH_TYPES.filter((row) => row.type !== 'alert'))
      expect(preview({ aps: {} }, type).why).toMatch(/\.$/)
    expect(preview({ aps: { alert: 'x' } }, 'constructor').treatment).toBe('shown')
    expect(preview({ aps: { alert: 'x' } }, '').treatment).toBe('shown')
  })
})

describe('templates', () => {
  it('has each once, with Apple’s page', () => {
    expect(new Set(TEMPLATES.map((row) => row.id)).size).toBe(TEMPLATES.length)
    for (const row of TEMPLATES)
      expect(row.see).toMatch(/^https:\/\/developer\.apple\.com\/documentation\//)
  })

  test.each(TEMPLATES.map((row) => [row.id, row] as const))(
    '%s: no rule warns of it',
    (_id, row) => {
      const suffix = PUSH_TYPES.find(({ type }) => type === row.pushType)?.topicSuffix ?? ''
      const draft = exampleDraft({
        payload: row.payload,
        pushType: row.pushType,
        priority: row.priority,
        topic: `com.example.app${suffix}`,
        expiration:
          row.pushType === 'voip'
            ? { kind: 'until', at: EXAMPLE_NOW / 1000 + 5 }
            : { kind: 'stored' },
      })
      expect(
        findings(lint(pushRequestRules, draft)).filter(({ level }) => level !== 'notice'),
      ).toEqual([])
      expect(row.payload).toBe(JSON.stringify(JSON.parse(row.payload), null, 2))
    },
  )
})
