import { NOTIFICATION_TYPE_WORDS, SUBTYPE_WORDS } from '../apple/app-store/notification-types'
import type { Parameter } from './parameter'

export const REVISION: Parameter = {
  name: 'revision',
  title: 'Page',
  about: 'From the previous answer: where the next page begins.',
  form: { is: 'text' },
}

/** Of Get Transaction History; they have to be repeated with every page. */
export const HISTORY_QUERY: readonly Parameter[] = [
  REVISION,
  {
    name: 'startDate',
    title: 'Bought from',
    about: 'Only purchases at or after this instant.',
    form: { is: 'instant' },
  },
  {
    name: 'endDate',
    title: 'Bought before',
    about: 'Only purchases before this instant. It may be in the future.',
    form: { is: 'instant' },
  },
  {
    name: 'productId',
    title: 'Product ID',
    about: 'Only these products.',
    form: { is: 'text' },
    repeats: true,
  },
  {
    name: 'productType',
    title: 'Product type',
    about: 'Only these kinds of products.',
    form: {
      is: 'one-of',
      values: {
        AUTO_RENEWABLE: 'auto-renewable subscription',
        NON_RENEWABLE: 'non-renewing subscription',
        CONSUMABLE: 'consumable',
        NON_CONSUMABLE: 'non-consumable',
      },
    },
    repeats: true,
  },
  {
    name: 'sort',
    title: 'Order',
    about: 'By when a transaction was last modified, which is not when it was bought.',
    form: {
      is: 'one-of',
      values: { ASCENDING: 'oldest first, the default', DESCENDING: 'newest first' },
    },
  },
  {
    name: 'subscriptionGroupIdentifier',
    title: 'Subscription group',
    about: 'Only these subscription groups.',
    form: { is: 'text' },
    repeats: true,
  },
  {
    name: 'inAppOwnershipType',
    title: 'Ownership',
    about: 'Only what the customer bought, or only what Family Sharing gave.',
    form: {
      is: 'one-of',
      values: { PURCHASED: 'bought by this customer', FAMILY_SHARED: 'shared by family' },
    },
  },
  {
    name: 'revoked',
    title: 'Revoked',
    about: 'Only revoked transactions, or only those that are not. Without it, both.',
    form: { is: 'boolean' },
  },
]

/** Of Get Notification History: all but the page stand in the body. */
export const NOTIFICATION_QUERY: readonly Parameter[] = [
  {
    name: 'paginationToken',
    title: 'Page',
    about: 'From the previous answer: where the next page begins.',
    form: { is: 'text' },
  },
  {
    name: 'startDate',
    title: 'From',
    about:
      'Within the past 180 days, or 30 in the sandbox: that is how long Apple keeps notifications.',
    form: { is: 'instant' },
    required: true,
  },
  {
    name: 'endDate',
    title: 'Until',
    about: 'Later than the start. One in the future counts as now.',
    form: { is: 'instant' },
    required: true,
  },
  {
    name: 'transactionId',
    title: 'Transaction',
    about:
      'Only notifications about this customer. It cannot be combined with a notification type.',
    form: { is: 'id', takes: ['transactionId', 'originalTransactionId'] },
  },
  {
    name: 'notificationType',
    title: 'Notification type',
    about: 'Only this type. It cannot be combined with a transaction.',
    form: { is: 'one-of', values: NOTIFICATION_TYPE_WORDS },
  },
  {
    name: 'notificationSubtype',
    title: 'Subtype',
    about: 'Only this subtype of the notification type.',
    form: { is: 'one-of', values: SUBTYPE_WORDS },
  },
  {
    name: 'onlyFailures',
    title: 'Failures only',
    about: 'Only notifications that have not reached your server, including those being retried.',
    form: { is: 'boolean' },
  },
]
