import { expect, test } from 'vitest'
import { previewPayload } from '@/lib/push/preview'
import { readPayload } from '@/lib/push/read-payload'
import { TEMPLATES } from '@/lib/push/templates'
import { treat } from './treatment'

/**
 * What a device makes of a payload.
 * https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification
 * https://developer.apple.com/documentation/usernotifications/pushing-background-updates-to-your-app
 * https://developer.apple.com/documentation/activitykit/starting-and-updating-live-activities-with-activitykit-push-notifications
 */
interface Row {
  type: string
  body: string
  treatment: 'shown' | 'woke-app' | 'ignored'
  /** In the sentence on the lock screen. */
  why?: string
  drawn?: object
}

const ROWS: Row[] = [
  { type: 'alert', body: 'hello', treatment: 'ignored', why: 'not JSON' },
  { type: 'alert', body: '[]', treatment: 'ignored', why: 'not an object' },
  { type: 'alert', body: '{}', treatment: 'ignored', why: 'no aps' },
  { type: 'alert', body: '{"aps":[]}', treatment: 'ignored', why: 'not a dictionary' },
  { type: 'alert', body: '{"aps":{}}', treatment: 'ignored', why: 'nothing to show' },
  // alert outside of aps: https://github.com/node-apn/node-apn/issues/731
  { type: 'alert', body: '{"alert":"x","aps":{}}', treatment: 'ignored', why: 'nothing to show' },
  {
    type: 'alert',
    body: '{"aps":{"content-available":1}}',
    treatment: 'ignored',
    why: 'push type background',
  },
  { type: 'alert', body: '{"aps":{"alert":"Text"}}', treatment: 'shown', drawn: { body: 'Text' } },
  {
    type: 'alert',
    body: '{"aps":{"alert":{"title":"T","subtitle":"S","body":"B"},"badge":3,"sound":"default","thread-id":"t","interruption-level":"time-sensitive"}}',
    treatment: 'shown',
    drawn: {
      title: 'T',
      subtitle: 'S',
      body: 'B',
      badge: 3,
      sound: 'default',
      threadId: 't',
      interruption: 'time-sensitive',
      why: null,
    },
  },
  {
    type: 'alert',
    body: '{"aps":{"alert":{"title-loc-key":"HI","loc-key":"SCORE","loc-args":["3","1"]}}}',
    treatment: 'shown',
    why: 'localised',
    drawn: { title: 'HI', body: 'SCORE (3, 1)' },
  },
  {
    type: 'alert',
    body: '{"aps":{"alert":"x","mutable-content":1}}',
    treatment: 'shown',
    why: 'service extension',
  },
  {
    type: 'alert',
    body: '{"aps":{"alert":"x","content-available":1}}',
    treatment: 'shown',
    why: 'in the background as well',
  },
  {
    type: 'alert',
    body: '{"aps":{"alert":"x","sound":{"critical":1,"name":"horn.aiff"},"interruption-level":"loud"}}',
    treatment: 'shown',
    why: 'loud',
    drawn: { sound: 'horn.aiff', interruption: 'active' },
  },
  { type: 'alert', body: '{"aps":{"badge":0}}', treatment: 'shown', why: 'no alert to draw' },
  {
    type: 'background',
    body: '{"aps":{"content-available":1}}',
    treatment: 'woke-app',
    why: 'throttles',
  },
  {
    type: 'background',
    body: '{"aps":{"content-available":1,"category":"c"}}',
    treatment: 'woke-app',
    why: 'category',
  },
  {
    type: 'background',
    body: '{"aps":{"content-available":1,"alert":"x"}}',
    treatment: 'ignored',
    why: 'alert',
  },
  {
    // https://github.com/andrei-m-code/net-core-push-notifications/issues/9
    type: 'background',
    body: '{"aps":{"content_available":1}}',
    treatment: 'ignored',
    why: '"content-available": 1',
  },
  {
    type: 'liveactivity',
    body: '{"aps":{"event":"update","content-state":{}}}',
    treatment: 'ignored',
    why: 'timestamp',
  },
  {
    type: 'liveactivity',
    body: '{"aps":{"timestamp":1,"event":"update"}}',
    treatment: 'ignored',
    why: 'content-state',
  },
  {
    type: 'liveactivity',
    body: '{"aps":{"timestamp":1,"event":"start","alert":{"title":"x"}}}',
    treatment: 'ignored',
    why: 'attributes-type, attributes',
  },
  {
    type: 'liveactivity',
    body: '{"aps":{"timestamp":1,"event":"start","alert":{"title":"x"},"attributes-type":"A","attributes":{}}}',
    treatment: 'woke-app',
    why: 'starts',
  },
  {
    type: 'liveactivity',
    body: '{"aps":{"timestamp":1,"event":"update","content-state":{}}}',
    treatment: 'woke-app',
  },
  { type: 'liveactivity', body: '{"aps":{"timestamp":1,"event":"end"}}', treatment: 'woke-app' },
  { type: 'liveactivity', body: '{"aps":{"timestamp":1,"event":"x"}}', treatment: 'ignored' },
  { type: 'widgets', body: '{"aps":{"content-changed":true}}', treatment: 'woke-app' },
  { type: 'widgets', body: '{"aps":{"content-changed":1}}', treatment: 'ignored' },
  { type: 'controls', body: '{"aps":{"content-changed":true}}', treatment: 'woke-app' },
  { type: 'voip', body: '{"aps":{}}', treatment: 'woke-app', why: 'CallKit' },
  { type: 'location', body: '{"aps":{}}', treatment: 'woke-app' },
  { type: 'pushtotalk', body: '{"aps":{}}', treatment: 'woke-app' },
  { type: 'complication', body: '{"aps":{}}', treatment: 'woke-app' },
  { type: 'fileprovider', body: '{"aps":{}}', treatment: 'woke-app' },
  { type: 'mdm', body: '{"mdm":"magic"}', treatment: 'woke-app' },
  { type: 'voip', body: '{"caller":"Ada"}', treatment: 'woke-app', why: 'CallKit' },
]

// The preview draws what the simulated device does: a template must not say one and do the other.
test.each(TEMPLATES)('the template “$title” is treated as it is previewed', (template) => {
  const preview = previewPayload(readPayload(template.payload), template.pushType)
  const { treatment } = treat(template.pushType, template.payload)
  if (preview.treatment === 'shown') expect(treatment).toBe('shown')
  else expect(treatment).not.toBe('ignored')
})

test.each(ROWS)('$type $body', ({ type, body, treatment, why, drawn }) => {
  const treated = treat(type, body)
  expect(treated).toMatchObject({ treatment, ...drawn })
  expect(treated.sentence).toMatch(/\.$/)
  if (why !== undefined) expect(treated.why).toContain(why)
  if (treatment !== 'shown') expect(treated.why).not.toBeNull()
})
