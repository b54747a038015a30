import 'server-only'
import { vault } from '../open'

/**
 * Starts the vault as the console does, with the settings of its environment, and prints as JSON
 * how that went.
 */
const end = (about: { kid: string } | { problem: string }) => {
  const { user, system } = process.cpuUsage()
  process.stdout.write(JSON.stringify({ ...about, cpuMs: (user + system) / 1000 }))
}

try {
  const { secret } = await vault()
  end({ kid: Buffer.from(secret.kid).toString('hex') })
} catch (error) {
  end({ problem: error instanceof Error ? error.message : String(error) })
  process.exitCode = 1
}
