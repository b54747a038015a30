import { describe, expect, it } from 'vitest'
import { readKeyFileName } from './file-name'

describe('a key’s file name', () => {
  it.each([
    ['AuthKey_ABC123DEFG.p8', 'AuthKey', 'ABC123DEFG'],
    ['AuthKey_ABC123DEFG (1).p8', 'AuthKey', 'ABC123DEFG'],
    ['AuthKey_ABC123DEFG(2).p8', 'AuthKey', 'ABC123DEFG'],
    ['AuthKey_ABC123DEFG copy.p8', 'AuthKey', 'ABC123DEFG'],
    ['AuthKey_ABC123DEFG copy 3.p8', 'AuthKey', 'ABC123DEFG'],
    ['AuthKey_ABC123DEFG-1.p8', 'AuthKey', 'ABC123DEFG'],
    ['AuthKey_ABC123DEFG.p8.txt', 'AuthKey', 'ABC123DEFG'],
    ['AuthKey_ABC123DEFG.pem', 'AuthKey', 'ABC123DEFG'],
    ['AuthKey_ABC123DEFG', 'AuthKey', 'ABC123DEFG'],
    ['authkey_ABC123DEFG.P8', 'AuthKey', 'ABC123DEFG'],
    ['/home/me/AuthKey_ABC123DEFG.p8', 'AuthKey', 'ABC123DEFG'],
    ['C:\\keys\\AuthKey_ABC123DEFG.p8', 'AuthKey', 'ABC123DEFG'],
    ['SubscriptionKey_ABC123DEFG.p8', 'SubscriptionKey', 'ABC123DEFG'],
    ['ApiKey_ABC123DEFG.p8', 'ApiKey', 'ABC123DEFG'],
  ])('%s', (name, kind, keyId) => {
    expect(readKeyFileName(name)).toMatchObject({ kind, keyId })
  })

  it.each([
    'key.p8',
    '',
    'AuthKey_.p8',
    'AuthKey_ABC123DEF.p8',
    'AuthKey_ABC123DEFGH.p8',
    'authkey_abc123defg.p8',
    'OtherKey_ABC123DEFG.p8',
    'AuthKey_ABC123DEFG.p12',
    'my AuthKey_ABC123DEFG.p8',
    'AuthKey_ABC-23DEFG.p8',
  ])('%j gives none', (name) => {
    expect(readKeyFileName(name)).toBeNull()
  })

  it('says that an In-App Purchase key is not for APNs', () => {
    expect(readKeyFileName('SubscriptionKey_ABC123DEFG.p8')?.note).toContain(
      'APNs does not accept such a key',
    )
    expect(readKeyFileName('ApiKey_ABC123DEFG.p8')?.note).toContain('App Store Connect')
    expect(readKeyFileName('AuthKey_ABC123DEFG.p8')?.note).toBeNull()
  })
})
