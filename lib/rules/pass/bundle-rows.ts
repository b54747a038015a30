import { WALLET_DOCS } from '../../apple/pass-sources'
import { GOOD_PASS } from '../pass-subject'
import { named, type PassRow, withBundle } from './row'

const SIGN_AGAIN =
  'Make a new manifest.json for the files as they are, sign it, and zip the contents of the folder, not the folder itself.'

/** What can be wrong with the archive: its files, the manifest, and who signed. */
export const BUNDLE_ROWS: readonly PassRow[] = [
  {
    name: 'unreadable',
    level: 'error',
    title: 'There is no readable pass.json',
    cause:
      'A pass is an archive with pass.json at its top. Often the folder itself was zipped, so pass.json is one level down.',
    fix: SIGN_AGAIN,
    see: [WALLET_DOCS.creating],
    find: ({ unread }) => unread,
    bad: { ...GOOD_PASS, pass: null, unread: 'The archive has no pass.json.' },
  },
  {
    name: 'manifest-missing',
    level: 'error',
    title: 'The manifest of the pass cannot be read',
    cause: 'manifest.json lists the SHA-1 of every file, and the signature covers it.',
    fix: SIGN_AGAIN,
    see: [WALLET_DOCS.building],
    find: ({ bundle }) => bundle?.unreadManifest ?? null,
    bad: withBundle({ unreadManifest: 'The archive has no manifest.json.' }),
  },
  {
    name: 'manifest-digest',
    level: 'error',
    title: 'A file of the pass is not the one that was signed',
    cause:
      'The file was changed after the manifest was written, for instance by an image optimiser or an edit.',
    fix: SIGN_AGAIN,
    see: [WALLET_DOCS.building],
    find: ({ bundle }) => named(bundle?.wrong ?? [], 'Differs from the manifest'),
    bad: withBundle({ wrong: ['pass.json'] }),
  },
  {
    name: 'manifest-absent',
    level: 'error',
    title: 'The manifest lists a file that is not there',
    cause: 'The file was left out of the archive, or was renamed.',
    fix: SIGN_AGAIN,
    see: [WALLET_DOCS.building],
    find: ({ bundle }) => named(bundle?.absent ?? [], 'Listed but not there'),
    bad: withBundle({ absent: ['logo.png'] }),
  },
  {
    name: 'manifest-extra',
    level: 'warning',
    title: 'The archive has files that the manifest does not list',
    cause:
      'Finder adds .DS_Store and __MACOSX, or a file was added after signing. No signature covers these files.',
    fix: `Leave them out, with zip -X for instance. ${SIGN_AGAIN}`,
    see: [WALLET_DOCS.building],
    find: ({ bundle }) => named(bundle?.extra ?? [], 'Not listed'),
    bad: withBundle({ extra: ['.DS_Store'] }),
  },
  {
    name: 'signature-missing',
    level: 'error',
    title: 'The pass is not signed',
    cause:
      'The file “signature” contains the detached signature over manifest.json, and Wallet accepts no pass without it.',
    fix: 'Sign manifest.json with the certificate of the pass type and Apple’s WWDR intermediate, in DER, as the file “signature”.',
    see: [WALLET_DOCS.building],
    find: ({ bundle }) =>
      bundle && !bundle.signature ? 'The archive has no file “signature”.' : null,
    bad: withBundle({ signature: false }),
  },
  {
    name: 'icon-missing',
    level: 'error',
    title: 'The pass has no icon',
    cause: 'Wallet and Mail refuse a pass without icon.png.',
    fix: 'Add icon.png, and icon@2x.png and icon@3x.png for sharp screens.',
    see: [WALLET_DOCS.creating],
    find: ({ bundle }) => (bundle && !bundle.icon ? 'The archive has no icon.png.' : null),
    bad: withBundle({ icon: false }),
  },
  {
    name: 'type-mismatch',
    level: 'error',
    title: 'The certificate is for another pass type',
    cause: 'The pass was signed with the certificate of one pass type but names another one.',
    fix: 'Sign with the certificate of the pass type in pass.json, or change passTypeIdentifier.',
    see: [WALLET_DOCS.building],
    at: 'passTypeIdentifier',
    find: ({ pass, signer }) =>
      pass?.passTypeIdentifier && signer?.passType && pass.passTypeIdentifier !== signer.passType
        ? `pass.json says ${pass.passTypeIdentifier}, the certificate is for ${signer.passType}.`
        : null,
    bad: { ...GOOD_PASS, signer: { passType: 'pass.com.example.other', team: 'DEF123GHIJ' } },
  },
  {
    name: 'team-mismatch',
    level: 'error',
    title: 'The certificate belongs to another team',
    cause: 'teamIdentifier in pass.json is not the team of the signing certificate.',
    fix: 'Write the certificate’s team, the OU of its subject, into pass.json.',
    see: [WALLET_DOCS.building],
    at: 'teamIdentifier',
    find: ({ pass, signer }) =>
      pass?.teamIdentifier && signer?.team && pass.teamIdentifier !== signer.team
        ? `pass.json says ${pass.teamIdentifier}, the certificate ${signer.team}.`
        : null,
    bad: { ...GOOD_PASS, signer: { passType: 'pass.com.example.app', team: 'XYZ987WVUT' } },
  },
]
