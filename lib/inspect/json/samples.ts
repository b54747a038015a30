import type { Sample } from '../decoder'

export const SAMPLES: readonly [Sample, ...Sample[]] = [
  {
    name: 'A message for Firebase with a push inside',
    text: JSON.stringify(
      {
        message: {
          topic: 'news',
          apns: { payload: { aps: { alert: { title: 'Hello', body: 'From a server' } }, id: 7 } },
        },
      },
      null,
      2,
    ),
    verdict: 'unverified',
    from: 'https://firebase.google.com/docs/cloud-messaging/concept-options',
  },
  {
    name: 'With one comma too many',
    text: '{\n  "name": "Example",\n  "ids": [1, 2, 3,]\n}',
    verdict: 'invalid',
    findings: ['json/trailing-comma'],
    from: 'made',
  },
  {
    name: 'As Python prints it',
    text: "{'aps': {'alert': 'Hello', 'badge': None}}",
    verdict: 'invalid',
    findings: ['json/wrong-quotes'],
    from: 'made: print() of a dictionary in place of json.dumps()',
  },
  {
    name: 'A number that loses digits, and a key twice',
    text: '{"id": 12345678901234567890, "name": "a", "name": "b"}',
    verdict: 'unverified',
    findings: ['json/duplicate-key', 'json/unsafe-integer'],
    from: 'https://www.rfc-editor.org/rfc/rfc8259#section-4 and #section-6',
  },
]
