import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  curlCommand,
  describeEntry,
  OWNER,
  type Standalone,
  startStandalone,
} from '@/lib/server/simulator/standalone'
import { describeStoreEntry, storeCurl } from '@/lib/server/simulator/standalone-app-store'

/** `npm run simulator`: Apple's sides of the wire alone, for other people's test suites too. */

const HELP = `Usage: npm run simulator -- [--sandbox-port 2197] [--production-port 2198]
         [--store-sandbox-port 2297] [--store-production-port 2298] [--data .assay]

Starts the simulated APNs and App Store on 127.0.0.1, without the console.
ASSAY_SIMULATOR_PORTS (such as “2197,2198”), ASSAY_SIMULATOR_APP_STORE_PORTS (such as “2297,2298”)
and ASSAY_DATA set the same.`

const [sandbox = '2197', production = '2198'] = (
  process.env.ASSAY_SIMULATOR_PORTS || '2197,2198'
).split(',')
const [storeSandbox = '2297', storeProduction = '2298'] = (
  process.env.ASSAY_SIMULATOR_APP_STORE_PORTS || '2297,2298'
).split(',')

const flags = readFlags()
if (flags.help) {
  console.log(HELP)
} else {
  await run({
    dataFolder: resolve(flags.data),
    ports: { sandbox: port(flags['sandbox-port']), production: port(flags['production-port']) },
    appStorePorts: {
      sandbox: port(flags['store-sandbox-port']),
      production: port(flags['store-production-port']),
    },
  })
}

async function run(options: {
  dataFolder: string
  ports: { sandbox: number; production: number }
  appStorePorts: { sandbox: number; production: number }
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
  simulator.appStore.world.subscribe(OWNER, ({ event }) => {
    if (event.kind === 'wire') console.log(describeStoreEntry(event.entry))
  })
}

async function greet(standalone: Standalone): Promise<void> {
  const { simulator, key, app, deviceName, store } = standalone
  const { endpoints, authority, start, appStore } = simulator
  if (start === 'unreadable' || appStore.start === 'unreadable')
    console.log('The saved state cannot be read, so the simulator starts afresh.')
  if (authority.root === 'replaced') {
    console.log('The root certificate was damaged or about to expire: there is a new one to trust.')
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
  ]
  const storeRows: [string, string | undefined][] = [
    ['App Store, sandbox', appStore.endpoints.sandbox.origin],
    ['App Store, production', appStore.endpoints.production.origin],
    ['Signing root', appStore.signing.rootPath ?? 'in memory'],
    ['Its SHA-256', appStore.signing.fingerprint],
    ['Issuer ID', store.key.issuerId],
    ['Key ID', store.key.keyId],
    ['Key file', store.key.path],
    ['Bundle ID', store.bundleId],
    ['Transaction ID', `${store.transactionId} (in the sandbox)`],
    ['Stop', 'Ctrl-C'],
  ]
  const width = Math.max(...[...rows, ...storeRows].map(([name]) => name.length)) + 2
  const print = (list: typeof rows) => {
    for (const [name, value] of list) console.log(`  ${name.padEnd(width)}${value}`)
  }
  console.log('\nSimulated APNs, on this machine only\n')
  print(rows)
  console.log('\nSimulated App Store, with the same root certificate for TLS\n')
  print(storeRows)
  const curl = await storeCurl(appStore, store, authority.rootPath)
  console.log(
    `\nTry it (the tokens in it are good for an hour):\n\n  ${await curlCommand(standalone)}\n\n  ${curl}\n`,
  )
}

function readFlags() {
  try {
    return parseArgs({
      options: {
        'sandbox-port': { type: 'string', default: sandbox },
        'production-port': { type: 'string', default: production },
        'store-sandbox-port': { type: 'string', default: storeSandbox },
        'store-production-port': { type: 'string', default: storeProduction },
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
