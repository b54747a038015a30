import type { TokenSeries } from '@/lib/token/series/series'
import type { AnyRule } from '../rule'
import { logInLocalTime, usedBeforeMade, zoneUnknown } from './clocks'
import { keysOnConnection, severalKeys, teamsOnConnection } from './connections'
import { idsSwapped, keyOfTwoTeams } from './ids'
import { refreshedLate, usedAfterAnHour } from './lifetimes'
import {
  refreshedEarly,
  refreshedEarlyOnConnection,
  severalServers,
  tokenPerRequest,
} from './refreshes'

/** Rules that can tell why APNs refused a token, by what they look at. */
export const refreshRules: readonly AnyRule<TokenSeries>[] = [
  refreshedEarlyOnConnection,
  tokenPerRequest,
  severalServers,
  refreshedEarly,
]
export const lifetimeRules: readonly AnyRule<TokenSeries>[] = [usedAfterAnHour, refreshedLate]
export const connectionRules: readonly AnyRule<TokenSeries>[] = [
  teamsOnConnection,
  keysOnConnection,
  severalKeys,
]
export const idRules: readonly AnyRule<TokenSeries>[] = [idsSwapped, keyOfTwoTeams]
export const clockRules: readonly AnyRule<TokenSeries>[] = [usedBeforeMade]
/** On what the axis rests. */
export const zoneRules: readonly AnyRule<TokenSeries>[] = [logInLocalTime, zoneUnknown]
