import type { PassFacts } from '../inspect/pkpass/pass-facts'
import type { ZipProblemName } from '../inspect/zip/problems'

/** What is known of a pass, or of its pass.json alone. */
export interface PassSubject {
  /** Why the archive was not unpacked. */
  zip: { problem: ZipProblemName; detail: string } | null
  /** Why pass.json was not read, as a sentence. */
  unread: string | null
  pass: PassFacts | null
  /** `null`: pass.json alone was given. */
  bundle: PassBundle | null
  /** Of the certificate that signed; `null`: not known. */
  signer: { passType: string | null; team: string | null } | null
  /** Milliseconds since 1970 UTC. */
  now: number | null
}

/** The archive around pass.json. */
export interface PassBundle {
  /** Why manifest.json was not read, as a sentence. */
  unreadManifest: string | null
  /** Files that are not as the manifest says, that it lists and are not there, that it does not list. */
  wrong: string[]
  absent: string[]
  extra: string[]
  icon: boolean
  signature: boolean
}

/** A pass that is in order. */
export const GOOD_PASS: PassSubject = {
  zip: null,
  unread: null,
  pass: {
    missing: [],
    formatVersion: 1,
    styles: ['eventTicket'],
    passTypeIdentifier: 'pass.com.example.app',
    teamIdentifier: 'DEF123GHIJ',
    serialNumber: 'A-1',
    webServiceURL: null,
    tokenLength: null,
    changing: [],
    silent: [],
    duplicateKeys: [],
    voided: false,
    expires: null,
    badBarcodes: [],
    oldBarcode: false,
  },
  bundle: {
    unreadManifest: null,
    wrong: [],
    absent: [],
    extra: [],
    icon: true,
    signature: true,
  },
  signer: { passType: 'pass.com.example.app', team: 'DEF123GHIJ' },
  now: null,
}
