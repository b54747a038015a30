import 'server-only'

/**
 * How large the acceptance tests of the inbox are: `npm run test:acceptance` asks for the numbers
 * that were promised, which take minutes; the suite for what fits between two other tests.
 */
export const FULL_SIZE = process.env.ASSAY_ACCEPTANCE === 'full'
