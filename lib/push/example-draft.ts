import { type PushDraft, pushDraft } from './draft'
import type { PushRequest, SigningKey } from './request'

/** The instant of every example: 15 January 2026, 12:00 UTC. */
export const EXAMPLE_NOW = 1_768_478_400_000

export const EXAMPLE_TOKEN = '4f9a1c7be2d05836a1b4c9d7e0f32856817a4c5b6d9e0f1a2b3c4d5e6f708192'

export const EXAMPLE_KEY: SigningKey = { id: 'example', keyId: 'ABC123DEFG', teamId: 'DEF123GHIJ' }

/** What an example says differently from a push that is in order. */
export type ExampleParts = Omit<Partial<PushRequest>, 'payload'> & { payload?: string | object }

/** A complete alert push that no rule objects to, but for the parts given. */
export function exampleDraft(parts: ExampleParts = {}): PushDraft {
  const { payload, ...rest } = parts
  return pushDraft(
    {
      environment: 'sandbox',
      port: 443,
      deviceToken: EXAMPLE_TOKEN,
      topic: 'com.example.app',
      pushType: 'alert',
      priority: '10',
      expiration: { kind: 'stored' },
      collapseId: '',
      apnsId: '',
      key: EXAMPLE_KEY,
      payload:
        typeof payload === 'string'
          ? payload
          : JSON.stringify(
              payload ?? { aps: { alert: { title: 'Hello', body: 'Sent with Assay' } } },
            ),
      ...rest,
    },
    EXAMPLE_NOW,
  )
}

/** A background push that no rule objects to, but for the parts given. */
export function exampleBackground(parts: ExampleParts = {}): PushDraft {
  return exampleDraft({
    pushType: 'background',
    priority: '5',
    payload: { aps: { 'content-available': 1 } },
    ...parts,
  })
}

/** A VoIP push that no rule objects to, but for the parts given. */
export function exampleVoip(parts: ExampleParts = {}): PushDraft {
  return exampleDraft({
    pushType: 'voip',
    topic: 'com.example.app.voip',
    expiration: { kind: 'until', at: EXAMPLE_NOW / 1000 + 5 },
    payload: { call: '6f9619ff' },
    ...parts,
  })
}

/** A Live Activity push that no rule objects to, but for its `aps`. */
export function exampleActivity(aps: object, parts: ExampleParts = {}): PushDraft {
  return exampleDraft({
    pushType: 'liveactivity',
    topic: 'com.example.app.push-type.liveactivity',
    payload: {
      aps: {
        timestamp: EXAMPLE_NOW / 1000,
        event: 'update',
        'content-state': { score: 2 },
        ...aps,
      },
    },
    ...parts,
  })
}
