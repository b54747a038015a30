import { STATUSES } from '../apple/app-store/enums'

export interface AccessWord {
  /** `yes`, `no`, or `not-said`: never guessed from the type. */
  granted: 'yes' | 'no' | 'not-said'
  /** A sentence. */
  text: string
}

const BY_STATUS: Readonly<Record<string, AccessWord>> = {
  '1': { granted: 'yes', text: 'The subscription is active: access continues.' },
  '2': { granted: 'no', text: 'The subscription has expired: there is no access.' },
  '3': {
    granted: 'no',
    text: 'The subscription is in billing retry: there is no access, and Apple keeps trying to collect the payment.',
  },
  '4': {
    granted: 'yes',
    text: 'The subscription is in its billing grace period: access continues although the payment failed.',
  },
  '5': { granted: 'no', text: 'The subscription was revoked: there is no access.' },
}

/**
 * What a notification says about access, from `data.status` alone: a refund of an earlier period
 * leaves a subscription active, so its type tells nothing.
 * https://developer.apple.com/documentation/appstoreserverapi/status
 */
export function accessOf(status: number | null): AccessWord {
  if (status === null) {
    const text =
      'It has no status, so it says nothing about access: only those about auto-renewable subscriptions have one.'
    return { granted: 'not-said', text }
  }
  return (
    BY_STATUS[String(status)] ?? {
      granted: 'not-said',
      text: `Its status is ${status}, which is not one of ${Object.keys(STATUSES).join(', ')}.`,
    }
  )
}
