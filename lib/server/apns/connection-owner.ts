import 'server-only'
import type { TransportFault } from '@/lib/push/outcome'
import type { Connection } from './connection'
import type { Push } from './push'

/** Who gives a connection its pushes. */
export interface ConnectionOwner {
  /** There is room for pushes, or there may be. */
  onRoom(connection: Connection): void
  /** It takes no more pushes; `dialled` is false where it never could. */
  onDown(connection: Connection, why: TransportFault, dialled: boolean): void
  /** A push was certainly not processed. */
  onRefused(push: Push, why: TransportFault): void
  /** A push was to go out and did not. */
  onNeverLeft(push: Push): void
}
