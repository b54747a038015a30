import {
  authorization,
  bodyFile,
  http2Missing,
  method,
  notHttps,
  oldHost,
  oldHttp,
  otherHost,
  path,
  port,
} from './push-log/request'
import {
  historyVersion1,
  orderInSandbox,
  priceSchedules,
  spacedBodyValue,
} from './push-log/services'
import type { RequestLog } from './push-log/subject'
import { symptomRules } from './push-log/symptoms'
import type { AnyRule } from './rule'

/** The rules of `push-log`, in the order in which a person meets them. */
export const pushLogRules: readonly AnyRule<RequestLog>[] = [
  // Where it goes
  oldHost,
  otherHost,
  notHttps,
  port,
  path,
  // How it is sent
  method,
  oldHttp,
  http2Missing,
  authorization,
  bodyFile,
  // Other services of Apple
  priceSchedules,
  spacedBodyValue,
  orderInSandbox,
  historyVersion1,
  // What the client said
  ...symptomRules,
]
