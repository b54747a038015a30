/** What the rules on verifyReceipt look at: a request to it, or its answer. */
export interface VerifyReceiptSubject {
  /** `unified`: what a notification of version 1 has of an answer. */
  form: 'answer' | 'request' | 'unified'
  /** `null`: there is none, or it is no number. */
  status: number | null
  /** `is_retryable`; `null`: it is not there. */
  retryable: boolean | null
  /** A shared secret stands in it. What it is, no rule is told. */
  sharedSecret: boolean
  /** Dates of which the text and the milliseconds name different instants, by their names. */
  disagreeing: readonly string[]
}

/** An answer with nothing wrong. */
export function exampleAnswer(changes: Partial<VerifyReceiptSubject> = {}): VerifyReceiptSubject {
  return {
    form: 'answer',
    status: 0,
    retryable: null,
    sharedSecret: false,
    disagreeing: [],
    ...changes,
  }
}
