import { isJsonObject } from '../../json/node'
import type { Decoder } from '../decoder'
import { type JsonFieldTable, jsonFields, textView } from '../json-fields'
import type { Source } from '../source'
import { receiptPart } from '../verify-receipt/receipt-part'
import { samples } from './samples'

const APPLE = /^(?:AppleAppStore|MacAppStore|fake)$/

/** https://docs.unity3d.com/Packages/com.unity.purchasing@4.12/manual/UnityIAPPurchaseReceipts.html */
const FIELDS: JsonFieldTable = {
  Store: {
    title: 'Store',
    values: {
      AppleAppStore: 'App Store',
      MacAppStore: 'App Store on the Mac',
      GooglePlay: 'Google Play, not Apple’s',
      AmazonApps: 'Amazon, not Apple’s',
      fake: 'Unity’s fake store, in the editor',
    },
  },
  TransactionID: { title: 'Transaction ID' },
  Payload: { title: 'What the store gave', note: 'It is read as a part.' },
}

export const unityReceipt: Decoder = {
  id: 'unity-receipt',
  title: 'Receipt as Unity wraps it',
  about: 'The JSON that Unity IAP calls a receipt; what Apple gave is in its Payload.',
  samples,
  detect,
  decode: async (source, context) => {
    const { json, text } = source
    if (!json?.ok || text === null || !isJsonObject(json.value)) {
      return { summary: 'This is not the JSON object in which Unity wraps a receipt.' }
    }
    const { value } = json
    const apple = typeof value.Store === 'string' && APPLE.test(value.Store)
    const parts = apple ? await receiptPart(value, 'Payload', context) : []
    const [inside] = parts
    return {
      summary: inside
        ? `Unity’s wrapper around this: ${inside.title}. The wrapper itself is not signed; see the part.`
        : 'Unity’s wrapper, without anything of Apple’s in it. The wrapper itself is not signed.',
      ...(inside?.environment === undefined ? {} : { environment: inside.environment }),
      fields: jsonFields(json.root, text, 'text', FIELDS),
      views: [textView('text', 'Wrapper', text)],
      value,
      parts,
    }
  },
}

function detect({ json }: Source): number {
  if (!json?.ok || !isJsonObject(json.value)) return 0
  const { value } = json
  if (typeof value.Store !== 'string' || typeof value.Payload !== 'string') return 0
  return 'TransactionID' in value ? 0.98 : 0.8
}
