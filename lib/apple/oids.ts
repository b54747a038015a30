import { PKI } from './pki-sources'
import { APPLE } from './sources'

/** An object identifier of Apple's in certificates: an extension that marks what they were made for. */
export interface AppleOid {
  oid: string
  /** In a few words. */
  name: string
  /** A sentence. */
  about: string
  see: string
}

const CPS = PKI.practice
const CODE = PKI.codeRequirements

/**
 * The marks that Apple's certification practice statements, documentation and open source name.
 * `1.2.840.113635.100.6` is Apple's arc of certificate extensions.
 */
export const APPLE_OIDS: readonly AppleOid[] = [
  mark('1.2', 'iPhone developer', 'The certificate signs apps for development.', CODE),
  mark(
    '1.4',
    'iPhone distribution',
    'The certificate signs apps for submission or distribution.',
    CODE,
  ),
  mark('1.7', 'Mac app submission', 'The certificate signs Mac apps for submission.', CODE),
  mark(
    '1.8',
    'Mac installer submission',
    'The certificate signs Mac installers for submission.',
    CPS,
  ),
  mark(
    '1.9',
    'Mac App Store app',
    'The certificate signs apps that the Mac App Store delivers.',
    CODE,
  ),
  mark('1.12', 'Mac developer', 'The certificate signs Mac apps for development.', CODE),
  mark(
    '1.13',
    'Developer ID application',
    'The certificate signs Mac apps that are distributed outside the store.',
    CODE,
  ),
  mark(
    '1.14',
    'Developer ID installer',
    'The certificate signs Mac installers that are distributed outside the store.',
    CPS,
  ),
  mark(
    '1.16',
    'Pass type identifier',
    'The certificate signs Wallet passes of the pass type that the extension names, and sends their pushes.',
    APPLE.wallet,
  ),
  mark(
    '1.17',
    'Website push identifier',
    'The certificate sends pushes to a website in Safari, under the identifier that the extension names.',
    CPS,
  ),
  mark(
    '2.1',
    'Worldwide Developer Relations',
    'The authority issues certificates to developers and those that sign App Store data.',
    PKI.library,
  ),
  mark('2.6', 'Developer ID authority', 'The authority issues Developer ID certificates.', CODE),
  mark(
    '3.1',
    'APNs development',
    'The certificate is for connections to the development (sandbox) environment of APNs.',
    CPS,
  ),
  mark(
    '3.2',
    'APNs production',
    'The certificate is for connections to the production environment of APNs.',
    CPS,
  ),
  mark(
    '3.3',
    'APNs VoIP',
    'The extension appears in certificates for VoIP pushes; Apple does not document what it says.',
    CPS,
  ),
  mark(
    '3.4',
    'APNs VoIP topics',
    'The extension lists the topics of VoIP pushes that the certificate may send.',
    APPLE.sending,
  ),
  mark(
    '3.5',
    'APNs VoIP, second mark',
    'The extension appears in certificates for VoIP pushes too, and is not documented either.',
    CPS,
  ),
  mark(
    '3.6',
    'APNs topics',
    'The extension lists every topic that the certificate may send pushes for, each with its kind.',
    APPLE.sending,
  ),
  mark(
    '11.1',
    'App Store receipt signing',
    'The certificate signs App Store receipts, transactions and notifications.',
    PKI.library,
  ),
]

function mark(tail: string, name: string, about: string, see: string): AppleOid {
  return { oid: `1.2.840.113635.100.6.${tail}`, name, about, see }
}

/** What is known of an object identifier of Apple's; `null` for one that is in no table. */
export function appleOid(oid: string): AppleOid | null {
  return APPLE_OIDS.find((row) => row.oid === oid) ?? null
}
