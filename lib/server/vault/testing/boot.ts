import 'server-only'
import { vault } from '../open'

/** Starts the vault as the console does, with the settings of its environment. */
try {
  const { secret } = await vault()
  process.stdout.write(Buffer.from(secret.kid).toString('hex'))
} catch (error) {
  process.stderr.write(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
