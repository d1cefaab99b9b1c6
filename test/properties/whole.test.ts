import fc from 'fast-check';
import { inject, test } from 'vitest';
import { worlds } from '../support/world.ts';
import { story } from './story.ts';
import { holds, seen } from './whole-story.ts';

// Whole stories of an organization, made by chance: `npm run properties` tells as many as one likes.
const all = worlds();

declare module 'vitest' {
  interface ProvidedContext {
    /** Given by `npm run properties`: how many stories, and the seed that they are made from. */
    properties?: { readonly runs: number; readonly seed: number; readonly deeds: number; readonly path?: string; readonly isShrunk: boolean };
  }
}

const { runs, seed, deeds, path, isShrunk } = inject('properties') ?? { runs: 3, seed: 6, deeds: 12, isShrunk: false };

test('whatever is sold, used, changed, edited, paid and corrected while time passes: the books are right, and told otherwise they are the same', { timeout: 0 }, async () => {
  await fc.assert(
    fc.asyncProperty(story(deeds), async (told) => {
      await holds(all, told);
      if (inject('properties') !== undefined && seen.stories % 10 === 0) process.stdout.write(`${JSON.stringify(seen)}\n`);
    }),
    { numRuns: runs, seed, ...(path === undefined ? {} : { path }), endOnFailure: !isShrunk },
  );
  if (inject('properties') !== undefined) process.stdout.write(`${JSON.stringify(seen)}\n`);
});
