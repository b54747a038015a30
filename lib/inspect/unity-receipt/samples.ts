import type { Sample } from '../decoder'

export const samples: readonly [Sample, ...Sample[]] = [
  {
    name: 'From another store',
    text: '{"Store":"GooglePlay","TransactionID":"GPA.0000-0000-0000-00000","Payload":"{}"}',
    verdict: 'unverified',
    findings: [],
    from: 'made after https://docs.unity3d.com/Packages/com.unity.purchasing@4.12/manual/UnityIAPPurchaseReceipts.html',
  },
]
