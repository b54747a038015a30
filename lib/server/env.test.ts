import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseConfig, type Runtime } from '@/lib/server/env'

const runtime: Runtime = { node: '24.21.0', execArgv: [] }
const secret = randomBytes(32).toString('hex')
const hosted = { ASSAY_ORIGIN: 'https://assay.example.com', ASSAY_SECRET: secret }

function configOf(env: Record<string, string | undefined>, on: Runtime = runtime) {
  const read = parseConfig(env, on)
  if ('problems' in read) throw new Error(read.problems.join('\n'))
  return read.config
}

function problemsOf(env: Record<string, string | undefined>, on: Runtime = runtime): string[] {
  const read = parseConfig(env, on)
  return 'problems' in read ? read.problems : []
}

test('nothing set: loopback, with its three names', () => {
  expect(configOf({})).toEqual({
    host: '127.0.0.1',
    port: 3000,
    publicUrl: null,
    origins: ['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'],
    hosted: false,
    secure: false,
    dataFolder: resolve('.assay'),
    secret: null,
    simulator: {
      enabled: true,
      sandboxPort: 0,
      productionPort: 0,
      appStorePorts: { sandbox: 0, production: 0 },
    },
    logLevel: 'info',
  })
})

describe('origins', () => {
  test.each([
    [
      'localhost',
      { HOST: 'localhost', PORT: '8080' },
      ['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080'],
    ],
    [
      'IPv6 loopback in brackets',
      { HOST: '[::1]' },
      ['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'],
    ],
    [
      'another loopback address is an origin too',
      { HOST: '127.0.0.9' },
      [
        'http://127.0.0.1:3000',
        'http://localhost:3000',
        'http://[::1]:3000',
        'http://127.0.0.9:3000',
      ],
    ],
    [
      'port 80 is not written in an origin',
      { HOST: '127.0.0.1', PORT: '80' },
      ['http://127.0.0.1', 'http://localhost', 'http://[::1]'],
    ],
  ])('%s', (_, env, origins) => {
    const read = configOf(env)
    expect(read.origins).toEqual(origins)
    expect(read).toMatchObject({ hosted: false, secure: false })
  })

  test.each([
    ['https', 'https://assay.example.com', true],
    ['two', 'https://assay.example.com, https://assay.example.org:8443', true],
    ['http at home', 'http://192.168.1.7:3000', false],
    ['http beside https', 'https://assay.example.com,http://localhost:3000', false],
  ])('ASSAY_ORIGIN: %s', (_, text, secure) => {
    const read = configOf({ HOST: '0.0.0.0', ASSAY_ORIGIN: text, ASSAY_SECRET: secret })
    expect(read.origins).toEqual(text.split(',').map((origin) => origin.trim()))
    expect(read).toMatchObject({ hosted: true, secure })
  })

  test.each([
    ['a path', 'https://assay.example.com/app', 'Write https://assay.example.com.'],
    ['a slash', 'https://assay.example.com/', 'Write https://assay.example.com.'],
    ['the default port', 'https://assay.example.com:443', 'Write https://assay.example.com.'],
    ['capitals', 'https://Assay.example.com', 'Write https://assay.example.com.'],
    ['no scheme', 'assay.example.com', 'not an origin'],
    ['another scheme', 'ftp://assay.example.com', 'neither https nor http'],
    ['a wildcard', 'https://*.example.com/', 'ASSAY_ORIGIN'],
    ['plain http to the world', 'http://assay.example.com', 'unencrypted'],
    ['a public address', 'http://93.184.216.34:3000', 'unencrypted'],
    ['credentials', 'https://me:hunter22@assay.example.com', 'user name or a password'],
    ['a wildcard address', 'http://0.0.0.0:3000', 'not an address that a browser can open'],
    ['an empty entry', 'https://assay.example.com,', 'empty entry'],
  ])('ASSAY_ORIGIN refuses %s', (_, text, sentence) => {
    const problems = problemsOf({ ASSAY_ORIGIN: text, ASSAY_SECRET: secret }).join('\n')
    expect(problems).toContain(sentence)
    expect(problems).not.toContain('hunter22')
  })

  test.each([
    ...['0.0.0.0', '::', '[::]', '0:0:0:0:0:0:0:0', '0', '0x0', '000.0.0.0', '::ffff:0.0.0.0'],
    ...['192.168.1.7', 'fd00::7', 'example.com'],
  ])('HOST %s needs ASSAY_ORIGIN', (HOST) => {
    expect(problemsOf({ HOST }).join()).toContain('Set ASSAY_ORIGIN')
    expect(problemsOf({ HOST, ...hosted })).toEqual([])
  })
})

describe('the public address of the webhook', () => {
  test.each([
    ['a tunnel', 'https://abc.tunnel.example.com', 'https://abc.tunnel.example.com'],
    ['with the slash that it prints', 'https://abc.example.com/', 'https://abc.example.com'],
    ['another port', 'https://abc.example.com:8443', 'https://abc.example.com:8443'],
  ])('%s', (_, ASSAY_PUBLIC_URL, publicUrl) => {
    const read = configOf({ ASSAY_PUBLIC_URL })
    expect(read).toMatchObject({ publicUrl, hosted: false, secure: false })
    expect(read.origins).not.toContain(publicUrl)
  })

  test.each([
    ['no address', 'abc', 'not an origin'],
    ['http', 'http://abc.example.com', 'unencrypted'],
    ['http at home', 'http://192.168.1.7', 'only to https'],
    ['a path', 'https://abc.example.com/hook', 'Write https://abc.example.com.'],
    ['a port that Apple does not use', 'https://abc.example.com:444', '1024 and above'],
    ['this machine', 'https://localhost:3000', 'cannot reach'],
    ['the own network', 'https://10.0.0.7', 'cannot reach'],
    ['credentials', 'https://me:hunter22@abc.example.com', 'user name or a password'],
  ])('%s is refused', (_, ASSAY_PUBLIC_URL, sentence) => {
    const problems = problemsOf({ ASSAY_PUBLIC_URL }).join()
    expect(problems).toContain('ASSAY_PUBLIC_URL')
    expect(problems).toContain(sentence)
    expect(problems).not.toContain('hunter22')
  })
})

