import { isProductCode, isTest, placeOf } from './places.ts';
import type { Rule } from './rule.ts';
import { importsOf, matchesIn } from './sources.ts';
import type { Source } from './sources.ts';

/** Rooms of a domain whose every file is pure. */
const pureRooms: ReadonlySet<string> = new Set(['engine', 'rating']);

/** Packages that compute and do nothing else, and what loads such a one when it is first needed. */
const purePackages: ReadonlySet<string> = new Set(['any-ascii', 'currency-codes', 'jsonpath-rfc9535', 'node:module', 'zod']);

const packageOf = (specifier: string): string => /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

const impure = /\b(async|await|Promise)\b|\bprocess\.|\bDate\.now\(|\bnew Date\(|\bMath\.random\(|\bTemporal\.Now\b|\bsetTimeout\(|\bfetch\(/g;

/** Kit's two doors to the machine. */
const doors: ReadonlySet<string> = new Set(['src/kit/clock.ts', 'src/kit/id.ts']);

/** Files of tests that wait for something to come about, and give up in the end. */
const pollingHelpers: ReadonlySet<string> = new Set(['test/faults/gateway-client.ts', 'test/platform/embedded-postgres.test.ts']);

const room = /\.(store|entity)\.ts$|\/(commands|graphql|jobs|http)\//;

/** Where the names that a file takes from a domain's index.ts are written: the files that the index has them from. */
function behindIndex(index: Source | undefined, names: readonly string[]): readonly string[] {
  if (index === undefined) return [];
  return importsOf(index).flatMap(({ target, names: exported }) => (target !== null && exported.some((name) => names.includes(name)) ? [target] : []));
}

/** The files of domains whose code runs when this one does. */
function reached(file: Source, byPath: ReadonlyMap<string, Source>): readonly string[] {
  return importsOf(file).flatMap(({ target, typeOnly, names }) => {
    if (target === null || typeOnly || placeOf(target)?.kind !== 'domain') return [];
    return target.endsWith('/index.ts') ? behindIndex(byPath.get(target), names) : [target];
  });
}

/**
 * Pure files: kit, engines, and every file of a domain that has its test beside it (tests that need a database stand below test/),
 * with all of domains that they reach.
 */
function pureFiles(files: readonly Source[]): ReadonlyMap<string, Source> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const pure = new Map<string, Source>();
  const waiting = files.filter(({ path }) => {
    const place = placeOf(path);
    if (!isProductCode(path) || place === null) return false;
    if (place.kind === 'kit') return true;
    return place.kind === 'domain' && (pureRooms.has(place.room) || byPath.has(path.replace(/\.ts$/, '.test.ts')));
  });
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (pure.has(file.path)) continue;
    pure.set(file.path, file);
    for (const path of reached(file, byPath)) {
      const next = byPath.get(path);
      if (next !== undefined && !room.test(path)) waiting.push(next);
    }
  }
  return pure;
}

export const purityRules: readonly Rule[] = [
  {
    name: 'pure files take values only from kit, from pure files of their own and of lower domains, and from packages that compute',
    remedy: 'hand the result in as an argument; types may be imported with "import type"',
    find: (files) => {
      const pure = pureFiles(files);
      const byPath = new Map(files.map((file) => [file.path, file]));
      return [...pure.values()].flatMap((file) => {
        const kit = placeOf(file.path)?.kind === 'kit';
        return importsOf(file).flatMap((at) => {
          const { line, specifier, target, typeOnly, names } = at;
          if (typeOnly || (kit && (doors.has(file.path) || specifier === 'node:assert'))) return [];
          const there = target === null ? null : placeOf(target);
          const written = target?.endsWith('/index.ts') ? behindIndex(byPath.get(target), names) : [target ?? ''];
          const fine = there?.kind === 'kit' || purePackages.has(packageOf(specifier)) || (!kit && written.length > 0 && written.every((path) => pure.has(path)));
          return fine ? [] : [`${file.path}:${line} imports ${specifier}`];
        });
      });
    },
    broken: [
      [{ path: 'src/kit/a.ts', text: `import pg from 'pg';` }],
      [{ path: 'src/billing/rating/a.ts', text: `import { transact } from '../../platform/transaction.ts';` }],
      [
        { path: 'src/catalog/a.ts', text: `import { b } from './b.ts';` },
        { path: 'src/catalog/a.test.ts', text: '' },
        { path: 'src/catalog/b.ts', text: `import { c } from './c.store.ts';` },
      ],
    ],
  },
  {
    name: 'pure files hold no promise, clock, chance or environment',
    remedy: 'take the instant, the random value or the row as an argument, and let the command fetch it',
    find: (files) => [...pureFiles(files).values()].filter(({ path }) => !doors.has(path)).flatMap((file) => matchesIn(file, impure)),
    broken: [
      [{ path: 'src/kit/a.ts', text: 'export const a = Math.random();' }],
      [{ path: 'src/entitlements/engine/a.ts', text: 'export async function a() {}' }],
      [{ path: 'src/metering/a.ts', text: 'export const a = () => process.pid;' }, { path: 'src/metering/a.test.ts', text: '' }],
    ],
  },
  {
    name: 'the machine\'s clock and chance are read in kit and platform only',
    remedy: 'ask ctx.clock.now() and ctx.newId(); a secret is made in access/credential.ts',
    find: (files) =>
      files
        .filter(({ path }) => isProductCode(path) && !['kit', 'platform'].includes(placeOf(path)?.kind ?? '') && path !== 'src/access/credential.ts')
        .flatMap((file) => matchesIn(file, /\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|\bMath\.random\(|\brandom(Bytes|Int|UUID\w*)\(|\bgetRandomValues\(/g)),
    broken: [[{ path: 'src/billing/a.ts', text: 'const now = Date.now();' }], [{ path: 'src/serve.ts', text: 'const at = new Date();' }]],
  },
  {
    name: 'the environment is read in platform/config.ts only',
    remedy: 'make it a member of Config, with its check and its line in the README\'s table',
    find: (files) =>
      files.filter(({ path }) => isProductCode(path) && path !== 'src/platform/config.ts').flatMap((file) => matchesIn(file, /\bprocess\.env\b/g)),
    broken: [[{ path: 'src/platform/log.ts', text: `const level = process.env['LOG_LEVEL'];` }]],
  },
  {
    name: 'tests never sleep',
    remedy: 'wait for what is to happen (expect.poll), or move a fixed clock',
    find: (files) => files.filter(({ path }) => isTest(path)).flatMap((file) => matchesIn(file, /await (sleep|pause|setTimeout|delay)\(\s*[\d_]{3,}|setTimeout\([^;]*,\s*[1-9]\d{2,3}\)/g)),
    broken: [[{ path: 'test/a.test.ts', text: 'await sleep(500);' }], [{ path: 'test/a.test.ts', text: 'await pause(1_500);' }], [{ path: 'test/a.test.ts', text: 'const late = new Promise((resolve) => setTimeout(() => resolve(null), 300));' }]],
  },
  {
    name: 'tests read no clock of the machine',
    remedy: 'prove by counts, by the order of events or by a gate that never opens; figures of time belong in bench',
    find: (files) =>
      files
        .filter(({ path }) => (isTest(path) || path.startsWith('test/')) && !path.startsWith('test/tidy/') && !pollingHelpers.has(path))
        .flatMap((file) => matchesIn(file, /\bperformance\.now\(|\bDate\.now\(|\bnew Date\(\)|\bTemporal\.Now\b|\bhrtime\b/g)),
    broken: [[{ path: 'test/a.test.ts', text: 'const begun = performance.now();' }], [{ path: 'test/support/a.ts', text: 'const at = Date.now();' }]],
  },
  {
    name: 'tests ask for figures of their own database, never of the whole cluster',
    remedy: 'add "datname = current_database()", or the process id that is meant: other files run on the same server, and what is of one name has one number in all their databases',
    find: (files) =>
      files
        .filter(({ path }) => (isTest(path) || path.startsWith('test/')) && !path.startsWith('test/tidy/'))
        .flatMap((file) => matchesIn(file, /\b(pg_stat_activity\b(?![^`;]*\b(datname|pid) = )|pg_locks\b(?![^`;]*\bdatname = ))[^`;]*/g)),
    broken: [[{ path: 'test/a.test.ts', text: "await sql.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`);" }], [{ path: 'test/a.test.ts', text: "await sql.query('select 1 from pg_locks where not granted');" }]],
  },
];
