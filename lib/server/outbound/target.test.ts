import { describe, expect, test } from 'vitest'
import { reachOf } from './addresses'
import { mayGo, readTarget } from './target'

/** Every way to write 127.0.0.1 and its like that a URL parser, or somebody's C library, takes. */
function spellings(): string[] {
  const parts = ['127', '0x7f', '0177', '0x7F', '00177', '0x0000007f', '0x07f']
  const ends = ['.1', '.0.1', '.0.0.1', '.0.0.01', '.0.0.0x1', '.0.0.001', '.0x0.0.1', '.0.1.']
  return [
    ...parts
      .flatMap((part) => ends.map((end) => part + end))
      .filter((text) => text !== '127.0.0.1'),
    ...['2130706433', '0x7f000001', '017700000001', '0x7f000001.', '127.1.', '127.0.0.1.'],
    ...['１２７.０.０.１', '①②⑦.⓪.⓪.①', '127。0。0。1', '127．0．0．1', '%31%32%37.0.0.1'],
    ...[
      '0',
      '0x0',
      '00.0.0.0',
      '0.0.0',
      '3232235777',
      '0xa9fea9fe',
      '2852039166',
      '0251.0376.0251.0376',
    ],
    ...[
      'localhost.',
      'LOCALHOST.',
      'example.com.',
      'ⓔⓧⓐⓜⓟⓛⓔ.com',
      'exämple.com',
      'a..b',
      '-a.com',
      'a.com-',
    ],
    ...[
      '[::ffff:127.0.0.1]',
      '[0:0:0:0:0:0:0:1]',
      '[::0001]',
      '[0000::1]',
      '[::127.0.0.1]',
      '[FE80::1]',
    ],
    ...['[::1%25lo]', '[fe80::1%25eth0]', '[::1', '::1]', '[]', '', '.', '..'],
  ]
}

const LOCAL = [
  ...['127.0.0.1', '127.1.2.3', '127.255.255.254', '10.0.0.1', '10.255.255.255', '172.16.0.1'],
  ...['172.31.255.255', '192.168.0.1', '192.168.255.255', '::1', 'fc00::1', 'fd12:3456::1'],
]

const FORBIDDEN = [
  ...['0.0.0.0', '0.1.2.3', '100.64.0.1', '100.127.255.254', '169.254.169.254', '169.254.0.1'],
  ...[
    '192.0.0.1',
    '192.0.0.192',
    '192.0.2.1',
    '192.31.196.1',
    '192.52.193.1',
    '192.88.99.1',
    '192.175.48.1',
  ],
  ...[
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '239.255.255.255',
  ],
  ...[
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::2',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
  ],
  ...[
    '::ffff:8.8.8.8',
    '::ffff:a9fe:a9fe',
    '::ffff:0:127.0.0.1',
    '::127.0.0.1',
    '::7f00:1',
    '::a00:1',
  ],
  ...[
    '64:ff9b::7f00:1',
    '64:ff9b::127.0.0.1',
    '64:ff9b::8.8.8.8',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
  ],
  ...[
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:10::1',
    '2001:20::1',
    '2001:db8::1',
    '2002:7f00:1::',
  ],
  ...[
    '2002:7f00:0001::1',
    '2002:a9fe:a9fe::1',
    '2002:c0a8:1::',
    '2620:4f:8000::1',
    '3fff::1',
    '5f00::1',
  ],
  ...['fe80::1', 'febf::1', 'fec0::1', 'ff02::1', 'ff0e::1', '4000::1', 'e000::1', '1::1'],
  ...['fe80::1%eth0', '::1%lo', 'localhost', '', '127.1', '0x7f.0.0.1', '1.2.3', '1.2.3.4.5'],
]

const PUBLIC = [
  '17.0.0.1',
  '8.8.8.8',
  '1.1.1.1',
  '100.63.0.1',
  '100.128.0.1',
  '172.15.0.1',
  '172.32.0.1',
]
const PUBLIC_6 = ['2606:4700::1111', '2001:4860:4860::8888', '2a00:1450::1', '2003::1']

test('there are at least two hundred forms in these tables', () => {
  expect(spellings().length + LOCAL.length + FORBIDDEN.length + hostile().length).toBeGreaterThan(
    199,
  )
})