describe('the secret', () => {
  const words = Buffer.from('correct horse battery staple and then some more')
  test.each([
    ['missing', undefined, 'needs ASSAY_SECRET'],
    ['empty', '', 'needs ASSAY_SECRET'],
    ['31 bytes of hex', randomBytes(31).toString('hex'), '31 bytes'],
    ['16 bytes of base64url', randomBytes(16).toString('base64url'), '16 bytes'],
    ['zeros', '0'.repeat(64), 'over and over'],
    ['one byte', 'ab'.repeat(32), 'over and over'],
    ['a default', 'changeme-changeme-changeme-changeme-changeme', 'placeholder'],
    ['an example', `example${randomBytes(32).toString('base64url')}`, 'placeholder'],
    ['counting', Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString('hex'), 'counts'],
    ['a block twice', randomBytes(16).toString('hex').repeat(2), 'repeats'],
    ['words in base64', words.toString('base64url'), 'typed'],
    ['not an encoding', `${'!'.repeat(10)}${secret}`, 'neither hex nor base64url'],
    ['a space inside', `${secret.slice(0, 32)} ${secret.slice(32)}`, 'neither hex'],
  ])('%s is refused', (_, text, sentence) => {
    const problems = problemsOf({ ...hosted, ASSAY_SECRET: text })
    expect(problems.join()).toContain(sentence)
    if (text) expect(problems.join()).not.toContain(text)
  })

  test('1,000 drawn at random are accepted, in every spelling', () => {
    for (let i = 0; i < 1000; i++) {
      const bytes = randomBytes(32 + (i % 3))
      for (const encoding of ['hex', 'base64', 'base64url'] as const) {
        const text = bytes.toString(encoding)
        expect(configOf({ ASSAY_SECRET: text }).secret).toEqual(new Uint8Array(bytes))
      }
    }
  })
})

test.each([
  ['PORT is no number', { PORT: 'http' }, 'PORT'],
  ['PORT 0', { PORT: '0' }, 'PORT'],
  ['PORT 65536', { PORT: '65536' }, 'PORT'],
  ['HOST with a scheme', { HOST: 'http://127.0.0.1' }, 'HOST'],
  ['ASSAY_SIMULATOR', { ASSAY_SIMULATOR: 'maybe' }, 'ASSAY_SIMULATOR'],
  ['one simulator port', { ASSAY_SIMULATOR_PORTS: '2197' }, 'ASSAY_SIMULATOR_PORTS'],
  ['three simulator ports', { ASSAY_SIMULATOR_PORTS: '1,2,3' }, 'ASSAY_SIMULATOR_PORTS'],
  ['the same port twice', { ASSAY_SIMULATOR_PORTS: '2197,2197' }, 'same port twice'],
  [
    'one App Store port',
    { ASSAY_SIMULATOR_APP_STORE_PORTS: '1' },
    'ASSAY_SIMULATOR_APP_STORE_PORTS',
  ],
  ['ASSAY_LOG', { ASSAY_LOG: 'loud' }, 'ASSAY_LOG'],
  ['no TLS checks', { NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'NODE_TLS_REJECT_UNAUTHORIZED'],
  [
    'inspect by NODE_OPTIONS',
    { ...hosted, NODE_OPTIONS: '--trace-warnings --inspect' },
    '--inspect',
  ],
  ['inspect-brk', { ...hosted, NODE_OPTIONS: '--inspect-brk=127.0.0.1:9230' }, '--inspect'],
])('refused: %s', (_, env, sentence) => {
  const problems = problemsOf(env)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toContain(sentence)
  expect(problems[0]).toMatch(/\.$/)
})

test('a debugger is refused where other people use the server, and only there', () => {
  const on = { node: '24.21.0', execArgv: ['--inspect=0'] }
  expect(problemsOf(hosted, on)).toHaveLength(1)
  expect(problemsOf({}, on)).toEqual([])
})

test.each([
  ['20.20.2', true],
  ['22.23.1', true],
  ['22.9.0', true],
  ['22.23.2', false],
  ['24.0.0', false],
  ['26.5.1', false],
])('Node %s', (node, refused) => {
  expect(problemsOf({}, { node, execArgv: [] })).toHaveLength(refused ? 1 : 0)
})

test('all problems are told at once', () => {
  expect(problemsOf({ PORT: 'x', ASSAY_LOG: 'x', ASSAY_SECRET: 'abc' })).toHaveLength(3)
})

test('the rest is read as it is written', () => {
  expect(
    configOf({
      ASSAY_DATA: '/var/lib/assay/',
      ASSAY_SIMULATOR: 'off',
      ASSAY_SIMULATOR_PORTS: '2197, 2198',
      ASSAY_SIMULATOR_APP_STORE_PORTS: '2297, 2298',
      ASSAY_LOG: 'debug',
    }),
  ).toMatchObject({
    dataFolder: '/var/lib/assay',
    simulator: {
      enabled: false,
      sandboxPort: 2197,
      productionPort: 2198,
      appStorePorts: { sandbox: 2297, production: 2298 },
    },
    logLevel: 'debug',
  })
})
