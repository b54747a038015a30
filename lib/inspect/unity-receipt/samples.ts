import signed from '../app-receipt/signed-samples.json'
import type { Sample } from '../decoder'

const FROM =
  'made after https://docs.unity3d.com/Packages/com.unity.purchasing@4.12/manual/UnityIAPPurchaseReceipts.html'

export const samples: readonly [Sample, ...Sample[]] = [
  {
    name: 'Around an app receipt',
    text: JSON.stringify({
      Store: 'AppleAppStore',
      TransactionID: '2000000900000001',
      Payload: signed.samples.sandbox,
    }),
    trust: [{ name: 'Assay sample root', pem: signed.root }],
    verdict: 'unverified',
    findings: [],
    from: FROM,
  },
  {
    name: 'From another store',
    text: '{"Store":"GooglePlay","TransactionID":"GPA.0000-0000-0000-00000","Payload":"{}"}',
    verdict: 'unverified',
    findings: [],
    from: FROM,
  },
]
