import { apiResponseRules } from './api-response'
import { apnsReasonRules } from './apns-reason'
import { budgetRules } from './budget'
import { certificateRules } from './certificate'
import { chainRules } from './chain'
import { cmsRules } from './cms'
import { deviceTokenRules } from './device-token'
import { inboxRules } from './inbox'
import { jsonRules } from './json'
import { jsonLinesRules } from './json/lines'
import { jwsRules } from './jws'
import { notificationRules } from './notification'
import { notificationV1Rules } from './notification-v1'
import { passRules } from './pass'
import { pasteRules } from './paste'
import { pkcs12Rules } from './pkcs12'
import { plistRules } from './plist'
import { privateKeyRules } from './private-key'
import { profileRules } from './profile'
import { pushLogRules } from './push-log'
import { pushRequestRules } from './push-request'
import { receiptRules } from './receipt'
import type { AnyRule } from './rule'
import { serverApiOrderRules, serverApiOutcomeRules } from './server-api'
import { tokenRules } from './token'
import { tokenLogRules } from './token-log'
import { transactionRules } from './transaction'
import { lifeRules } from './transaction-life'
import { verifyReceiptRules } from './verify-receipt'

export { pushRequestRules } from './push-request'

/** A group of rules about one kind of subject, as the pages under `/rules` list them. */
export interface RuleGroup {
  /** The folder, the first part of a code and of the address. */
  id: string
  title: string
  about: string
  rules: readonly AnyRule<unknown>[]
}

export const RULE_GROUPS: readonly RuleGroup[] = [
  {
    id: 'push-request',
    title: 'Push request',
    about: 'What Assay checks before a push is sent: device token, key, headers and payload.',
    rules: pushRequestRules,
  },
  {
    id: 'apns-reason',
    title: 'APNs reasons',
    about:
      'What it means when APNs refuses a push: every reason that Apple documents for device pushes.',
    rules: apnsReasonRules,
  },
  {
    id: 'device-token',
    title: 'Device tokens',
    about: 'What may have happened to a device token before it was pasted.',
    rules: deviceTokenRules,
  },
  {
    id: 'chain',
    title: 'Certificate chains',
    about: 'Whether a chain of certificates ends at a trusted root, link by link.',
    rules: chainRules,
  },
  {
    id: 'jws',
    title: 'Signed tokens',
    about: 'The form and the signature of whatever Apple signs as a JWS.',
    rules: jwsRules,
  },
  {
    id: 'cms',
    title: 'Signed messages',
    about: 'The form and the signature of receipts, profiles and passes, which are CMS (PKCS #7).',
    rules: cmsRules,
  },
  {
    id: 'token',
    title: 'Tokens for Apple’s APIs',
    about: 'Provider tokens and the tokens of the App Store Server and App Store Connect APIs.',
    rules: tokenRules,
  },
  {
    id: 'token-log',
    title: 'Series of provider tokens',
    about:
      'What a log with several provider tokens shows: how often they are made, how long they are used, and what shares a connection.',
    rules: tokenLogRules,
  },
  {
    id: 'transaction',
    title: 'Transactions and renewals',
    about:
      'What a transaction, a renewal or an app transaction says, what is easily misread, and what is odd about a customer’s whole history.',
    rules: [...transactionRules, ...lifeRules],
  },
  {
    id: 'notification',
    title: 'Notifications',
    about: 'App Store Server Notifications: what they mean and what they do not.',
    rules: [...notificationRules, ...notificationV1Rules, ...inboxRules],
  },
  {
    id: 'receipt',
    title: 'Receipts',
    about: 'App receipts, the older transaction receipts and answers of verifyReceipt.',
    rules: [...receiptRules, ...verifyReceiptRules],
  },
  {
    id: 'api-response',
    title: 'Answers from Apple’s APIs',
    about: 'What the App Store Server API, App Store Connect and APNs answered.',
    rules: apiResponseRules,
  },
  {
    id: 'server-api',
    title: 'Calls to the App Store',
    about:
      'What Assay checks before a call to the App Store Server API, and what its answer means beyond the error code.',
    rules: [...serverApiOrderRules, ...serverApiOutcomeRules],
  },
  {
    id: 'push-log',
    title: 'Push commands and logs',
    about: 'What a curl command, an HTTP log or a library’s error says about a failed push.',
    rules: pushLogRules,
  },
  {
    id: 'certificate',
    title: 'Certificates',
    about: 'Certificates, certificate requests and the chains that a server presents.',
    rules: certificateRules,
  },
  {
    id: 'plist',
    title: 'Property lists',
    about:
      'Info.plist, entitlements, and what is wrong with a text that should be a property list.',
    rules: plistRules,
  },
  {
    id: 'profile',
    title: 'Provisioning profiles',
    about: 'What a provisioning profile allows, to whom and until when.',
    rules: profileRules,
  },
  {
    id: 'private-key',
    title: 'Private keys',
    about: 'What may have happened to a .p8 file, and what it cannot be used for.',
    rules: privateKeyRules,
  },
  {
    id: 'pkcs12',
    title: 'PKCS #12 files',
    about: 'Certificates with their keys in a .p12 file.',
    rules: pkcs12Rules,
  },
  {
    id: 'pass',
    title: 'Wallet passes',
    about: 'A .pkpass file: its description, its manifest and its signature.',
    rules: passRules,
  },
  {
    id: 'json',
    title: 'JSON',
    about: 'What is wrong with a text that should be JSON.',
    rules: [...jsonRules, ...jsonLinesRules],
  },
  {
    id: 'paste',
    title: 'Pasted text',
    about: 'What was removed from a pasted text before it could be read.',
    rules: pasteRules,
  },
  {
    id: 'budget',
    title: 'Budgets',
    about: 'Where reading stops, so that no input can keep the console busy.',
    rules: budgetRules,
  },
]

/** The rule of that address, `/rules/<group>/<name>`; `null` where there is none. */
export function findRule(group: string, name: string): AnyRule<unknown> | null {
  const code = `${group}/${name}`
  return (
    RULE_GROUPS.find((row) => row.id === group)?.rules.find((rule) => rule.code === code) ?? null
  )
}
