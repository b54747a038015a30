import 'server-only'
import { constants, type ServerHttp2Session, type ServerHttp2Stream } from 'node:http2'

/** What the server does with a request. */
export type Act =
  | { do: 'answer'; status?: number; headers?: Record<string, string>; body?: string | Buffer }
  /** The headers and a part of the body, then RST_STREAM. */
  | { do: 'truncate'; status: number; body: string }
  /** Processed, and no word of it. */
  | { do: 'stall' }
  | { do: 'reset-stream'; code: number; processed: boolean }
  /** The TCP connection is reset. With `afterHeaders`, a 200 without a body's end goes out before. */
  | { do: 'reset-connection'; processed: boolean; afterHeaders?: boolean }
  /**
   * GOAWAY. The request itself is answered 200 where its stream is not above `last`, which is 1 or
   * more: `node:http2` names the newest stream where it is told 0.
   */
  | { do: 'goaway'; code: number; last: number; debug?: string; thenReset?: boolean }

/** Does it; `reset` resets the TCP connection. True where the request counts as processed. */
export function perform(
  act: Act,
  stream: ServerHttp2Stream,
  session: ServerHttp2Session,
  reset: () => void,
): boolean {
  switch (act.do) {
    case 'answer':
      stream.respond({ ':status': act.status ?? 200, ...act.headers })
      stream.end(act.body)
      return (act.status ?? 200) === 200
    case 'truncate':
      stream.respond({ ':status': act.status })
      stream.write(act.body, () => stream.close(constants.NGHTTP2_INTERNAL_ERROR))
      return act.status === 200
    case 'stall':
      return true
    case 'reset-stream':
      stream.close(act.code)
      return act.processed
    case 'reset-connection':
      if (act.afterHeaders) {
        stream.respond({ ':status': 200 })
        setTimeout(reset, 5)
      } else reset()
      return act.processed
    case 'goaway': {
      const named = (stream.id ?? 0) <= act.last
      if (named) stream.respond({ ':status': 200 }, { endStream: true })
      session.goaway(act.code, act.last, act.debug ? Buffer.from(act.debug) : undefined)
      if (act.thenReset) setTimeout(reset, 5)
      return named
    }
  }
}
