import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';

// Tells as many stories as one likes: npm run properties -- --runs 200 --seed 7. A failure prints the seed and the path to tell it again by.
// With --cuts an invoice run is cut off from its database at every statement instead.
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '50' },
    seed: { type: 'string', default: '1' },
    deeds: { type: 'string', default: '25' },
    path: { type: 'string' },
    cuts: { type: 'boolean', default: false },
    // The first story that fails as it is, at once: making it shorter takes as long as telling it many times.
    raw: { type: 'boolean', default: false },
  },
});

const whole = (name: 'runs' | 'seed' | 'deeds'): number => {
  const number = Number(values[name]);
  if (!Number.isSafeInteger(number) || number < 1) throw new RangeError(`--${name} is ${values[name]}: give a whole number from 1`);
  return number;
};

const vitest = await startVitest('test', [values.cuts ? 'test/faults/cut-off.test.ts' : 'test/properties/whole.test.ts'], {
  watch: false,
  provide: { everyStatement: values.cuts, properties: { runs: whole('runs'), seed: whole('seed'), deeds: whole('deeds'), isShrunk: !values.raw, ...(values.path === undefined ? {} : { path: values.path }) } },
});
await vitest.close();
