import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

const exclude = [...configDefaults.exclude, 'e2e/**', '.next*/**']

/** Tests that replace a module or a global, or that start something: each file has a world of its own. */
const ALONE = [
  'lib/server/**/*.test.ts',
  'lib/inspect/app-store-jws/attacks.test.ts',
  'lib/verify/batch-run.test.ts',
  'components/transactions/credential.test.ts',
]

export default defineConfig({
  resolve: {
    alias: {
      '@': fileURLToPath(new URL('.', import.meta.url)).replace(/\/$/, ''),
      'server-only': fileURLToPath(new URL('node_modules/server-only/empty.js', import.meta.url)),
    },
  },
  test: {
    testTimeout: 20_000,
    // Two cores: a few workers that do not starve the timed parts of each other.
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        // What is pure shares its modules: loading them anew for each file took half of the time.
        test: {
          name: 'pure',
          isolate: false,
          include: ['{lib,components}/**/*.test.ts'],
          exclude: [...exclude, ...ALONE],
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['*.test.ts', '{app,bench,scripts}/**/*.test.ts', ...ALONE],
          exclude,
        },
      },
    ],
  },
})
