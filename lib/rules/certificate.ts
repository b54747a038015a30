import { certificateDates } from './certificate-dates'
import { certificatePurpose } from './certificate-purpose'
import { certificateServer } from './certificate-server'
import type { CertificateSubject } from './certificate-subject'
import type { AnyRule } from './rule'

/** The rules of `certificate`, in the order in which a person meets them. */
export const certificateRules: readonly AnyRule<CertificateSubject>[] = [
  ...certificatePurpose,
  ...certificateDates,
  ...certificateServer,
]
