import { defineConfig } from 'vitest/config';

export default defineConfig({
  // graphql ships two builds; Node takes the CommonJS one for us and for every library, so the tests must too.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    pool: 'forks',
    // Files of one worker share its modules: reading them anew for each file took longer than most tests. Nothing of ours is kept in a module
    // that a test could change; what a file opens it closes.
    isolate: false,
    maxWorkers: 3,
    // Bounds for what hangs, never for what is slow: a busy machine takes many times as long as a quiet one.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000, interval: 20 } },
  },
});
