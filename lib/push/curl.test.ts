import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toCurl } from './curl'
import { EXAMPLE_TOKEN, exampleDraft } from './example-draft'
import { headersAsText } from './wire'

const ID = '123e4567-e89b-12d3-a456-426614174000'
const WHERE = { host: 'api.sandbox.push.apple.com', port: 443, apnsId: ID }

/** What a shell makes of the commands: for each the arguments that curl would get. */
function argumentsOf(
  commands: readonly string[],
  shell: string,
  env: Record<string, string> = {},
): string[][] {
  const script = `curl() { printf '%s\\0' "$#" "$@"; }\n${commands.join('\n')}\n`
  const options = shell === 'bash' ? ['--norc', '-s'] : ['-s']
  const out = execFileSync(shell, options, { input: script, env: { ...process.env, ...env } })
  const words = out.toString('utf8').split('\0').slice(0, -1)
  const calls: string[][] = []
  while (words.length > 0) calls.push(words.splice(0, Number(words.shift())))
  return calls
}

const valuesOf = (args: string[], option: string) =>
  args.flatMap((argument, index) => (args[index - 1] === option ? [argument] : []))

describe('toCurl', () => {
  it('reads like a command that a person would write', () => {
    const { request } = exampleDraft({ payload: '{"aps":{"alert":"It\'s $5!"}}' })
    expect(toCurl(request, { ...WHERE, authorization: null })).toBe(
      `curl --http2 --include --globoff \\
  --request POST \\
  --header "authorization: bearer $PROVIDER_TOKEN" \\
  --header 'apns-topic: com.example.app' \\
  --header 'apns-push-type: alert' \\
  --header 'apns-priority: 10' \\
  --header 'apns-id: ${ID}' \\
  --header 'content-type:' \\
  --data-raw '{"aps":{"alert":"It'\\''s $5!"}}' \\
  https://api.sandbox.push.apple.com/3/device/${EXAMPLE_TOKEN}`,
    )
  })

  it('takes a port, a file of certificates and an IPv6 address', () => {
    const { request } = exampleDraft()
    const [args = []] = argumentsOf(
      [
        toCurl(request, {
          host: '::1',
          port: 2197,
          apnsId: ID,
          authorization: 'bearer a.b.c',
          caFile: "/tmp/it's ca.pem",
        }),
      ],
      'sh',
    )
    expect(valuesOf(args, '--cacert')).toEqual(["/tmp/it's ca.pem"])
    expect(valuesOf(args, '--header')).toContain('authorization: bearer a.b.c')
    expect(args.at(-1)).toBe(`https://[::1]:2197/3/device/${EXAMPLE_TOKEN}`)
  })

  it('holds no token unless one is given; the shell fills in its own', () => {
    const command = toCurl(exampleDraft().request, { ...WHERE, authorization: null })
    const [args = []] = argumentsOf([command], 'sh', { PROVIDER_TOKEN: 'x.y.z' })
    expect(valuesOf(args, '--header')[0]).toBe('authorization: bearer x.y.z')
  })

  it.each(['sh', 'bash'])('means the same to %s, whatever is in the fields', (shell) => {
    const pieces = [
      'a',
      "'",
      '"',
      '$',
      '`',
      '!',
      '\\',
      '\n',
      ' ',
      '@',
      ';',
      '&',
      '(',
      '%',
      'é',
      '🎾',
      '*',
      '{',
      '#',
    ]
    const nasty = fc.string({ unit: fc.constantFrom(...pieces), maxLength: 20 })
    const requests = fc
      .sample(fc.record({ payload: nasty, collapseId: nasty, deviceToken: nasty }), 400)
      .map((parts) => exampleDraft(parts).request)
    const commands = requests.map((request) =>
      toCurl(request, { ...WHERE, authorization: 'bearer t' }),
    )
    const calls = argumentsOf(commands, shell)
    expect(calls).toHaveLength(requests.length)
    for (const [index, request] of requests.entries()) {
      const args = calls[index] ?? []
      expect(valuesOf(args, '--data-raw')).toEqual([request.payload])
      expect(valuesOf(args, '--header')).toEqual([
        'authorization: bearer t',
        ...headersAsText(request, ID).map(([name, value]) => `${name}: ${value}`),
        'content-type:',
      ])
      expect(decodeURIComponent(args.at(-1)?.split('/3/device/')[1] ?? '?')).toBe(
        request.deviceToken,
      )
    }
  })
})
