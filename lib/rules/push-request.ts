import type { PushDraft } from '@/lib/push/draft'
import { alertKeyMisspelled } from './push-request/alert-key-misspelled'
import { alertKeyUnknown } from './push-request/alert-key-unknown'
import { alertNothingToShow } from './push-request/alert-nothing-to-show'
import { alertShouldBeBackground } from './push-request/alert-should-be-background'
import { alertValueType } from './push-request/alert-value-type'
import { apnsIdForm } from './push-request/apns-id-form'
import { apnsIdUpperCase } from './push-request/apns-id-upper-case'
import { apsKeyMisspelled } from './push-request/aps-key-misspelled'
import { apsKeyOutside } from './push-request/aps-key-outside'
import { apsKeyUnknown } from './push-request/aps-key-unknown'
import { apsMissing } from './push-request/aps-missing'
import { apsNotObject } from './push-request/aps-not-object'
import { apsValueType } from './push-request/aps-value-type'
import { backgroundContentAvailable } from './push-request/background-content-available'
import { backgroundOtherKeys } from './push-request/background-other-keys'
import { backgroundPriority1 } from './push-request/background-priority-1'
import { backgroundPriority10 } from './push-request/background-priority-10'
import { badgeNegative } from './push-request/badge-negative'
import { badgeNotNumber } from './push-request/badge-not-number'
import { collapseIdLength } from './push-request/collapse-id-length'
import { collapseIdNotAscii } from './push-request/collapse-id-not-ascii'
import { contentChangedMissing } from './push-request/content-changed-missing'
import { criticalSound } from './push-request/critical-sound'
import { deviceTokenBase64 } from './push-request/device-token-base64'
import { deviceTokenByteList } from './push-request/device-token-byte-list'
import { deviceTokenDataDescription } from './push-request/device-token-data-description'
import { deviceTokenDataSummary } from './push-request/device-token-data-summary'
import { deviceTokenDoubled } from './push-request/device-token-doubled'
import { deviceTokenExpo } from './push-request/device-token-expo'
import { deviceTokenExtraCharacters } from './push-request/device-token-extra-characters'
import { deviceTokenFirebase } from './push-request/device-token-firebase'
import { deviceTokenLength } from './push-request/device-token-length'
import { deviceTokenMissing } from './push-request/device-token-missing'
import { deviceTokenNotHex } from './push-request/device-token-not-hex'
import { deviceTokenOddLength } from './push-request/device-token-odd-length'
import { deviceTokenOtherId } from './push-request/device-token-other-id'
import { deviceTokenProviderToken } from './push-request/device-token-provider-token'
import { deviceTokenText } from './push-request/device-token-text'
import { deviceTokenWebPush } from './push-request/device-token-web-push'
import { expirationFar } from './push-request/expiration-far'
import { expirationFraction } from './push-request/expiration-fraction'
import { expirationInvalid } from './push-request/expiration-invalid'
import { expirationMilliseconds } from './push-request/expiration-milliseconds'
import { expirationPast } from './push-request/expiration-past'
import { flagNotOne } from './push-request/flag-not-one'
import { headerControlCharacter } from './push-request/header-control-character'
import { headerOuterSpace } from './push-request/header-outer-space'
import { interruptionLevelEntitlement } from './push-request/interruption-level-entitlement'
import { interruptionLevelValue } from './push-request/interruption-level-value'
import { keyIdAndTeamIdSwapped } from './push-request/key-id-and-team-id-swapped'
import { keyIdIsTeamId } from './push-request/key-id-is-team-id'
import { keyIdLength } from './push-request/key-id-length'
import { keyIdNotFileName } from './push-request/key-id-not-file-name'
import { keyMissing } from './push-request/key-missing'
import { legacyKey } from './push-request/legacy-key'
import { liveActivityContentState } from './push-request/live-activity-content-state'
import { liveActivityDismissalDate } from './push-request/live-activity-dismissal-date'
import { liveActivityEvent } from './push-request/live-activity-event'
import { liveActivityKeysElsewhere } from './push-request/live-activity-keys-elsewhere'
import { liveActivityMilliseconds } from './push-request/live-activity-milliseconds'
import { liveActivityPriority } from './push-request/live-activity-priority'
import { liveActivityStaleTimestamp } from './push-request/live-activity-stale-timestamp'
import { liveActivityStartIncomplete } from './push-request/live-activity-start-incomplete'
import { liveActivityStartKeys } from './push-request/live-activity-start-keys'
import { liveActivityStartToken } from './push-request/live-activity-start-token'
import { liveActivityTimestamp } from './push-request/live-activity-timestamp'
import { locArgsNotTexts } from './push-request/loc-args-not-texts'
import { locArgsWithoutKey } from './push-request/loc-args-without-key'
import { mdmPayload } from './push-request/mdm-payload'
import { mdmTopic } from './push-request/mdm-topic'
import { mutableContentWithoutAlert } from './push-request/mutable-content-without-alert'
import { payloadByteOrderMark } from './push-request/payload-byte-order-mark'
import { payloadDuplicateKey } from './push-request/payload-duplicate-key'
import { payloadEmpty } from './push-request/payload-empty'
import { payloadLoneSurrogate } from './push-request/payload-lone-surrogate'
import { payloadNearLimit } from './push-request/payload-near-limit'
import { payloadNotJson } from './push-request/payload-not-json'
import { payloadNotObject } from './push-request/payload-not-object'
import { payloadNotRead } from './push-request/payload-not-read'
import { payloadTooLarge } from './push-request/payload-too-large'
import { payloadUnsafeNumber } from './push-request/payload-unsafe-number'
import { priority1 } from './push-request/priority-1'
import { priorityValue } from './push-request/priority-value'
import { pushToTalkExpiration } from './push-request/push-to-talk-expiration'
import { pushToTalkPriority } from './push-request/push-to-talk-priority'
import { pushTypeCase } from './push-request/push-type-case'
import { pushTypeMissing } from './push-request/push-type-missing'
import { pushTypeUnknown } from './push-request/push-type-unknown'
import { relevanceScoreRange } from './push-request/relevance-score-range'
import { simulatorTargetBundle } from './push-request/simulator-target-bundle'
import { soundObject } from './push-request/sound-object'
import { soundType } from './push-request/sound-type'
import { soundVolume } from './push-request/sound-volume'
import { teamIdLength } from './push-request/team-id-length'
import { topicCharacters } from './push-request/topic-characters'
import { topicMissing } from './push-request/topic-missing'
import { topicSuffixDoubled } from './push-request/topic-suffix-doubled'
import { topicSuffixMissing } from './push-request/topic-suffix-missing'
import { topicSuffixOtherType } from './push-request/topic-suffix-other-type'
import { topicSuffixWithoutType } from './push-request/topic-suffix-without-type'
import { topicTeamPrefix } from './push-request/topic-team-prefix'
import { topicWildcard } from './push-request/topic-wildcard'
import { voipAlertKeys } from './push-request/voip-alert-keys'
import { voipExpirationNow } from './push-request/voip-expiration-now'
import { voipExpirationStored } from './push-request/voip-expiration-stored'
import { voipPriority } from './push-request/voip-priority'
import { walletAuthentication } from './push-request/wallet-authentication'
import { walletEnvironment } from './push-request/wallet-environment'
import { walletPayload } from './push-request/wallet-payload'
import type { AnyRule } from './rule'

