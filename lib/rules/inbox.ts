import type { InboxSubject } from './inbox-subject'
import { inboxRowRules } from './notification/inbox-rows'
import { inboxWholeRules } from './notification/inbox-whole'
import type { AnyRule } from './rule'

/**
 * The rules of `notification` on an inbox as a whole, in the order in which a person meets them;
 * those on one notification, unknown types and undocumented pairs among them, are in
 * `notification.ts`. Of what they find, `at` is `arrival/` and the id of the newest that it is
 * about.
 */
export const inboxRules: readonly AnyRule<InboxSubject>[] = [...inboxWholeRules, ...inboxRowRules]
