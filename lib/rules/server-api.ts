import type { AnyRule } from './rule'
import * as answers from './server-api/answers'
import * as changes from './server-api/changes'
import * as consumption from './server-api/consumption'
import * as dates from './server-api/dates'
import * as filters from './server-api/filters'
import * as ids from './server-api/ids'
import type { OutcomeSubject } from './server-api/outcome'
import * as refusals from './server-api/refusals'
import type { OrderSubject } from './server-api/subject'

/** What is looked at before a call is sent, in the order in which a person meets it. */
export const serverApiOrderRules: readonly AnyRule<OrderSubject>[] = [
  filters.notInEnvironment,
  // The id
  ids.valueMissing,
  ids.idIsToken,
  ids.idIsReceipt,
  ids.idIsOrder,
  ids.idIsUuid,
  ids.idOfXcode,
  ids.idForm,
  ids.orderForm,
  ids.appTransactionId,
  ids.notOriginalId,
  // Filters
  dates.spanMissing,
  dates.dateForm,
  dates.dateInSeconds,
  dates.startAfterEnd,
  dates.startTooFar,
  filters.twoFilters,
  filters.subtypeAlone,
  filters.pairUnknown,
  filters.valueUnknown,
  filters.givenTwice,
  filters.parameterUnknown,
  // What changes something
  changes.extendDays,
  changes.extendReason,
  changes.requestIdentifier,
  changes.accountTokenForm,
  changes.accountTokenCase,
  consumption.consentMissing,
  consumption.sampleNote,
  consumption.consumptionWord,
  consumption.percentageRange,
  consumption.percentageUnits,
  consumption.undeliveredConsumed,
  consumption.proratedPart,
]

/** What an answer means beside its error code, which the group `api-response` explains. */
export const serverApiOutcomeRules: readonly AnyRule<OutcomeSubject>[] = [
  // A 401, after the checklist of the token
  refusals.clockSkew,
  refusals.otherKeyKind,
  refusals.neverReleased,
  // 4040010, with the other environment's answer
  refusals.foundInOther,
  refusals.foundInNeither,
  refusals.otherRefused,
  // What is no answer of the API
  answers.emptyNotFound,
  answers.serverFailed,
  answers.redirected,
  answers.notJson,
  answers.retryAfterUnclear,
]
