import 'server-only'
import { type Store, StoreError } from '@/lib/server/store/store'

/** The store, but for the named operations, which fail as they do on a full disk or a lost one. */
export function failingStore(
  store: Store,
  fails: readonly (keyof Store)[],
  code: StoreError['code'] = 'full',
): Store {
  return new Proxy(store, {
    get(target, name) {
      if (fails.some((fail) => fail === name)) {
        return () => Promise.reject(new StoreError(code, 'as the test asked'))
      }
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}
