import type { Evidence } from './evidence'
import type { Preview } from './preview'
import type { PushRequest } from './request'

/** An empty composer: an alert push to the simulator. */
export const EMPTY_REQUEST: PushRequest = {
  environment: 'simulator',
  port: 443,
  deviceToken: '',
  topic: '',
  pushType: 'alert',
  priority: '10',
  expiration: { kind: 'stored' },
  collapseId: '',
  apnsId: '',
  payload:
    '{\n  "aps": {\n    "alert": {\n      "title": "Hello",\n      "body": "Sent with Assay"\n    }\n  }\n}',
  key: null,
}

/** What is known beside it before anything was asked for. */
export const NO_EVIDENCE: Evidence = { tokens: [], keys: [] }

/** What a lock screen makes of its payload. */
export const EMPTY_PREVIEW: Preview = {
  treatment: 'shown',
  why: null,
  title: { kind: 'text', text: 'Hello' },
  subtitle: null,
  body: { kind: 'text', text: 'Sent with Assay' },
  sound: null,
  badge: null,
  interruption: 'active',
  threadId: null,
  category: null,
  notes: [],
}
