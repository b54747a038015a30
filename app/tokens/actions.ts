'use server'

import { z } from 'zod'
import { guardAction } from '@/lib/server/guard'
import { mintOrdered } from '@/lib/server/mint-token'
import { activeVisitor } from '@/lib/server/visitor'
import { KEY_KINDS } from '@/lib/session/key-kinds'
import type { MintOrder } from '@/lib/token/mint-order'
import type { MintResult } from '@/lib/token/minted'

const ORDER = z.object({
  kind: z.enum(KEY_KINDS),
  keyId: z.string().max(64),
  teamId: z.string().max(64),
  issuerId: z.string().max(64),
  bundleId: z.string().max(255),
  individual: z.boolean(),
  scope: z.array(z.string().max(1_000)).max(100),
  lives: z
    .number()
    .int()
    .min(1)
    .max(200 * 86_400),
})

/** A token signed with a key of the session; the key stays where it is. */
export async function mintToken(id: string, order: MintOrder): Promise<MintResult> {
  await guardAction()
  return mintOrdered(await activeVisitor(), z.string().parse(id), ORDER.parse(order))
}
