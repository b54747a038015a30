/**
 * Bytes of white space outside of texts: what a compact encoder would leave out. White space is
 * legal in JSON (https://www.rfc-editor.org/rfc/rfc8259#section-2) and counts towards the limit.
 */
export function whiteSpaceBytes(json: string): number {
  let count = 0
  let inText = false
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at]
    if (inText && char === '\\') at += 1
    else if (char === '"') inText = !inText
    else if (!inText && (char === ' ' || char === '\n' || char === '\r' || char === '\t'))
      count += 1
  }
  return count
}
