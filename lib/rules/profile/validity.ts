import { PROFILE } from '../../apple/plist-sources'
import { type AnyRule, defineRule } from '../rule'
import { exampleProfile, type ProfileSubject } from './subject'

const DAY = 86_400_000
const SOON = 30 * DAY
const utc = (instant: number): string =>
  `${new Date(instant).toISOString().slice(0, 19).replace('T', ' ')} UTC`
const days = (span: number): string => {
  const count = Math.floor(span / DAY)
  return count === 1 ? '1 day' : `${count.toLocaleString('en-GB')} days`
}
const { now } = exampleProfile
const NOW = now ?? 0

/** Of the profile’s and its certificates’ time. */
export const validityRules: readonly AnyRule<ProfileSubject>[] = [
  defineRule<ProfileSubject, { expires: number; since: number }>({
    code: 'profile/expired',
    level: 'warning',
    title: 'The profile has expired',
    cause:
      'Profiles are usually valid for a year at most, or for seven days without a paid membership.',
    fix: 'Make a new one in the developer account (Xcode does so by itself for those that it manages) and build again with it. An app from the App Store needs none.',
    see: [PROFILE.inside, PROFILE.edit],
    check: ({ expires, now }) => {
      if (expires === null || now === null) return 'not-applicable'
      return now > expires ? { args: { expires, since: now - expires } } : 'pass'
    },
    message: ({ expires, since }) => `It expired ${utc(expires)}, ${days(since)} ago.`,
    examples: () => ({
      bad: [{ ...exampleProfile, expires: NOW - 3 * DAY }],
      good: [exampleProfile, { ...exampleProfile, now: null }],
    }),
  }),
  defineRule<ProfileSubject, { expires: number; left: number }>({
    code: 'profile/expires-soon',
    level: 'notice',
    title: 'The profile expires soon',
    cause:
      'From then on apps that carry it can be neither installed nor started. Apps from the App Store carry none.',
    fix: 'Make a new one in the developer account and build with it before that day.',
    see: [PROFILE.inside, PROFILE.edit],
    check: ({ expires, now }) => {
      if (expires === null || now === null || now > expires) return 'not-applicable'
      return expires - now < SOON ? { args: { expires, left: expires - now } } : 'pass'
    },
    message: ({ expires, left }) => `It expires ${utc(expires)}, in ${days(left)}.`,
    examples: () => ({
      bad: [
        { ...exampleProfile, expires: NOW + 3 * DAY },
        { ...exampleProfile, expires: NOW + 1.5 * DAY },
      ],
      good: [exampleProfile, { ...exampleProfile, expires: NOW - DAY }],
    }),
  }),
  defineRule<ProfileSubject, { name: string; notAfter: number; count: number }>({
    code: 'profile/certificates-expired',
    level: 'warning',
    title: 'None of the profile’s certificates is valid any more',
    cause:
      'The profile lists who may sign an app with it, and each of those certificates has expired.',
    fix: 'Make a new certificate, edit the profile to list it, and download the profile again.',
    see: [PROFILE.inside, PROFILE.edit],
    check: ({ certificates, now }) => {
      const last = certificates.toSorted((one, other) => other.notAfter - one.notAfter)[0]
      if (now === null || !last) return 'not-applicable'
      return last.notAfter < now ? { args: { ...last, count: certificates.length } } : 'pass'
    },
    message: ({ name, notAfter, count }) =>
      `Of ${count === 1 ? '1 certificate' : `${count} certificates`} the last, “${name.slice(0, 80)}”, ended ${utc(notAfter)}.`,
    examples: () => ({
      bad: [{ ...exampleProfile, certificates: [{ name: 'A', notAfter: NOW - DAY }] }],
      good: [
        exampleProfile,
        {
          ...exampleProfile,
          certificates: [
            { name: 'A', notAfter: NOW - DAY },
            { name: 'B', notAfter: NOW + DAY },
          ],
        },
      ],
    }),
  }),
]
