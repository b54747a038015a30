import { makePki, RECEIPT_SIGNING } from '../../lib/verify/testing/pki'
import type { SampleFamily } from './family'

export const certificate: SampleFamily = {
  file: 'lib/inspect/certificate/signed-samples.json',
  make: async () => {
    const pki = await makePki({ kind: 'EC', marks: { leaf: RECEIPT_SIGNING, intermediate: null } })
    return { root: pki.root.pem, samples: { leaf: pki.leaf.pem } }
  },
}
