type Cell = string | number | boolean | null

/**
 * Rows as CSV (RFC 4180, lines end with CRLF). A text that a spreadsheet would run as a formula gets
 * an apostrophe in front; numbers stay numbers.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function toCsv(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return [header, ...rows].map((row) => `${row.map(cellText).join(',')}\r\n`).join('')
}

function cellText(cell: Cell): string {
  if (cell === null) return ''
  const text =
    typeof cell === 'string' && /^\s*[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : `${cell}`
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
