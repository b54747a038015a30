const WALLET = 'https://developer.apple.com/documentation/walletpasses'

/** The pages that the rules on Wallet passes cite. */
export const WALLET_DOCS = {
  pass: `${WALLET}/pass`,
  building: `${WALLET}/building-a-pass`,
  creating: `${WALLET}/creating-the-source-for-a-pass`,
  updating: `${WALLET}/adding-a-web-service-to-update-passes`,
  fieldContent: `${WALLET}/passfieldcontent`,
  fields: `${WALLET}/passfields`,
  barcodes: `${WALLET}/pass/barcodes-data.dictionary`,
  bundle: `${WALLET}/distributing-and-updating-a-pass`,
  zip: 'https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT',
} as const
