import type { Page } from '@playwright/test'
import type { Poisoned } from './poison'

/** What was seen of one paste, in every tab and in some of its parts. */
interface Look {
  /** `''`: it ended without an answer, and says so in `problems`. */
  title: string
  tabs: string[]
  /** Every text that came over the wire, as it is shown. */
  texts: string[]
  problems: string[]
}

/**
 * Pastes into the page, opens whatever can be opened, and looks for anything that a pasted string
 * became besides text.
 */
export async function lookAt(page: Page, given: Poisoned): Promise<Look> {
  // As JSON, for lone halves of pairs do not come through otherwise.
  return page.evaluate(inPage, JSON.stringify(given))
}

/** Runs in the page, so that a hundred pastes take seconds. */
async function inPage(json: string): Promise<Look> {
  const INVISIBLE =
    /(?![\t\n]|\r\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cs}\u3164]|[\u{E0100}-\u{E01EF}]/u
  const FORBIDDEN =
    'script,img,iframe,object,embed,form,style,base,link,meta,math,video,audio,source,template,x,svg:not(.lucide,[data-slot=check-mark]),[contenteditable],[srcdoc],[autofocus]'
  const given: { text?: string; name?: string; base64?: string } = JSON.parse(json)
  const look: Look = { title: '', tabs: [], texts: [], problems: [] }
  const main = document.querySelector('main') ?? document.body
  const all = (selector: string) => [...main.querySelectorAll<HTMLElement>(selector)]
  const button = (words: RegExp) =>
    all('button').filter((node) => words.test(node.textContent ?? ''))
  const frames = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))
  const until = async (what: string, isSo: () => boolean) => {
    for (const end = performance.now() + 8_000; performance.now() < end; await frames()) {
      if (isSo()) return true
    }
    look.problems.push(`never: ${what}`)
    return false
  }
  /** What stands below a verdict is drawn a moment after it. */
  const rest = () => until('the rest', () => main.querySelector('[aria-busy=true]') === null)
  const verdict = () => main.querySelector('[data-testid=verdict],[aria-label="Not read"]')

  button(/^Clear the box$/)[0]?.click()
  if (!(await until('an empty page', () => !verdict()))) return look
  const clipboardData = new DataTransfer()
  if (given.base64 === undefined) clipboardData.setData('text', given.text ?? '')
  else {
    const bytes = Uint8Array.from(atob(given.base64), (char) => char.charCodeAt(0))
    clipboardData.items.add(new File([bytes], given.name ?? ''))
  }
  document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
  if (!(await until('an answer', () => verdict() !== null))) return look
  await rest()
  look.title = main.querySelector('h2.text-lg')?.textContent ?? ''
  if (!look.title)
    look.problems.push((main.querySelector('[role=alert]') ?? main).textContent ?? '')
  await tabs('')
  const parts = main.querySelectorAll('[aria-label=Parts] li button').length
  for (let part = 0; part < Math.min(parts, 1); part++) {
    all('[role=tab]')
      .find((tab) => /^Parts/.test(tab.textContent ?? ''))
      ?.focus()
    await frames()
    all('ul[aria-label=Parts] button')[part]?.click()
    if (!(await until('a part', () => all('nav[aria-label=Parts]').length > 0))) return look
    await rest()
    await tabs('part: ')
    all('nav[aria-label=Parts] button')[0]?.click()
    if (!(await until('the whole', () => all('nav[aria-label=Parts]').length === 0))) return look
    await rest()
  }
  return look

  async function tabs(before: string) {
    for (let index = 0; index < all('[role=tab]').length; index++) {
      const tab = all('[role=tab]')[index]
      if (tab?.textContent === 'Bytes') continue
      tab?.focus()
      await until('a tab', () => tab?.getAttribute('aria-selected') === 'true')
      await frames()
      if (/^Facts/.test(tab?.textContent ?? '')) await openAll()
      scan(before + (tab?.textContent ?? ''))
      look.tabs.push(before + (tab?.textContent ?? '').replace(/ .*/s, ''))
    }
  }

  async function openAll() {
    for (const details of main.querySelectorAll('details')) details.open = true
    for (let round = 0; round < 3; round++) {
      const closed = all('[role=treegrid] [aria-expanded=false]:is([role=row])').map((row) =>
        row.querySelector<HTMLElement>('button[aria-label^=Open]'),
      )
      const cut = all('[role=treegrid] button[aria-expanded=false]:not([aria-label])')
      const more = button(/^Show more/)
      const found = [...closed, ...cut, ...more]
      for (const one of found) one?.click()
      if (found.length === 0) return
      await frames()
    }
  }

  function scan(where: string) {
    const say = (what: string) => look.problems.push(`${where}: ${what}`.slice(0, 400))
    for (const node of all(FORBIDDEN)) say(`an element: ${node.outerHTML.slice(0, 200)}`)
    for (const node of all('*')) {
      for (const { name, value } of node.attributes) {
        if (name.startsWith('on')) say(`a handler: ${name}=${value}`)
        if (INVISIBLE.test(value)) say(`attribute ${name}: ${JSON.stringify(value.slice(0, 150))}`)
        if (name === 'style' && /url\(|expression/i.test(value)) say(`a style: ${value}`)
        if (
          /^(?:href|src|action|formaction)$/.test(name) &&
          !/^(?:\/(?!\/)|https:\/\/)/.test(value)
        )
          say(`an address: ${name}=${value}`)
        if (/evil\.invalid/.test(value) && /^(?:href|src|action|style|class|srcset)$/.test(name))
          say(`an address: ${name}=${value}`)
      }
    }
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const parent = node.parentElement
      // The box holds what was pasted as it came: it is there to be changed.
      if (!parent || parent.closest('textarea, script')) continue
      const text = node.textContent ?? ''
      if (INVISIBLE.test(text)) say(`text: ${JSON.stringify(text.slice(0, 150))}`)
    }
    look.texts.push(...all('bdi').map((node) => node.textContent ?? ''))
    if ('pwned' in window) say('a string ran as a script')
  }
}
