import { connect } from 'node:http2'
import { Notification as NodeApnNotification, Provider } from '@parse/node-apn'
import { Notification as Apns2Notification, ApnsClient } from 'apns2'
import { createApnsClient } from '@/lib/server/apns/client'
import type { ApnsEndpoint } from '@/lib/server/apns/endpoint'

export const IN_FLIGHT = 500
const NODE_APN_BATCH = 2_000
const TOPIC = 'com.example.app'
const PAYLOAD = { aps: { alert: { title: 'Hello', body: 'Sent with Assay' } } }

export interface Target {
  endpoint: ApnsEndpoint
  root: string
  /** PEM of the key that signs the provider tokens. */
  key: string
  keyId: string
  teamId: string
  /** `bearer …` of such a token, for those who do not sign themselves. */
  authorization: string
}

/** One way to send. It stays connected until it is closed. */
export interface Rival {
  send(count: number): Promise<void>
  close(): Promise<void> | void
}

const apnsIdOf = (n: number): string =>
  `00000000-0000-4000-8000-${(n % 2 ** 40).toString(16).padStart(12, '0')}`
const deviceToken = 'ab'.repeat(32)
let sent = 0

/** Keeps `IN_FLIGHT` of them under way until `count` are done. */
async function inFlight(count: number, one: () => Promise<void>): Promise<void> {
  let left = count
  const worker = async () => {
    while (left-- > 0) await one()
  }
  await Promise.all(Array.from({ length: IN_FLIGHT }, worker))
}

/** The least that can be written with `node:http2`: status and body of each answer, no deadline. */
export async function bareLoop({ endpoint, root, authorization }: Target): Promise<Rival> {
  const session = connect(`https://localhost:${endpoint.port}`, { ca: root })
  await new Promise((resolve) => session.once('remoteSettings', resolve))
  const body = Buffer.from(JSON.stringify(PAYLOAD))
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const stream = session.request({
        ':method': 'POST',
        ':path': `/3/device/${deviceToken}`,
        authorization,
        'apns-topic': TOPIC,
        'apns-push-type': 'alert',
        'apns-priority': '10',
        'apns-id': apnsIdOf(sent++),
      })
      let status: number | undefined
      let answer = ''
      stream.setEncoding('utf8')
      stream.on('response', (headers) => {
        status = headers[':status']
      })
      stream.on('data', (chunk) => {
        answer += chunk
      })
      stream.on('end', () => (status === 200 ? resolve() : reject(new Error(answer))))
      stream.on('error', reject)
      stream.end(body)
    })
  return { send: (count) => inFlight(count, one), close: () => session.close() }
}

export function ownClient({ endpoint, authorization }: Target): Rival {
  const client = createApnsClient({ deadlineMs: 60_000 })
  const body = Buffer.from(JSON.stringify(PAYLOAD))
  const one = async () => {
    const outcome = await client.send({
      endpoint,
      credential: 'bench',
      authorization,
      request: {
        method: 'POST',
        path: `/3/device/${deviceToken}`,
        headers: [
          ['apns-topic', TOPIC],
          ['apns-push-type', 'alert'],
          ['apns-priority', '10'],
        ],
        body,
      },
      apnsId: apnsIdOf(sent++),
      environment: 'simulator',
    })
    if (outcome.kind !== 'accepted') throw new Error(JSON.stringify(outcome.fault))
  }
  return { send: (count) => inFlight(count, one), close: () => client.close() }
}

/** `apns2`, with its own settings; only the port and the root are other than Apple's. */
export function apns2({ endpoint, root, key, keyId, teamId }: Target): Rival {
  const client = new ApnsClient({ team: teamId, keyId, signingKey: key, host: 'localhost' })
  const Pool = client.client.constructor as new (origin: string, options: object) => object
  void client.client.close()
  const pool = new Pool(`https://localhost:${endpoint.port}`, {
    connections: 32,
    pipelining: 1,
    allowH2: true,
    maxConcurrentStreams: 100,
    connect: { ca: root },
  })
  Object.assign(client, { client: pool })
  const one = async () => {
    await client.send(new Apns2Notification(deviceToken, { topic: TOPIC, ...PAYLOAD.aps }))
  }
  return { send: (count) => inFlight(count, one), close: () => client.close() }
}

export function nodeApn({ endpoint, root, key, keyId, teamId }: Target): Rival {
  const provider = new Provider({
    token: { key, keyId, teamId },
    address: 'localhost',
    port: endpoint.port,
    ca: [root],
    requestTimeout: 60_000,
  })
  const note = new NodeApnNotification({
    topic: TOPIC,
    pushType: 'alert',
    priority: 10,
    ...PAYLOAD,
  })
  return {
    async send(count) {
      for (let left = count; left > 0; left -= NODE_APN_BATCH) {
        const tokens = Array<string>(Math.min(left, NODE_APN_BATCH)).fill(deviceToken)
        const { failed } = await provider.send(note, tokens)
        if (failed.length > 0) throw new Error(JSON.stringify(failed[0]))
      }
    },
    close: () => new Promise((resolve) => provider.shutdown(() => resolve())),
  }
}
