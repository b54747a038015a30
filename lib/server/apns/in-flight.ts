import 'server-only'
import { constants } from 'node:http2'
import type { TransportFault } from '@/lib/push/outcome'
import type { Connection } from './connection'
import { fault, faultOf } from './faults'
import { errorName, goawayFault } from './goaway'
import type { Push } from './push'
import type { Answer, Break, StreamListener } from './stream'

/** One request of a push on one connection: what its end means for the push. */
export class InFlight implements StreamListener {
  constructor(
    private readonly push: Push,
    private readonly connection: Connection,
  ) {}

  onFirstByte(): void {
    this.push.firstByteAt = this.connection.hear()
  }

  onAnswer(answer: Answer): void {
    this.push.stream = null
    this.push.answered(answer)
    this.connection.onAnswer(answer)
  }

  onBreak(brk: Break): void {
    const { push, connection } = this
    push.stream = null
    if (push.settled) return
    if (brk.unsendable || brk.id === undefined) this.neverLeft(brk)
    else {
      const refusal = this.refusal(brk.id, brk.rstCode)
      if (refusal) connection.owner.onRefused(push, refusal)
      else push.unknown(this.whatBroke(brk))
    }
  }

  onClose(): void {
    this.connection.onStreamClose()
  }

  private neverLeft(brk: Break): void {
    const { push, connection } = this
    push.attempts -= 1
    if (push.attempts === 0) push.sentAt = null
    if (brk.unsendable && connection.ready) {
      push.refused(fault('protocol-error', 'the headers are larger than HTTP/2 lets through'))
      return
    }
    connection.retire(faultOf(brk.error, 'connection-lost'))
    connection.owner.onNeverLeft(push)
  }

  /**
   * Was the request certainly not processed? So it is where the peer said REFUSED_STREAM
   * (RFC 9113 §8.7) and where the stream is above the last one that a GOAWAY names (§6.8). A
   * GOAWAY with an error breaks the other streams with its own code: that code is not theirs.
   */
  private refusal(id: number, rstCode: number): TransportFault | null {
    const { goaway } = this.connection
    if (goaway && id > goaway.lastStreamId) return goawayFault(goaway)
    if (goaway && goaway.code !== constants.NGHTTP2_NO_ERROR) return null
    if (rstCode !== constants.NGHTTP2_REFUSED_STREAM) return null
    return fault('stream-refused', 'the peer refused the stream (REFUSED_STREAM)')
  }

  private whatBroke(brk: Break): TransportFault {
    const { connection } = this
    if (connection.fault) return connection.fault
    if (connection.goaway && connection.gone) return goawayFault(connection.goaway)
    if (connection.gone) {
      const lost = 'the connection ended before the answer'
      return brk.error ? faultOf(brk.error, 'connection-lost') : fault('connection-lost', lost)
    }
    connection.hear()
    return fault('stream-reset', `the peer reset the stream with ${errorName(brk.rstCode)}`)
  }
}
