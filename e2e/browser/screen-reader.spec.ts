import { openTab } from './customers'
import { expect, test } from './fixture'
import { openInspect, paste, TOKEN } from './inspect-page'
import { makeInbox, row, startScenario } from './notifications-page'
import { deviceToken, openComposer, sendButton } from './push-page'
import { expectInOrder, expectWellRead, press, ScreenReader } from './screen-reader'
import { openTokens } from './tokens-page'

// The five journeys by ear: what is read, in which order, and what is announced by itself.

test('send: the fields before the button, then the answer is announced with what to do', async ({
  page,
}) => {
  await openComposer(page)
  const reader = await ScreenReader.start(page)
  await reader.hears(/A key is chosen/, () =>
    press(page.getByRole('button', { name: 'Give me a key to try' }).first()),
  )
  const addOne = page.getByRole('button', { name: 'Add a device' })
  await expect(addOne).toBeFocused()
  await reader.hears(/The push can be sent/, () => press(addOne))
  const lines = await reader.readAll()
  expectWellRead(lines)
  expectInOrder(lines, [
    /^region, To$/,
    /^combobox, Key/,
    /^combobox, Device token/,
    /^combobox, Topic/,
    /^combobox, Push type/,
    /^radiogroup, Priority/,
    /^button, Send to simulator/,
    /^region, Payload$/,
    /^meter, Payload size, .*bytes/,
    /^textbox, Payload as JSON/,
    /^region, Findings$/,
  ])
  await reader.hears(/Accepted\. .*Accepted/s, () => press(sendButton(page)))
  await deviceToken(page).fill('ab'.repeat(32))
  await reader.hears(/Rejected\. .*device token/s, () => press(sendButton(page)))
  expectInOrder(await reader.readAll(), [
    /BadDeviceToken/,
    /^button, Send again/,
    /^list, Explanation/,
    /^paragraph/,
  ])
})

test('inspect: a paste is announced with its verdict, each of them, and its checks are read after it', async ({
  page,
}) => {
  await openInspect(page)
  const reader = await ScreenReader.start(page)
  expectWellRead(await reader.readAll())
  await reader.hears(/Device token\. Readable\. /, () => paste(page, TOKEN))
  await reader.hears(/Device token\. Readable\. /, () => paste(page, TOKEN.toUpperCase()))
  await reader.hears(/not recognised|Unknown/i, () => paste(page, 'words of no meaning'))
  await reader.hears(/Provider token.*Invalid\. /, () => paste(page, EXPIRED))
  const lines = await reader.readAll()
  expectWellRead(lines)
  expectInOrder(lines, [
    /^textbox, Paste here/,
    /^heading, Provider token for APNs, level 2/,
    /^Invalid$/,
    /^list, Findings/,
    /^heading, Checks, level 3/,
    /^tablist/,
  ])
})

test('token: the cause is announced, and the checklist says of each line how it went', async ({
  page,
}) => {
  await openTokens(page)
  const reader = await ScreenReader.start(page)
  expectWellRead(await reader.readAll())
  await reader.hears(/HMAC/, () =>
    press(page.getByRole('button', { name: 'Signed with HMAC, and its .p8' })),
  )
  const lines = await reader.readAll()
  expectWellRead(lines)
  expectInOrder(lines, [
    /^button, Show the text|^textbox, Paste the token here/,
    /^heading, .*level 2/,
    /^Invalid/,
    /failed$/,
  ])
})

test('transaction: what the customer has is announced, the timeline and the table can be read', async ({
  page,
}) => {
  await page.goto('/transactions')
  const reader = await ScreenReader.start(page)
  expectWellRead(await reader.readAll())
  await reader.hears(/Active\. /, () =>
    press(page.getByRole('button', { name: 'Show me a sample customer' })),
  )
  const lines = await reader.readAll()
  expectWellRead(lines)
  expectInOrder(lines, [
    /^heading, Customer of/,
    /^region, Verdict/,
    /^region, Timeline/,
    /^tablist/,
  ])
  await openTab(page, 'Transactions')
  expectInOrder(await reader.readAll(), [
    /^tab, Transactions.*, selected/,
    /^table|^grid|^treegrid/,
    /^columnheader/,
  ])
})

test('inbox: what arrives is announced, and is read with what it means', async ({ page }) => {
  await makeInbox(page)
  const reader = await ScreenReader.start(page)
  expectWellRead(await reader.readAll())
  await reader.hears(/Arrived: |arrived, the newest: /, () =>
    startScenario(page, 'New monthly subscription'),
  )
  await press(row(page, 'Subscription started'))
  expectInOrder(await reader.readAll(), [/^list, Arrivals/, /Subscription started/, /^heading, /])
})

const EXPIRED =
  'eyJhbGciOiJFUzI1NiIsImtpZCI6IkFCQzEyM0RFRkcifQ.eyJpc3MiOiJERUYxMjNHSElKIiwiaWF0IjoxNzAwMDAwMDAwfQ.AAAA'
