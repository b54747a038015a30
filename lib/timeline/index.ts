export { buildLife } from './build'
export { type Expected, expectNext } from './expect'
export { type Nested, splitNotification } from './nested'
export { type NextRow, nextAfter } from './next'