describe('an address by its numbers', () => {
  test.each(LOCAL)('%s is local', (address) => expect(reachOf(address)).toBe('local'))
  test.each(FORBIDDEN)('%j is forbidden', (address) => expect(reachOf(address)).toBe('forbidden'))
  test.each([...PUBLIC, ...PUBLIC_6])('%s is public', (address) =>
    expect(reachOf(address)).toBe('public'),
  )
})

const bracketed = (address: string) => (address.includes(':') ? `[${address}]` : address)

describe('an address as it is written', () => {
  test.each(spellings())('https://%s/ is refused, whoever asks', (host) => {
    for (const local of [false, true]) {
      expect(readTarget(`https://${host}/`, { local }).ok).toBe(false)
      expect(readTarget(`https://${host}:8443/hook`, { local }).ok).toBe(false)
    }
  })

  test.each(LOCAL)('%s: only where the local network was allowed', (address) => {
    const url = `https://${bracketed(address)}:8443/hook`
    expect(readTarget(url, { local: false }).ok).toBe(false)
    expect(readTarget(url, { local: true }).ok).toBe(true)
  })

  test.each(FORBIDDEN)('%j: never', (address) => {
    for (const local of [false, true]) {
      expect(readTarget(`https://${bracketed(address)}/`, { local }).ok).toBe(
        // A name is judged when it was looked up.
        address === 'localhost',
      )
    }
  })

  test.each([
    ['https://example.com/hook?a=1', { host: 'example.com', port: 443, path: '/hook?a=1' }],
    ['https://EXAMPLE.com', { host: 'example.com', path: '/' }],
    ['https://example.com:8443/', { port: 8443 }],
    ['https://17.0.0.1/', { host: '17.0.0.1' }],
    ['https://[2606:4700::1111]:1024/', { host: '2606:4700::1111', port: 1024 }],
  ])('%s is taken', (url, target) => {
    expect(readTarget(url, { local: false })).toMatchObject({ ok: true, target })
  })

  test.each(hostile())('%j is refused', (url) => {
    expect(readTarget(url, { local: false }).ok).toBe(false)
  })

  test('http and any port are for the local network alone', () => {
    expect(readTarget('http://127.0.0.1:80/', { local: true }).ok).toBe(true)
    expect(readTarget('http://17.0.0.1/', { local: true }).ok).toBe(false)
    expect(readTarget('https://17.0.0.1:25/', { local: true }).ok).toBe(false)
  })
})

function hostile(): string[] {
  return [
    ...[
      '',
      'example.com',
      '//example.com',
      'ftp://example.com',
      'file:///etc/passwd',
      'javascript:1',
    ],
    ...['http://example.com', 'https:example.com', 'https:/example.com', 'https:\\\\example.com'],
    ...['https://me@example.com', 'https://me:pw@example.com', 'https://example.com@127.0.0.1'],
    ...[
      'https://example.com:@127.0.0.1/',
      'https://127.0.0.1#@example.com/',
      'https://127.0.0.1\\@example.com',
    ],
    ...[
      'https://example.com:22/',
      'https://example.com:444/',
      'https://example.com:0/',
      'https://example.com:99999/',
    ],
    ...[
      ' https://example.com',
      'https://example.com ',
      'https://exa\tmple.com',
      'https://example.com\n',
      'https://example.com/\r\nX: y',
    ],
    ...[
      'https://',
      'https://?',
      'https://#',
      'https:///etc',
      'gopher://127.0.0.1/',
      'unix:///run/x',
    ],
  ]
}

describe('what a name leads to', () => {
  const target = { protocol: 'https:', host: 'a.example', port: 443, path: '/' } as const
  test.each<[string, string[], allowed: boolean, locally: boolean]>([
    ['the internet', ['17.0.0.1', '2606:4700::1111'], true, true],
    ['nothing', [], false, false],
    ['this machine', ['127.0.0.1', '::1'], false, true],
    ['the internet and this machine', ['17.0.0.1', '127.0.0.1'], false, false],
    ['the internet and metadata', ['17.0.0.1', '169.254.169.254'], false, false],
    ['an address inside another', ['::ffff:17.0.0.1'], false, false],
  ])('%s', (_name, addresses, allowed, locally) => {
    expect(mayGo(target, addresses, false) === null).toBe(allowed)
    expect(mayGo(target, addresses, true) === null).toBe(locally)
  })

  test('http to the internet is refused, however it is asked for', () => {
    expect(mayGo({ ...target, protocol: 'http:', port: 80 }, ['17.0.0.1'], true)).toContain('https')
  })
})
