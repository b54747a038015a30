import { meaningRules } from './notification/meaning'
import { partRules } from './notification/parts'
import type { NotificationSubject } from './notification-subject'
import type { AnyRule } from './rule'

/** The rules of `notification` on version 2, in the order in which a person meets them. */
export const notificationRules: readonly AnyRule<NotificationSubject>[] = [
  ...meaningRules,
  ...partRules,
]