/**
 * What is looked at in a composed push, in the order in which a person meets it. A new rule is a file
 * in `push-request/` and its line here.
 */
export const pushRequestRules: readonly AnyRule<PushDraft>[] = [
  // The device token
  deviceTokenMissing,
  deviceTokenExtraCharacters,
  deviceTokenNotHex,
  deviceTokenOddLength,
  deviceTokenDataDescription,
  deviceTokenDataSummary,
  deviceTokenFirebase,
  deviceTokenExpo,
  deviceTokenWebPush,
  deviceTokenOtherId,
  deviceTokenProviderToken,
  deviceTokenBase64,
  deviceTokenByteList,
  deviceTokenText,
  deviceTokenDoubled,
  deviceTokenLength,
  // The key
  keyMissing,
  keyIdAndTeamIdSwapped,
  keyIdIsTeamId,
  keyIdLength,
  keyIdNotFileName,
  teamIdLength,
  // The topic
  topicMissing,
  topicSuffixMissing,
  topicCharacters,
  topicSuffixDoubled,
  topicSuffixOtherType,
  topicSuffixWithoutType,
  topicTeamPrefix,
  topicWildcard,
  // The push type
  pushTypeMissing,
  pushTypeCase,
  pushTypeUnknown,
  // Priority
  backgroundPriority1,
  backgroundPriority10,
  liveActivityPriority,
  priority1,
  priorityValue,
  pushToTalkPriority,
  voipPriority,
  // Expiration
  expirationFar,
  expirationFraction,
  expirationInvalid,
  expirationMilliseconds,
  expirationPast,
  pushToTalkExpiration,
  voipExpirationNow,
  voipExpirationStored,
  // The other headers
  apnsIdForm,
  apnsIdUpperCase,
  collapseIdLength,
  collapseIdNotAscii,
  headerControlCharacter,
  headerOuterSpace,
  // The payload as text
  payloadEmpty,
  payloadNotJson,
  payloadByteOrderMark,
  payloadDuplicateKey,
  payloadLoneSurrogate,
  payloadNearLimit,
  payloadNotObject,
  payloadNotRead,
  payloadTooLarge,
  payloadUnsafeNumber,
  simulatorTargetBundle,
  // aps
  apsMissing,
  apsKeyMisspelled,
  apsKeyOutside,
  apsKeyUnknown,
  apsNotObject,
  apsValueType,
  flagNotOne,
  // What is shown and heard
  alertKeyMisspelled,
  alertKeyUnknown,
  alertNothingToShow,
  alertShouldBeBackground,
  alertValueType,
  badgeNegative,
  badgeNotNumber,
  criticalSound,
  interruptionLevelEntitlement,
  interruptionLevelValue,
  legacyKey,
  locArgsNotTexts,
  locArgsWithoutKey,
  mutableContentWithoutAlert,
  relevanceScoreRange,
  soundObject,
  soundType,
  soundVolume,
  // Background pushes
  backgroundContentAvailable,
  backgroundOtherKeys,
  // VoIP
  voipAlertKeys,
  // Live Activities
  liveActivityContentState,
  liveActivityDismissalDate,
  liveActivityEvent,
  liveActivityKeysElsewhere,
  liveActivityMilliseconds,
  liveActivityStaleTimestamp,
  liveActivityStartIncomplete,
  liveActivityStartKeys,
  liveActivityStartToken,
  liveActivityTimestamp,
  // Widgets, controls, device management, Wallet
  contentChangedMissing,
  mdmPayload,
  mdmTopic,
  walletAuthentication,
  walletEnvironment,
  walletPayload,
]
