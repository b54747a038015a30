import { chromium } from '@playwright/test'
import { writeFileSync } from 'node:fs'
import { command, openSample } from '@/e2e/browser/customers'
import { launchOptions } from '@/e2e/chromium'
import { launchConsole } from '@/e2e/http/console'
const running = await launchConsole()
const browser = await chromium.launch(launchOptions())
const t0 = Date.now()
const say = (...a: unknown[]) => console.log(((Date.now() - t0) / 1000).toFixed(1), ...a)
try {
  const context = await browser.newContext({ baseURL: running.origin, viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript('globalThis.__name = (n) => n')
  await page.addInitScript(() => { const w = globalThis as any; w.lt = []; new PerformanceObserver((l) => { for (const e of l.getEntries()) w.lt.push(e.duration) }).observe({ entryTypes: ['longtask'] }) })
  await openSample(page)
  const { transactionId } = await command(page, { do: 'start-scenario', side: 'production', scenario: process.argv[2] ?? 'very-many', begin: 'past' })
  say('started')
  const cdp = await context.newCDPSession(page)
  await page.goto(`/transactions/${transactionId}?environment=simulator-production`)
  await cdp.send('Profiler.enable'); await cdp.send('Profiler.setSamplingInterval', { interval: 500 })
  for (let i = 0; i < Number(process.argv[3] ?? 6); i++) {
    await cdp.send('Profiler.start')
    await page.waitForTimeout(10_000)
    const { profile } = await cdp.send('Profiler.stop')
    const self = new Map<string, number>()
    const dt = profile.timeDeltas ?? []
    const byId = new Map(profile.nodes.map((n) => [n.id, n]))
    profile.samples?.forEach((id, k) => { const f = byId.get(id)!.callFrame; const key = `${f.functionName || '(anon)'} ${f.url.split('/').at(-1)}:${f.lineNumber}:${f.columnNumber}`; self.set(key, (self.get(key) ?? 0) + (dt[k] ?? 0) / 1000) })
    const lt = await page.evaluate(() => (globalThis as any).lt.splice(0))
    say((await page.getByText(/^transactions: /).first().textContent()), 'long tasks', lt.length, 'max', Math.max(0, ...lt), 'sum', lt.reduce((a: number, b: number) => a + b, 0))
    for (const [k, v] of [...self].sort((a, b) => b[1] - a[1]).slice(0, 14)) console.log('   ', v.toFixed(0).padStart(6), k)
    writeFileSync(`/tmp/life-prof-${i}.cpuprofile`, JSON.stringify(profile))
  }
} finally { await browser.close(); await running.stop() }
