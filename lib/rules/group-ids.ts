/**
 * The ids of the groups in `registry.ts`, apart from the rules themselves: a page that only links to
 * them need not load them all.
 */
const GROUP_IDS: ReadonlySet<string> = new Set([
  'push-request',
  'apns-reason',
  'device-token',
  'chain',
  'jws',
  'cms',
  'token',
  'token-log',
  'transaction',
  'notification',
  'receipt',
  'api-response',
  'server-api',
  'push-log',
  'certificate',
  'plist',
  'profile',
  'private-key',
  'pkcs12',
  'pass',
  'json',
  'paste',
  'budget',
])

/** Where a finding's rule is explained; `null` for findings that are no rule's, such as `outcome/accepted`. */
export function ruleHref(code: string): `/rules/${string}` | null {
  const [group = '', name = '', ...more] = code.split('/')
  return GROUP_IDS.has(group) && name !== '' && more.length === 0 ? `/rules/${code}` : null
}
