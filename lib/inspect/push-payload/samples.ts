import type { Sample } from '../decoder'

export const SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    name: 'An alert, pretty-printed',
    text: '{\n  "aps" : {\n    "alert" : {\n      "title" : "Hello",\n      "body" : "Is white space to blame?"\n    },\n    "sound" : "default"\n  }\n}',
    verdict: 'unverified',
    findings: ['json/white-space'],
    from: 'Question: is .prettyPrinted JSON the culprit?',
  },
  {
    name: 'A background push with a sound',
    text: '{"aps":{"content-available":1,"sound":""}}',
    verdict: 'unverified',
    findings: ['push-request/background-other-keys', 'outcome/accepted-background'],
    from: 'Question: a content-available push after a VoIP push never wakes the app',
  },
  {
    name: 'Keys with underscores',
    text: '{"aps":{"alert":"Hello","mutable_content":1,"thread_id":"a"}}',
    verdict: 'unverified',
    findings: ['push-request/aps-key-misspelled'],
    from: 'made: the spelling of Firebase’s older API',
  },
  {
    name: 'Too large',
    text: JSON.stringify({ aps: { alert: 'x'.repeat(4_200) } }),
    verdict: 'invalid',
    findings: ['push-request/payload-too-large'],
    from: 'https://developer.apple.com/documentation/usernotifications/generating-a-remote-notification',
  },
]
