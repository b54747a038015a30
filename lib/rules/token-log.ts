import type { TokenSeries } from '../token/series/series'
import type { AnyRule } from './rule'
import { answerNotExplained } from './token-log/answers'
import {
  clockRules,
  connectionRules,
  idRules,
  lifetimeRules,
  refreshRules,
  zoneRules,
} from './token-log/explaining'

/** The rules of `token-log`: what a series of provider tokens says that none of them says alone. */
export const tokenLogRules: readonly AnyRule<TokenSeries>[] = [
  // How often they are made, and how long they are used.
  ...refreshRules,
  ...lifetimeRules,
  // Which of them share a connection.
  ...connectionRules,
  ...idRules,
  // By which clocks.
  ...clockRules,
  ...zoneRules,
  answerNotExplained,
]
