import type { Step } from '../../rules/rule'
import type { Expectation } from '../decoder'

/** What a receipt says of whose it is. */
export interface ReceiptOwner {
  bundleId: string | null
  /** As it came: `ProductionSandbox`. */
  environment: string | null
  /** Digits; nobody documents this attribute. */
  appItemId: string | null
}

/** One of Apple's environments by the receipt's word for it; an unknown word stays as it is. */
export function environmentOf(receiptType: string | null): string | null {
  if (receiptType === null) return null
  if (/sandbox/i.test(receiptType)) return 'Sandbox'
  return /^production/i.test(receiptType) ? 'Production' : receiptType
}

/** Whether the receipt is of the app and the environment that whoever asks expects. */
export function checkExpectations(owner: ReceiptOwner, expect: Expectation): Step[] {
  return [
    compared(
      'Bundle ID is the expected one',
      'bundle ID',
      owner.bundleId,
      expect.bundleId,
      owner.bundleId === expect.bundleId,
      'receipt/other-app',
    ),
    compared(
      'Environment is the expected one',
      'environment',
      owner.environment,
      expect.environment,
      environmentOf(owner.environment)?.toLowerCase() === expect.environment?.toLowerCase(),
      'receipt/other-environment',
    ),
    ...appleId(owner, expect.appAppleId),
  ]
}

function compared(
  name: string,
  what: string,
  found: string | null,
  expected: string | undefined,
  equal: boolean,
  code: string,
): Step {
  const says = found === null ? `The receipt names no ${what}` : `The receipt says ${found}`
  if (expected === undefined) {
    return { name, result: 'skipped', detail: `No ${what} was given to compare with. ${says}.` }
  }
  if (equal) return { name, result: 'pass', detail: `${says}, as expected.` }
  return { name, result: 'fail', detail: `${says}; ${expected} was expected.`, code }
}

/** Apple does not document the attribute, so a difference proves nothing. */
function appleId({ appItemId }: ReceiptOwner, expected: number | undefined): Step[] {
  if (expected === undefined) return []
  const name = 'App Apple ID is the expected one'
  if (appItemId === String(expected)) {
    return [{ name, result: 'pass', detail: `Attribute 1 is ${appItemId}, as expected.` }]
  }
  const detail = `Attribute 1 is ${appItemId ?? 'missing'}, and ${expected} was expected. Apple does not document that attribute, and in the sandbox it is 0.`
  return [{ name, result: 'unknown', detail }]
}
