import { formatInstant } from '../../push/instant'
import type { Step } from '../../rules/rule'
import { verifySignature } from '../../verify/signature'
import { signatureAlgorithm } from '../../x509/algorithms'
import { readCertificate } from '../../x509/read-certificate'
import type { TransactionReceipt } from './read'
import { readSignatureBlob } from './signature-blob'

const SHA1_WITH_RSA = '1.2.840.113549.1.1.5'

/**
 * The checks that a transaction receipt allows: its signature with the certificate that it brings
 * along. Whose certificate that is cannot be told, since its issuer is not inside: no proof.
 */
export async function verifyTransactionReceipt(
  { signature, purchaseInfo }: TransactionReceipt,
  purchasedAt: number | null,
): Promise<Step[]> {
  if (!signature || !purchaseInfo) {
    const detail = 'There is no signature, or nothing for it to cover.'
    return [{ name: 'Signature is there', result: 'fail', detail }]
  }
  const blob = readSignatureBlob(signature)
  const form = 'Signature has the known form'
  if (!blob.ok) {
    const result = blob.version === 3 ? 'unknown' : 'fail'
    return [{ name: form, result, detail: blob.problem }]
  }
  const read = readCertificate(blob.certificate)
  if (!read.ok) {
    const detail = `Version 2, but its certificate could not be read. ${read.problem}`
    return [{ name: form, result: 'fail', detail }]
  }
  const { certificate } = read
  const data = new Uint8Array(1 + purchaseInfo.length)
  data[0] = blob.version
  data.set(purchaseInfo, 1)
  const matched = await verifySignature({
    spki: certificate.spki,
    publicKey: certificate.publicKey,
    algorithm: signatureAlgorithm(SHA1_WITH_RSA),
    data,
    signature: blob.signature,
  })
  const by = `the key of “${certificate.subject.text}”`
  return [
    {
      name: form,
      result: blob.leftover === 0 ? 'pass' : 'fail',
      detail: `Version 2: a signature of ${blob.signature.length} bytes and a certificate of ${blob.certificate.length}${blob.leftover === 0 ? '' : `, and ${blob.leftover} bytes that belong to neither`}.`,
    },
    {
      name: 'Signature matches',
      result: matched === 'matches' ? 'pass' : matched === 'not supported' ? 'unknown' : 'fail',
      detail:
        matched === 'matches'
          ? `RSA with SHA-1 over the version byte and purchase-info, checked with ${by}.`
          : matched === 'not supported'
            ? `The key of “${certificate.subject.text}” is of a kind that Assay does not check.`
            : `It is not over this purchase-info, or was not made with ${by}.`,
    },
    validity(certificate.notBefore, certificate.notAfter, purchasedAt),
    {
      name: 'Root is trusted',
      result: 'unknown',
      detail: `The certificate was issued by “${certificate.issuer.text}”, which is not in the receipt, so it cannot be traced to a root. Anyone can make a certificate with these names.`,
    },
    { name: 'Not revoked', result: 'unknown', detail: 'Not checked: Assay fetches nothing.' },
  ]
}

function validity(notBefore: number, notAfter: number, purchasedAt: number | null): Step {
  const name = 'Valid when purchased'
  if (purchasedAt === null) {
    return { name, result: 'unknown', detail: 'The receipt has no purchase date.' }
  }
  const inside = purchasedAt >= notBefore && purchasedAt <= notAfter
  return {
    name,
    result: inside ? 'pass' : 'unknown',
    detail: `The certificate is valid from ${formatInstant(notBefore)} to ${formatInstant(notAfter)}; the purchase date is ${formatInstant(purchasedAt)}.`,
  }
}
