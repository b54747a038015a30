/** `npm run test:acceptance`: everything at the size that was promised, which takes its time. */
export const FULL_SIZE = process.env.ASSAY_ACCEPTANCE === 'full'
