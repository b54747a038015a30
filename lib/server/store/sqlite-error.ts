import 'server-only'
import { StoreError } from './store'

type Code = StoreError['code']

/** Primary result codes: https://www.sqlite.org/rescode.html */
const RESULTS: Readonly<Record<number, readonly [Code, string]>> = {
  5: ['unavailable', 'The database is busy: another process has been using it for too long.'],
  6: ['unavailable', 'The database is busy.'],
  8: ['read-only', 'The database cannot be written. Check who owns the data folder.'],
  10: ['unavailable', 'The disk reported an error to the database.'],
  11: ['corrupt', 'The database is damaged. Start Assay again: it sets the file aside.'],
  13: ['full', 'The disk is full, so nothing more can be stored.'],
  14: ['unavailable', 'The database could not be opened. Check the data folder.'],
  19: ['conflict', 'The row already exists, or the session it belongs to is gone.'],
  26: ['corrupt', 'The file is not a database. Start Assay again: it sets the file aside.'],
}

/** SQLITE_IOERR_SHMSIZE: no room for the index of the write-ahead log. */
const NO_ROOM_FOR_INDEX = 4874

/** Same for the file system's own words: https://nodejs.org/api/errors.html#common-system-errors */
const SYSTEM: Readonly<Record<string, readonly [Code, string]>> = {
  EACCES: ['read-only', 'The data folder cannot be written. Check who owns it.'],
  EPERM: ['read-only', 'The data folder cannot be written. Check who owns it.'],
  EROFS: ['read-only', 'The data folder is on a disk that cannot be written.'],
  ENOSPC: ['full', 'The disk is full, so nothing more can be stored.'],
  EDQUOT: ['full', 'The disk quota is used up, so nothing more can be stored.'],
}

/** What went wrong, in the contract's terms. An error that is none of the disk's comes back as it is. */
export function storeError(error: unknown): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error
  if ('errcode' in error && typeof error.errcode === 'number') {
    const primary = error.errcode === NO_ROOM_FOR_INDEX ? 13 : error.errcode & 0xff
    const [code, message] = RESULTS[primary] ?? ['unavailable', 'The database failed.']
    return new StoreError(code, message, { cause: error })
  }
  if ('syscall' in error && 'code' in error) {
    const [code, message] = SYSTEM[String(error.code)] ?? [
      'unavailable',
      'The data folder could not be used.',
    ]
    return new StoreError(code, message, { cause: error })
  }
  return error
}

export function isStoreError(error: unknown, code: Code): error is StoreError {
  return error instanceof StoreError && error.code === code
}
