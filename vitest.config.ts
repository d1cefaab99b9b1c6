import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';

/** Where files begin that take longest, the longest first: begun last, one of them would run on alone. The size of a file tells nothing of it. */
const longest = [
  'test/bad-input/', 'test/isolation/', 'test/platform/', 'test/faults/', 'test/demo/', 'test/properties/',
  'test/metering/usage-verify', 'test/billing/run.', 'test/entitlements/snapshots', 'test/entitlements/vectors-graph', 'test/metering/lago-figures', 'test/billing/preview.',
];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => {
      const at = longest.findIndex((beginning) => moduleId.includes(`/${beginning}`));
      return at === -1 ? longest.length : at;
    };
    return (await super.sort(files)).toSorted((a, b) => rank(a) - rank(b));
  }
}

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    globalSetup: ['test/support/global-setup.ts'],
    setupFiles: ['test/support/properties.ts'],
    pool: 'forks',
    // Node itself reads the modules, as it does for the product: from its cache of compiled code, and to code that runs as fast. Nothing here is
    // replaced by mocks, which is what Vitest's own reader is for.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    execArgv: ['--import', fileURLToPath(new URL('src/require-node.mjs', import.meta.url))],
    // Files of one worker share its modules: reading them anew for each file took longer than most tests. Nothing of ours is kept in a module
    // that a test could change; what a file opens it closes.
    isolate: false,
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    // Bounds for what hangs, never for what is slow: a busy machine takes many times as long as a quiet one.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 200_000, interval: 20 } },
  },
});
