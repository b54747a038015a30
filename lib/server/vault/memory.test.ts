import { type ChildProcess, spawn } from 'node:child_process'
import { generateKeyPairSync } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { Canaries } from '../../../e2e/fixtures/canaries'
import { canReadMemory, memoryOf } from './testing/process-memory'
import { testFolder } from './testing/test-vault'

if (!canReadMemory()) process.stdout.write('no /proc here, so no memory was looked through\n')

test.runIf(canReadMemory())(
  '9. after 50 imports no PEM and no DER is left in the memory of the process',
  async () => {
    const folder = testFolder()
    const documents = new Canaries()
    const numbers = new Canaries()
    const control = new Canaries()
    for (let i = 0; i < 51; i++) {
      const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const der = privateKey.export({ format: 'der', type: 'pkcs8' })
      const name = i === 50 ? 'control' : `KEY${i}`
      writeFileSync(join(folder, name), der)
      if (name === 'control') {
        control.add('control', der.subarray(30, 70))
      } else {
        documents.add('DER', der.subarray(31, 68))
        documents.addPemWindows('key', privateKey)
        for (const at of [48, 60]) {
          const digits = der.toString('base64').slice(at, at + 24)
          documents.addText('DER as base64', digits)
        }
        documents.addText('DER as hex', der.toString('hex').slice(72, 136))
        numbers.addScalar('key', privateKey)
      }
    }

    const child = spawn(
      process.execPath,
      [
        '--expose-gc',
        '--conditions=react-server',
        '--import=tsx',
        fileURLToPath(new URL('testing/memory-child.ts', import.meta.url)),
        folder,
      ],
      { stdio: ['pipe', 'pipe', 'inherit'] },
    )
    try {
      expect(await firstLine(child)).toBe('50')
      const found = { documents: [] as string[], numbers: [] as string[], control: [] as string[] }
      let bytes = 0
      for (const chunk of memoryOf(child.pid ?? 0)) {
        bytes += chunk.length
        found.documents.push(...documents.find(chunk))
        found.numbers.push(...numbers.find(chunk))
        found.control.push(...control.find(chunk))
      }
      const megabytes = Math.round(bytes / 1e6)
      // OpenSSL keeps the number itself for as long as it likes: told, and not promised away.
      process.stdout.write(
        `${megabytes} MB looked through: ${found.documents.length} PEM or DER, ${found.numbers.length} private numbers\n`,
      )
      expect(megabytes).toBeGreaterThan(20)
      expect(found.control.length).toBeGreaterThan(0)
      expect(found.documents).toEqual([])
    } finally {
      child.stdin?.end('done\n')
      await new Promise((resolve) => child.once('close', resolve))
      rmSync(folder, { recursive: true })
    }
  },
)

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk) => resolve(String(chunk).trim()))
    child.once('close', (code) => reject(new Error(`the child ended with ${code}`)))
  })
}
