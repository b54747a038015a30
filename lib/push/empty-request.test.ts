import { expect, it } from 'vitest'
import { EMPTY_PREVIEW, EMPTY_REQUEST } from './empty-request'
import { previewPayload } from './preview'
import { readPayload } from './read-payload'

it('knows what is shown of the payload that the composer begins with', () => {
  const { payload, pushType } = EMPTY_REQUEST
  expect(EMPTY_PREVIEW).toEqual(previewPayload(readPayload(payload), pushType))
})
