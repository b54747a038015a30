/** What was put right, in the words that are shown. */
export const REPAIRS = {
  bom: 'The file began with a byte order mark; it was left out.',
  'utf-16': 'The file was saved as UTF-16; it was turned into plain text.',
  'line-ends': 'The lines ended with a carriage return, as on Windows; that was left out.',
  'escaped-newlines':
    'The line breaks were written as \\n; they were turned back into line breaks.',
  'double-escaped':
    'The line breaks were escaped twice, as \\\\n; they were turned back into line breaks.',
  escapes: 'Some characters were escaped with a backslash; the backslashes were left out.',
  'lost-backslashes':
    'Each line break had become the letter n: a \\n that lost its backslash. Those letters were removed.',
  quotes: 'The key was in quotation marks; they were left out.',
  'code-lines':
    'The key was put together from quoted lines of code; the quotation marks were left out.',
  'one-line': 'The line breaks were missing; the lines were split again.',
  spaces: 'The line breaks had become spaces; the lines were split again.',
  'missing-begin': 'The BEGIN line was missing; it was added.',
  'missing-end': 'The END line was missing; the key itself is complete, so it was added.',
  'missing-header': 'The BEGIN and END lines were missing; they were added.',
  'marker-lines': 'The BEGIN or END line was not exact; it was corrected.',
  label: 'The BEGIN line named a different kind of key from the one in the file; it was corrected.',
  dashes: 'Hyphens had become dashes, as word processors do; they were turned back.',
  invisible: 'There were invisible characters in the text; they were left out.',
  'base64-of-pem': 'The whole file had been encoded as base64 once more; that was undone.',
  hex: 'The key was written as hex; it was turned into bytes.',
  base64url:
    'The key was written in the URL alphabet of base64 (- and _); it was turned into the standard one.',
  padding: 'The = signs at the end were wrong; they were corrected.',
  'spare-bits':
    'The last character of the base64 text carried bits that mean nothing; they were left out.',
  percent: 'The text was encoded for a URL (%0A and the like); that was undone.',
  html: 'There was HTML around the key; it was left out.',
  rtf: 'The key was in an RTF document; only its text was kept.',
  'mail-quotes': 'The lines began with >, as in a quoted email; that was left out.',
  'surrounding-text': 'There was other text before or after the key; it was left out.',
  'other-blocks':
    'The file also contains something besides the private key, such as a certificate or curve parameters; it was left out.',
  'der-file':
    'The file contains the key as plain DER bytes, not as PEM text; it was read that way.',
  sec1: 'The key was in the older form “EC PRIVATE KEY” (SEC 1); it was turned into PKCS#8.',
  'pkcs8-extras':
    'The key was in the later version of PKCS#8 or carried attributes; it was written again in the plain form.',
  'short-scalar':
    'The key’s number was not written with its full 32 bytes; leading zeros were corrected.',
} as const

export type RepairCode = keyof typeof REPAIRS
