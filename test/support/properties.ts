import fc from 'fast-check';

const asked = process.env['PROPERTY_SEED'];

/**
 * Properties are tried with the same values at every run, so that a change is held by what held the one before it. `PROPERTY_SEED=random` tries
 * others, and a number those of that seed.
 */
if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked ?? 20_261_122) });
