import type { JsonProblem } from './scan'

/** What to do about each way in which a text fails to be JSON. */
export const JSON_HINTS: Record<JsonProblem, string> = {
  empty: 'Write a JSON object, such as {"aps":{"alert":"Hello"}}.',
  'unexpected-end': 'Close what was opened: every {, [ and " needs its counterpart.',
  'unexpected-character':
    'Remove the character, or put the text it belongs to in double quotation marks.',
  'trailing-comma': 'Remove the comma after the last entry.',
  'missing-comma': 'Put one comma between two entries.',
  'missing-colon':
    'Write "key": value. A description printed with = and ; is not JSON: encode the dictionary instead.',
  'unquoted-key': 'Put every key in double quotation marks.',
  'wrong-quotes':
    'Use the straight double quotation mark (U+0022). Word processors and chat programs replace it.',
  comment: 'Remove comments before sending.',
  'bad-literal':
    'Values are strings in double quotation marks, numbers, true, false, null, objects or arrays.',
  'bad-number':
    'Write numbers like 0, -1, 0.5 or 1e3. Put anything else, such as a phone number, in quotation marks.',
  'bad-escape':
    'Write \\\\ for a backslash; an apostrophe needs none. The escapes are \\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four digits.',
  'control-character': 'Write \\n for a line break and \\t for a tab inside a text.',
  'trailing-text': 'Send one JSON object and nothing after it.',
  'too-deep':
    'Flatten the structure. Nesting this deep is not read here, and no notification needs it.',
  'too-many-values': 'Shorten the payload. It is far over the limit of every push type.',
  'too-long': 'Shorten the payload. It is far over the limit of every push type.',
}
