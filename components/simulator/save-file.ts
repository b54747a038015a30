/** Hands text to the browser as a download. Nothing of it stays in the page. */
export function saveFile(name: string, text: string | Blob): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
