import { describe, expect, it } from 'vitest'
import { content } from './content'
import { entries } from './entries'
import { type Invariant, layers } from './layers'
import { readSource } from './source-file'

// Each invariant with files that break it and files that do not: proof that it can fail.
type Planted = [path: string, text: string]
const HOOK = 'export function POST(r: Request) { return guardWebhook(r) ?? a() }'
const planted: Record<string, { breaks: Planted[]; holds: Planted[] }> = {
  'components import neither app nor lib/server, not even their types': {
    breaks: [
      ['components/a.tsx', "import { x } from '@/app/push/actions'"],
      ['components/a.tsx', "import type { X } from '@/lib/server/store/store'"],
      ['components/push/a.tsx', "import { x } from '../../lib/server/guard'"],
      ['components/a.tsx', "export * from '@/lib/server/guard'"],
      ['components/a.tsx', "const x = await import('@/lib/server/guard')"],
      ['components/a.tsx', "import {\n  x,\n  type Y,\n} from '@/lib/server/guard'"],
      ['components/a.tsx', "import '@/app/globals.css'"],
      ['components/a.tsx', "const a = 1; import x from '@/app/x'"],
      ['components/a.tsx', "let x: import('@/lib/server/guard').GuardDecision"],
    ],
    holds: [
      ['components/a.tsx', "import { x } from '@/lib/push/request'\nimport b from './server/b'"],
      ['components/a.tsx', "// import { x } from '@/app/push/actions'\n/* import '@/app/x' */"],
      ['components/a.tsx', 'const text = "import { x } from \'@/app/push/actions\'"'],
      ['components/a.test.tsx', "import { x } from '@/app/push/actions'"],
      ['app/page.tsx', "import { x } from '@/lib/server/guard'"],
    ],
  },
  'pure code imports nothing from the server, the interface or Node': {
    breaks: [
      ['lib/a.ts', "import { createHash } from 'node:crypto'"],
      ['lib/a.ts', "import fs from 'fs'"],
      ['lib/rules/a.ts', "import { x } from '../server/guard'"],
      ['lib/a.ts', "import { Button } from '@/components/ui/button'"],
      ['lib/a.ts', "import { headers } from 'next/headers'"],
      ['lib/a.ts', "const fs = require('node:fs')"],
    ],
    holds: [
      ['lib/a.test.ts', "import { readFileSync } from 'node:fs'"],
      ['lib/server/a.ts', "import 'server-only'\nimport { createHash } from 'node:crypto'"],
      ['lib/a.ts', "import { z } from 'zod'\nimport { b } from './b'"],
    ],
  },
  'server code imports nothing from the interface': {
    breaks: [
      ['lib/server/a.ts', "import { x } from '@/components/x'"],
      ['lib/server/vault/a.ts', "import { x } from '../../../app/x'"],
    ],
    holds: [['lib/server/a.ts', "import { x } from '@/lib/push/request'"]],
  },
  'the product imports no test, script or benchmark': {
    breaks: [
      ['lib/a.ts', "import { x } from './b.test'"],
      ['lib/server/store/a.ts', "import { x } from './conformance'"],
      ['lib/server/a.ts', "import { x } from './testing/faults'"],
      ['app/a.ts', "import { x } from '@/e2e/x'"],
      ['lib/server/a.ts', "import { x } from '../../scripts/start'"],
    ],
    holds: [['lib/server/a.test.ts', "import { it } from 'vitest'"]],
  },
  "every file of lib/server starts with import 'server-only'": {
    breaks: [
      ['lib/server/a.ts', 'export const a = 1'],
      ['lib/server/a.ts', "import { b } from './b'\nimport 'server-only'"],
      ['lib/server/a.ts', "// import 'server-only'\nexport const a = 1"],
    ],
    holds: [
      ['lib/server/a.ts', "// why\nimport 'server-only'\nexport const a = 1"],
      ['lib/server/a.test.ts', 'export const a = 1'],
      ['lib/a.ts', 'export const a = 1'],
    ],
  },
  'pure code reads no clock, no randomness, no environment and no network': {
    breaks: [
      ['lib/a.ts', 'const now = Date.now()'],
      ['lib/a.ts', 'const now = new Date()'],
      ['lib/a.ts', 'const now = new Date ( )'],
      ['lib/a.ts', 'const now = new Date'],
      ['lib/a.ts', 'const now = Date()'],
      ['lib/a.ts', 'const now = performance.now()'],
      ['lib/a.ts', 'const x = Math.random()'],
      ['lib/a.ts', 'crypto.getRandomValues(new Uint8Array(4))'],
      ['lib/a.ts', 'const id = crypto.randomUUID()'],
      ['lib/a.ts', 'const x = process.env.X'],
      ['lib/a.ts', "const x = process['env']"],
      ['lib/a.ts', 'const r = await fetch(url)'],
      ['lib/a.ts', `const s = \`at \${Date.now()}\``],
      ['lib/a.ts', "const quote = /'/\nconst now = Date.now()"],
    ],
    holds: [
      [
        'lib/a.ts',
        'const then = new Date(now * 1000)\nconst t = Date.parse(text) + Date.UTC(1, 2)',
      ],
      ['lib/a.ts', '// Date.now() is not for us\nconst hint = "new Date() and Math.random()"'],
      ['lib/a.ts', `const s = \`Date.now() says \${now}\``],
      ['lib/a.ts', 'function f(date: Date, now: Date = other): Date { return date }'],
      ['lib/a.ts', 'job.process[0]; prefetch(x); store.fetch(x)'],
      ['lib/server/a.ts', 'const now = Date.now()'],
      ['lib/a.test.ts', 'const now = Date.now()'],
    ],
  },
  'only lib/server/env.ts reads the environment': {
    breaks: [
      ['lib/server/a.ts', 'const x = process.env.X'],
      ['app/a.ts', "const x = process.env['X']"],
      ['components/a.tsx', 'const { X } = process.env'],
    ],
    holds: [
      ['lib/server/env.ts', 'const x = process.env.X'],
      ['app/a.ts', "const dev = process.env.NODE_ENV === 'development'"],
      ['scripts/a.ts', 'const x = process.env.X'],
    ],
  },
  'nothing writes HTML as text into the page': {
    breaks: [
      ['app/a.tsx', 'const a = <p dangerouslySetInnerHTML={{ __html: x }} />'],
      ['components/a.tsx', 'node.innerHTML = text'],
      ['components/a.tsx', "node.insertAdjacentHTML('beforeend', text)"],
      ['components/a.tsx', 'document.write(text)'],
      ['lib/a.ts', 'const f = new Function(text)'],
      ['lib/a.ts', 'eval(text)'],
    ],
    holds: [
      ['components/a.tsx', '// no dangerouslySetInnerHTML here\nnode.textContent = text'],
      ['components/a.test.tsx', 'expect(node.innerHTML).toBe(text)'],
    ],
  },
  'a page has at most 50 lines': {
    breaks: [
      ['app/push/page.tsx', '\n'.repeat(51)],
      ['app/page.tsx', '\n'.repeat(51)],
    ],
    holds: [
      ['app/push/page.tsx', '\n'.repeat(50)],
      ['components/page.tsx', '\n'.repeat(51)],
    ],
  },
  'a file has at most 250 lines, or a reason': {
    breaks: [['lib/a.ts', '\n'.repeat(251)]],
    holds: [['lib/a.ts', '\n'.repeat(250)]],
  },
  "'use server' stands only at the top of an actions.ts": {
    breaks: [
      ['components/a.ts', "'use server'\nexport async function a() {}"],
      ['app/push/other.ts', "'use server'\nexport async function a() {}"],
      ['app/page.tsx', "async function a() {\n  'use server'\n  return 1\n}"],
      ['app/page.tsx', "const a = async () => { 'use server' }"],
      ['app/actions.ts', 'export async function a() {}'],
      ['app/actions.ts', '\'use server\'\nasync function a() {\n  "use server"\n}'],
      ['lib/server/actions.ts', "'use server'"],
    ],
    holds: [
      ['app/push/actions.ts', "// why\n'use server'\nexport async function a() {}"],
      ['app/page.tsx', "// 'use server'\nconst a = 'use server'"],
    ],
  },
  'every action first asks the guard': {
    breaks: [
      ['app/actions.ts', 'export async function a() {\n  return 1\n}'],
      ['app/actions.ts', 'export async function a() {\n  guardAction()\n}'],
      ['app/actions.ts', 'export async function a() {\n  await b()\n  await guardAction()\n}'],
      ['app/actions.ts', 'export async function a() {\n  // await guardAction()\n}'],
      ['app/actions.ts', 'export const a = async () => {\n  await guardAction()\n}'],
      ['app/actions.ts', "export { a } from './b'"],
      ['app/actions.ts', "export * from './b'"],
      ['app/actions.ts', 'export default async function a() {}'],
      [
        'app/actions.ts',
        'export async function a(): Promise<{ x: 1 }> {\n  await guardAction()\n}\nexport async function b() {}',
      ],
    ],
    holds: [
      ['app/actions.ts', 'export async function a() {\n  await guardAction()\n  return 1\n}'],
      [
        'app/actions.ts',
        'export async function a<T>(\n  x: { y: () => void }[],\n  z = {},\n): Promise<{ a: (x: 1) => 2 } | null> {\n  // first\n  await guardAction()\n}\nasync function own() {}\nexport type X = { a: 1 }\nexport interface Y { b: 2 }',
      ],
    ],
  },
  'every route handler first asks the guard': {
    breaks: [
      ['app/api/a/route.ts', 'export async function GET(request: Request) {\n  return x\n}'],
      ['app/api/a/route.ts', 'export const POST = async (request: Request) => x'],
      ['app/api/a/route.ts', "export { GET } from './b'"],
      ['app/api/a/route.ts', "export * from './b'"],
      [
        'app/api/a/route.ts',
        'export async function GET(request: Request) {\n  const refused = guardRoute(request)\n  return x\n}',
      ],
      [
        'app/api/a/route.ts',
        'export async function GET(request: Request) {\n  const refused = guardRoute(request)\n  if (refused) return refused\n}\nexport function DELETE() {}',
      ],
      ['app/push/route.ts', 'export function POST() {}'],
      ['app/api/a/route.ts', 'export function GET(r: Request) { return a ?? guardRoute(r) }'],
      ['app/api/a/route.ts', HOOK],
      ['app/api/notifications/[token]/route.ts', 'export function POST(r: Request) { return a() }'],
    ],
    holds: [
      ['app/api/a/route.ts', 'export function GET(r: Request) { return guardRoute(r) ?? a() }'],
      ['app/api/notifications/[token]/route.ts', HOOK],
      [
        'app/api/a/route.ts',
        "export const runtime = 'nodejs'\nexport async function GET(request: Request, { params }: Context) {\n  const refused = guardRoute(request)\n  if (refused) return refused\n  return x\n}",
      ],
    ],
  },
  'every page first asks the guard': {
    breaks: [
      ['app/page.tsx', 'export default function Page() {\n  return null\n}'],
      ['app/page.tsx', 'export default async function Page() {\n  return null\n}'],
      ['app/page.tsx', 'const Page = () => null\nexport default Page'],
    ],
    holds: [
      [
        'app/page.tsx',
        'export const metadata = { title: x }\nexport default async function Page({ params }: { params: Promise<{ id: string }> }) {\n  await guardPage()\n  return null\n}',
      ],
    ],
  },
}

describe('every invariant can fail', () => {
  for (const invariant of [...layers, ...content, ...entries]) {
    describe(invariant.name, () => {
      const samples = planted[invariant.name]
      it('has samples on both sides', () => {
        expect(samples?.breaks.length).toBeGreaterThan(0)
        expect(samples?.holds.length).toBeGreaterThan(0)
      })
      for (const [path, text] of samples?.breaks ?? []) {
        it(`sees ${path}: ${text.slice(0, 60)}`, () => {
          expect(found(invariant, path, text)).not.toEqual([])
        })
      }
      for (const [path, text] of samples?.holds ?? []) {
        it(`accepts ${path}: ${text.slice(0, 60)}`, () => {
          expect(found(invariant, path, text)).toEqual([])
        })
      }
    })
  }
})

function found(invariant: Invariant, path: string, text: string): string[] {
  return invariant.check(readSource(path, text))
}
