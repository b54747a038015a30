import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  curlCommand,
  describeEntry,
  OWNER,
  type Standalone,
  startStandalone,
} from '@/lib/server/simulator/standalone'

/** `npm run simulator`: Apple's side of the wire alone, for other people's test suites too. */

const HELP = `Usage: npm run simulator -- [--sandbox-port 2197] [--production-port 2198] [--data .assay]

Starts the simulated APNs on 127.0.0.1, without the console.
ASSAY_SIMULATOR_PORTS (such as “2197,2198”) and ASSAY_DATA set the same.`

const [sandbox = '2197', production = '2198'] = (
  process.env.ASSAY_SIMULATOR_PORTS || '2197,2198'
).split(',')

const flags = readFlags()
if (flags.help) {
  console.log(HELP)
} else {
  await run({
    dataFolder: resolve(flags.data),
    ports: { sandbox: port(flags['sandbox-port']), production: port(flags['production-port']) },
  })
}

async function run(options: {
  dataFolder: string
  ports: { sandbox: number; production: number }
}): Promise<void> {
  const onProblem = (error: unknown) => console.error(`The simulator has a problem: ${error}`)
  const standalone = await startStandalone({ ...options, onProblem }).catch(fail)
  const { simulator } = standalone
  let stopping = false
  const stop = () => {
    if (stopping) return
    stopping = true
    simulator.close().then(() => process.exit(0), fail)
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  await greet(standalone)
  simulator.world.subscribe(OWNER, ({ event }) => {
    if (event.kind === 'wire') console.log(describeEntry(event.entry))
  })
}

async function greet(standalone: Standalone): Promise<void> {
  const { simulator, key, app, deviceName } = standalone
  const { endpoints, authority, start } = simulator
  if (start === 'unreadable') console.log('What was saved cannot be read, so it begins anew.')
  if (authority.root === 'replaced') {
    console.log('The root certificate was broken or at its end: there is a new one to trust.')
  }
  const rows: [string, string | undefined][] = [
    ['Sandbox', `https://${endpoints.sandbox.host}:${endpoints.sandbox.port}`],
    ['Production', `https://${endpoints.production.host}:${endpoints.production.port}`],
    ['Root certificate', authority.rootPath ?? 'in memory'],
    ['Its SHA-256', authority.fingerprint],
    ['Team ID', key.teamId],
    ['Key ID', `${key.keyId} (for the sandbox)`],
    ['Key file', key.path],
    ['Bundle ID', app.bundleId],
    [`${deviceName}, alert`, app.tokens.alert],
    [`${deviceName}, voip`, app.tokens.voip],
    ['Stop', 'Ctrl-C'],
  ]
  const width = Math.max(...rows.map(([name]) => name.length)) + 2
  console.log('\nSimulated APNs, on this machine only\n')
  for (const [name, value] of rows) console.log(`  ${name.padEnd(width)}${value}`)
  console.log(
    `\nTry it (the token in it is good for an hour):\n\n  ${await curlCommand(standalone)}\n`,
  )
}

function readFlags() {
  try {
    return parseArgs({
      options: {
        'sandbox-port': { type: 'string', default: sandbox },
        'production-port': { type: 'string', default: production },
        data: { type: 'string', default: process.env.ASSAY_DATA || '.assay' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return fail(error)
  }
}

function port(text: string): number {
  const number = /^\d{1,5}$/.test(text.trim()) ? Number(text) : Number.NaN
  return number <= 65_535 ? number : fail(new Error(`${text} is not a port number.`))
}

function fail(error: unknown): never {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
