import { execFileSync } from 'node:child_process'

/** A free port of 127.0.0.1, found at once: a configuration file cannot wait for one. */
export function pickPort(): number {
  const listen =
    "const s = require('node:net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close() })"
  return Number(execFileSync(process.execPath, ['-e', listen], { encoding: 'utf8' }))
}
