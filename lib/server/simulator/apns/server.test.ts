import { connect as connectTls } from 'node:tls'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Authority, openAuthority } from './authority'
import { type ApnsListener, HOST, listenApns } from './server'
import { open, send } from './test-client'
import { World } from './world'

let authority: Authority
let listener: ApnsListener

async function listen(options: Partial<Parameters<typeof listenApns>[0]> = {}) {
  return listenApns({
    world: new World(),
    side: 'sandbox',
    certificate: await authority.issueServerCertificate(Date.now()),
    port: 0,
    nextConnection: () => 1,
    onProblem: (error) => {
      throw error
    },
    ...options,
  })
}

beforeEach(async () => {
  authority = await openAuthority(null, Date.now())
  listener = await listen()
})

afterEach(() => listener.close())

const endpoint = () => ({ host: HOST, port: listener.port, ca: [authority.rootPem] })

/** ALPN, TLS version and certificate of a fresh connection; the message where there is none. */
function meet(options: object = {}) {
  return new Promise<{ alpn: string | false | null; tls: string | null; serial: string } | string>(
    (resolve) => {
      const socket = connectTls(
        { ...endpoint(), servername: 'localhost', ALPNProtocols: ['h2'], ...options },
        () => {
          const { serialNumber: serial } = socket.getPeerCertificate()
          resolve({ alpn: socket.alpnProtocol, tls: socket.getProtocol(), serial })
          socket.destroy()
        },
      )
      socket.on('error', (error) => resolve(error.message))
    },
  )
}

test('speaks HTTP/2 over TLS 1.2 and 1.3 and nothing older', async () => {
  expect(await meet()).toMatchObject({ alpn: 'h2', tls: 'TLSv1.3' })
  expect(await meet({ maxVersion: 'TLSv1.2' })).toMatchObject({ alpn: 'h2', tls: 'TLSv1.2' })
  const old = { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }
  expect(await meet(old)).toMatch(/alert|version/)
  expect(await meet({ ALPNProtocols: ['http/1.1'] })).toMatch(/alert|reset|disconnected/)
})

test('a renewed certificate serves new connections, and old ones go on', async () => {
  const session = await open(endpoint())
  const before = await meet()
  listener.renew(await authority.issueServerCertificate(Date.now()))
  const after = await meet()
  expect(after).toMatchObject({ alpn: 'h2', tls: 'TLSv1.3' })
  expect(after).not.toEqual(before)
  expect((await send(session, { method: 'GET' })).status).toBe(405)
  session.destroy()
})

test('an idle connection ends with IdleTimeout in its GOAWAY', async () => {
  const idle = await listen({ idleMs: 100 })
  const session = await open({ ...endpoint(), port: idle.port })
  const goodbye = await new Promise((resolve) =>
    session.once('goaway', (_code, _last, data) => resolve(JSON.parse(String(data)))),
  )
  expect(goodbye).toEqual({ reason: 'IdleTimeout' })
  await idle.close()
})

test('a taken port is said', async () => {
  await expect(listen({ port: listener.port })).rejects.toThrow(
    `Port ${listener.port} on 127.0.0.1 is taken. Choose another one.`,
  )
})
