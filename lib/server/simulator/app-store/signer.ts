import 'server-only'
import { createPrivateKey, type KeyObject, sign } from 'node:crypto'
import type { SigningChain } from './chain'
import type { Notification, Stage } from './world/model'

const KEPT = 4000

/**
 * Signs as the App Store does: compact JWS, ES256, `x5c` with three certificates. What was signed
 * under a name is kept for a while, so that the same question gets the same token.
 */
export class Signer {
  private readonly key: KeyObject
  private readonly header: string
  private readonly kept = new Map<string, string>()

  constructor({ key, x5c }: SigningChain) {
    this.key = createPrivateKey(key)
    this.header = part({ alg: 'ES256', x5c })
  }

  /** `name`: of exactly these contents; `null`: not kept. */
  sign(stage: Stage, payload: Record<string, unknown>, name: string | null): string {
    const { unknownFields, unknownValues } = stage.world.switches
    const full =
      name === null ? null : `${stage.owner.owner}/${name}/${unknownFields}/${unknownValues}`
    const known = full === null ? undefined : this.kept.get(full)
    if (known !== undefined) return known
    const text = `${this.header}.${part(withUnknown(payload, unknownFields, unknownValues))}`
    const signature = sign('sha256', Buffer.from(text), {
      key: this.key,
      dsaEncoding: 'ieee-p1363',
    })
    const token = `${text}.${signature.toString('base64url')}`
    if (full === null) return token
    if (this.kept.size >= KEPT) this.kept.delete(this.kept.keys().next().value ?? '')
    this.kept.set(full, token)
    return token
  }

  /** A notification with its nested tokens: what is POSTed as `signedPayload`. */
  notification(stage: Stage, row: Notification): string {
    const { kind, fields, transaction, renewal, app } = row.content
    const nested = (payload: Record<string, unknown> | null, name: string, field: string) =>
      payload === null ? {} : { [field]: this.sign(stage, payload, `${row.uuid}/${name}`) }
    const content = {
      ...fields,
      ...nested(transaction, 'transaction', 'signedTransactionInfo'),
      ...nested(renewal, 'renewal', 'signedRenewalInfo'),
      ...nested(app, 'app', 'signedAppTransactionInfo'),
    }
    const payload = {
      notificationType: row.type,
      ...(row.subtype === null ? {} : { subtype: row.subtype }),
      notificationUUID: row.uuid,
      version: '2.0',
      signedDate: row.at,
      [kind]: content,
    }
    return this.sign(stage, payload, row.uuid)
  }
}

/** What a reader that is not ready for news falls over. */
function withUnknown(
  payload: Record<string, unknown>,
  fields: boolean,
  values: boolean,
): Record<string, unknown> {
  return {
    ...payload,
    ...(values && 'transactionReason' in payload ? { transactionReason: 'SOMETHING_NEW' } : {}),
    ...(values && 'priceIncreaseStatus' in payload ? { priceIncreaseStatus: 9 } : {}),
    ...(fields ? { somethingNew: { since: 'tomorrow', list: [1, 'two', null] } } : {}),
  }
}

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
