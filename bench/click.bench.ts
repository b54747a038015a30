import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { callAction } from '@/e2e/browser/action'
import { readyToSend, send, textOf } from '@/e2e/browser/push-page'
import type { Console } from '@/e2e/http/console'
import type { Attempt, AttemptPage } from '@/lib/push/attempt'
import { toWire } from '@/lib/push/wire'
import { type BareClient, bareClient } from './bare-client'
import { inBuiltPage } from './built-page'
import { type ClickTimes, timeClick } from './click-timing'
import { median } from './rounds'
import type { BenchRow } from './row'

const ROUNDS = 40
/** The browser and the server have to have seen a few before they are as quick as they get. */
const WARM_UP = 15
/** An answer that comes over a network and not from this machine; how long Apple's takes differs. */
const FAR_MS = 100
const FAR_ROUNDS = 20

/**
 * One push through the whole console: from a click on Send until its answer stands in the page and
 * has been laid out, by the page’s own clock. Beside it, in turns, the same push to the same
 * simulator by the least that can be written with `node:http2`, on a connection that stands. Then
 * the same where the simulator takes its time to answer, as somebody far away does.
 */
export function bench(): Promise<BenchRow[]> {
  return inBuiltPage(async (page, _browser, running) => {
    await readyToSend(page)
    await send(page)
    const bare = await bareBeside(page, running)
    try {
      const clicks: ClickTimes[] = []
      const alone: number[] = []
      for (let round = 0; round < WARM_UP + ROUNDS; round++) {
        clicks.push(await timeClick(page))
        alone.push(await bare.send())
      }
      const exchanges = await exchangeTimes(page)
      const slowly = () => answerLate(page, running)
      const farClicks: number[] = []
      const farAlone: number[] = []
      for (let round = 0; round < FAR_ROUNDS; round++) {
        await slowly()
        farClicks.push((await timeClick(page)).shown)
        await slowly()
        farAlone.push(await bare.send())
      }
      const far = median(farClicks)
      return [
        ...rowsOf(clicks.slice(WARM_UP), median(alone.slice(WARM_UP)), median(exchanges)),
        { name: `bare, an answer that takes ${FAR_MS} ms`, value: median(farAlone), unit: 'ms' },
        {
          name: `a click, an answer that takes ${FAR_MS} ms`,
          value: far,
          unit: 'ms',
          ratio: { to: 'bare node:http2 (1.5)', value: far / median(farAlone) },
        },
      ]
    } finally {
      bare.close()
    }
  })
}

function rowsOf(clicks: readonly ClickTimes[], bare: number, exchange: number): BenchRow[] {
  const of = (part: (times: ClickTimes) => number) => median(clicks.map(part))
  const whole = of(({ shown }) => shown)
  const action = of(({ answered, asked }) => answered - asked)
  return [
    { name: 'bare node:http2', value: bare, unit: 'ms' },
    {
      name: 'a click, to its answer on screen',
      value: whole,
      unit: 'ms',
      ratio: { to: 'bare node:http2 (1.5)', value: whole / bare },
    },
    { name: 'what the console adds', value: whole - bare, unit: 'ms' },
    { name: 'of it: the click, to the request', value: of(({ asked }) => asked), unit: 'ms' },
    { name: 'the server action, in the page', value: action, unit: 'ms' },
    { name: 'in it: the exchange with the simulator', value: exchange, unit: 'ms' },
    {
      name: 'the action’s answer, to the screen',
      value: of(({ shown, answered }) => shown - answered),
      unit: 'ms',
    },
  ]
}

/** The push that was sent last, by a client of its own with the provider token of the console. */
async function bareBeside(page: Page, { dataFolder }: Console): Promise<BareClient> {
  const panel = page.getByRole('region', { name: 'Request to be sent' })
  await panel.getByText('Request to be sent').click()
  await panel.getByRole('button', { name: 'Show token' }).click()
  await panel.getByRole('button', { name: 'Hide token' }).waitFor()
  const text = await textOf(panel)
  await panel.getByText('Request to be sent').click()
  const [authorization] = /bearer [\w-]+\.[\w-]+\.[\w-]+/.exec(text) ?? []
  const [, port] = /(?:localhost|127\.0\.0\.1):(\d+)/.exec(text) ?? []
  const [attempt] = await attemptsOf(page)
  if (!attempt || !authorization || !port) throw new Error(`nothing to send with: ${port}`)
  return bareClient({
    origin: `https://localhost:${port}`,
    ca: readFileSync(join(dataFolder, 'simulator/apns-root.pem'), 'utf8'),
    authorization,
    wire: (apnsId) => toWire(attempt.request, apnsId),
  })
}

/** The next push is answered late. */
async function answerLate(page: Page, { origin }: Console): Promise<void> {
  const fault = { kind: 'delay', delayMs: FAR_MS }
  const answer = await callAction(page.request, origin, 'run', [{ do: 'answer-next', fault }])
  if (!answer.ok()) throw new Error(`the simulator was not told: ${answer.status()}`)
}

async function attemptsOf(page: Page): Promise<Attempt[]> {
  const response = await page.request.get('/api/attempts')
  const { attempts }: AttemptPage = await response.json()
  return attempts
}

/** As the console’s own client took them, of the last thirty. */
async function exchangeTimes(page: Page): Promise<number[]> {
  const attempts = await attemptsOf(page)
  return attempts.map(({ outcome }) => outcome?.exchange.timings.total ?? Number.NaN)
}
