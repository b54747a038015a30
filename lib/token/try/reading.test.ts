import { describe, expect, it } from 'vitest'
import { APNS_REASONS } from '@/lib/apple/apns-reasons'
import { exampleAnswer, exampleFault } from '@/lib/push/example-outcome'
import { readTry } from './reading'
import { ORDER_NOT_DOCUMENTED, TRY_REASONS } from './reasons'

describe('what an answer says of the provider token', () => {
  it('has a row for every reason that Apple documents, and no other', () => {
    expect(TRY_REASONS.map(({ reason }) => reason).sort()).toEqual(
      APNS_REASONS.map(({ reason }) => reason).sort(),
    )
  })

  it.each(TRY_REASONS)('$reason: a sentence and a source', ({ about, see }) => {
    expect(about).toMatch(/^[A-Z].*\.$/)
    expect(about).not.toContain('!')
    for (const source of see) expect(source).toMatch(/^https:\/\//)
  })

  it.each<[number, string | null, string]>([
    [400, 'BadDeviceToken', 'good'],
    [410, 'Unregistered', 'good'],
    [410, 'ExpiredToken', 'good'],
    [400, 'DeviceTokenNotForTopic', 'good'],
    [400, 'TopicDisallowed', 'good'],
    [200, null, 'good'],
    [400, 'BadTopic', 'likely'],
    [400, 'MissingTopic', 'likely'],
    [403, 'InvalidProviderToken', 'bad'],
    [403, 'ExpiredProviderToken', 'bad'],
    [403, 'MissingProviderToken', 'bad'],
    [403, 'BadEnvironmentKeyIdInToken', 'bad'],
    [403, 'BadEnvironmentKeyInToken', 'bad'],
    [429, 'TooManyProviderTokenUpdates', 'nothing'],
    [403, 'UnrelatedKeyIdInToken', 'nothing'],
    [403, 'Forbidden', 'nothing'],
    [503, 'ServiceUnavailable', 'nothing'],
    [400, 'SomethingNew', 'nothing'],
    [407, null, 'nothing'],
  ])('%s %s: %s', (status, reason, says) => {
    const reading = readTry(exampleAnswer(status, reason))
    expect(reading.says).toBe(says)
    expect(reading.sentence).toContain(`APNs answered ${status}`)
    if (reason !== null) expect(reading.sentence).toContain(reason)
  })

  it('says that the order of the checks is not documented where something follows from it', () => {
    expect(readTry(exampleAnswer(400, 'BadDeviceToken')).caution).toBe(ORDER_NOT_DOCUMENTED)
    expect(readTry(exampleAnswer(403, 'InvalidProviderToken')).caution).toBeNull()
  })

  it('says that the simulator is not Apple', () => {
    const { sentence, caution } = readTry(
      exampleAnswer(403, 'InvalidProviderToken', { environment: 'simulator' }),
    )
    expect(sentence).toContain('The simulator answered 403')
    expect(caution).toContain('not Apple')
  })

  it('tells nothing where no answer came', () => {
    const { says, sentence } = readTry(exampleFault('refused', 'connection-refused'))
    expect({ says, sentence }).toEqual({
      says: 'nothing',
      sentence: expect.stringMatching(/^No answer came\. Nothing listens at that address: /),
    })
  })
})
