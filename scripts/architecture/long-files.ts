/** Files over 250 lines, each with the reason why it is not split. */
export const longFiles: Readonly<Record<string, string>> = {}
