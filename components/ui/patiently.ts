const WAITS_MS = [500, 1000, 2000, 4000]

/**
 * Loads a part of the page, several times if need be: the console may be starting again just now.
 * Rejects with what the last try failed with.
 */
export async function patiently<Value>(load: () => Promise<Value>): Promise<Value> {
  for (const wait of WAITS_MS) {
    try {
      return await load()
    } catch {
      await new Promise((done) => setTimeout(done, wait))
    }
  }
  return load()
}
