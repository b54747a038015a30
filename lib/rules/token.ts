import type { TokenSubject } from '../inspect/developer-token/subject'
import type { AnyRule } from './rule'
import { algMissing } from './token/alg-missing'
import { algNotEs256 } from './token/alg-not-es256'
import { audienceWrong } from './token/audience-wrong'
import { bundleIdMissing } from './token/bundle-id-missing'
import { claimUnknown } from './token/claim-unknown'
import { connectOnly } from './token/connect-only'
import { tokenExpired } from './token/expired'
import { expiryMissing } from './token/expiry-missing'
import { expiryTooLate } from './token/expiry-too-late'
import { hmacSignature } from './token/hmac-signature'
import { individualKeyServerApi } from './token/individual-key-server-api'
import { issuedAtMissing } from './token/issued-at-missing'
import { issuedInFuture } from './token/issued-in-future'
import { issuerMissing } from './token/issuer-missing'
import { issuerOtherId } from './token/issuer-other-id'
import { kidLength } from './token/kid-length'
import { kidMissing } from './token/kid-missing'
import { kidNotFileName } from './token/kid-not-file-name'
import { timeInMilliseconds } from './token/milliseconds'
import { otherService } from './token/other-service'
import { providerTokenExpired } from './token/provider-token-expired'
import { signatureDer } from './token/signature-der'
import { signatureLength } from './token/signature-length'
import { signatureOtherKey } from './token/signature-other-key'
import { timeNotNumber } from './token/time-not-number'

/** The rules of `token`, in the order in which a person meets them. */
export const tokenRules: readonly AnyRule<TokenSubject>[] = [
  // What it is for.
  otherService,
  individualKeyServerApi,
  connectOnly,
  // Header.
  algNotEs256,
  algMissing,
  kidMissing,
  kidLength,
  kidNotFileName,
  // Signature.
  hmacSignature,
  signatureLength,
  signatureOtherKey,
  signatureDer,
  // Claims.
  issuerMissing,
  issuerOtherId,
  audienceWrong,
  bundleIdMissing,
  issuedAtMissing,
  timeInMilliseconds,
  timeNotNumber,
  issuedInFuture,
  providerTokenExpired,
  expiryMissing,
  expiryTooLate,
  tokenExpired,
  claimUnknown,
]
