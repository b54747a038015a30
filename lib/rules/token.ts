import type { TokenSubject } from '../inspect/developer-token/subject'
import type { AnyRule } from './rule'
import { algCase } from './token/alg-case'
import { algHmac } from './token/alg-hmac'
import { algMissing } from './token/alg-missing'
import { algNone } from './token/alg-none'
import { algNotEs256 } from './token/alg-not-es256'
import { audienceList } from './token/audience-list'
import { audienceWrong } from './token/audience-wrong'
import { bundleIdForm } from './token/bundle-id-form'
import { bundleIdMissing } from './token/bundle-id-missing'
import { claimUnknown } from './token/claim-unknown'
import { connectOnly } from './token/connect-only'
import { contactMissing } from './token/contact-missing'
import { tokenExpired } from './token/expired'
import { expiryBeforeIssue } from './token/expiry-before-issue'
import { expiryMissing } from './token/expiry-missing'
import { expiryTooLate } from './token/expiry-too-late'
import { headerExtra } from './token/header-extra'
import { individualKeyServerApi } from './token/individual-key-server-api'
import { issuedAtLeftOut } from './token/issued-at-left-out'
import { issuedAtMissing } from './token/issued-at-missing'
import { issuedInFuture } from './token/issued-in-future'
import { issuedInLocalTime } from './token/issued-in-local-time'
import { issuerCharset } from './token/issuer-charset'
import { issuerIsKeyId } from './token/issuer-is-key-id'
import { issuerLength } from './token/issuer-length'
import { issuerMissing } from './token/issuer-missing'
import { issuerNotUuid } from './token/issuer-not-uuid'
import { issuerOtherId } from './token/issuer-other-id'
import { kidCharset } from './token/kid-charset'
import { kidIsIssuer } from './token/kid-is-issuer'
import { kidLength } from './token/kid-length'
import { kidMissing } from './token/kid-missing'
import { kidNotFileName } from './token/kid-not-file-name'
import { kidOfNoGivenKey } from './token/kid-of-no-given-key'
import { meantForApns } from './token/meant-for-apns'
import { meantForConnect } from './token/meant-for-connect'
import { meantForServerApi } from './token/meant-for-server-api'
import { timeInMilliseconds } from './token/milliseconds'
import { originForm } from './token/origin-form'
import { otherBundleId } from './token/other-bundle-id'
import { otherService } from './token/other-service'
import { providerTokenExpired } from './token/provider-token-expired'
import { scopeForm } from './token/scope-form'
import { signatureDer } from './token/signature-der'
import { signatureLength } from './token/signature-length'
import { signatureOtherKey } from './token/signature-other-key'
import { signatureOutOfRange } from './token/signature-out-of-range'
import { signatureZero } from './token/signature-zero'
import { subjectAndIssuer } from './token/subject-and-issuer'
import { subjectMissing } from './token/subject-missing'
import { timeFraction } from './token/time-fraction'
import { timeNotNumber } from './token/time-not-number'
import { timeTooLarge } from './token/time-too-large'
import { tooLongForMusic } from './token/too-long-for-music'
import { typMissing } from './token/typ-missing'
import { typNotJwt } from './token/typ-not-jwt'
import { vapidAudience } from './token/vapid-audience'
import { weatherId } from './token/weather-id'
import { tokenMistakeRules } from './token-mistakes'

/** The rules of `token`, in the order of the checklist. */
export const tokenRules: readonly AnyRule<TokenSubject>[] = [
  // What it is for.
  otherService,
  meantForApns,
  meantForServerApi,
  meantForConnect,
  individualKeyServerApi,
  connectOnly,
  // Header.
  algNone,
  algHmac,
  algCase,
  algNotEs256,
  algMissing,
  typNotJwt,
  typMissing,
  kidMissing,
  kidLength,
  kidCharset,
  kidIsIssuer,
  kidNotFileName,
  kidOfNoGivenKey,
  weatherId,
  headerExtra,
  // Claims.
  issuerMissing,
  issuerOtherId,
  issuerLength,
  issuerCharset,
  issuerIsKeyId,
  issuerNotUuid,
  issuedAtMissing,
  issuedAtLeftOut,
  timeInMilliseconds,
  timeTooLarge,
  timeNotNumber,
  timeFraction,
  issuedInLocalTime,
  issuedInFuture,
  providerTokenExpired,
  expiryMissing,
  expiryBeforeIssue,
  tokenExpired,
  audienceWrong,
  audienceList,
  vapidAudience,
  bundleIdMissing,
  bundleIdForm,
  otherBundleId,
  subjectMissing,
  subjectAndIssuer,
  contactMissing,
  scopeForm,
  originForm,
  expiryTooLate,
  tooLongForMusic,
  claimUnknown,
  // Signature.
  ...tokenMistakeRules,
  signatureLength,
  signatureZero,
  signatureOutOfRange,
  signatureDer,
  signatureOtherKey,
]
