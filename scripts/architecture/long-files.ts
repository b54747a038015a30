/** Files over 250 lines, each with the reason why it is not split. */
export const longFiles: Readonly<Record<string, string>> = {
  'lib/inspect/device-token/read.test.ts': 'one table: device tokens as people paste them',
}
