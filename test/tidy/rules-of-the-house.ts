import { isProductCode, isTest, placeOf } from './places.ts';
import type { Rule } from './rule.ts';
import { importsOf, matchesIn, withoutComments } from './sources.ts';
import type { Source } from './sources.ts';

const maxLines = 400;

const code = (files: readonly Source[]): readonly Source[] => files.filter(({ path }) => path.endsWith('.ts') && !path.startsWith('test/tidy/'));

/** SQL as text: a statement's beginning together with what follows it. */
const sql = /[`'"(]\s*(select\s[^;`]*?\sfrom\s|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|with\s+\w+\s+as\s*\()/gi;

/** Where statements may stand beside stores and commands, and why. */
const statementsToo: ReadonlyMap<string, string> = new Map([
  ['src/access/bootstrap.ts', 'the operator\'s writes stand outside any organization'],
  ['src/access/authenticator.ts', 'one statement on the pool, before it is known whose request it is'],
  ['src/customers/subject-times.ts', 'asked by ingest for many organizations at once'],
  ['src/metering/meter-revision.ts', 'asked by ingest for many organizations at once'],
  ['src/metering/store-statement.ts', 'the text of one long statement, in parts'],
  ['src/metering/store-new-statement.ts', 'the text of one long statement, in parts'],
]);

/** Steps of a command: they are given its transaction, or its context. */
const takesPart = /import type \{[^}]*\b(Transaction|CommandContext|Reaction)\b[^}]*\} from '[^']*platform\/transaction\.ts'/;

const mayHoldStatements = ({ path, text }: Source): boolean => {
  const place = placeOf(path);
  if (place?.kind !== 'domain') return true;
  if (place.room === 'graphql' || place.room === 'http') return false;
  return path.endsWith('.store.ts') || place.room === 'commands' || place.room === 'jobs' || takesPart.test(text) || statementsToo.has(path);
};

export const houseRules: readonly Rule[] = [
  {
    name: `a file has at most ${maxLines} lines`,
    remedy: 'divide it where its parts have names of their own',
    find: (files) =>
      code(files).flatMap(({ path, text }) => {
        const lines = text.trimEnd().split('\n').length;
        return lines > maxLines ? [`${path} has ${lines}`] : [];
      }),
    broken: [[{ path: 'src/a.ts', text: 'a\n'.repeat(maxLines + 1) }]],
  },
  {
    name: 'nothing is left for later',
    remedy: 'do it now, or leave it out and say so in the documentation',
    find: (files) => code(files).flatMap((file) => matchesIn(file, /\b(TODO|FIXME|HACK)\b.*/g, file.text)),
    broken: [[{ path: 'src/a.ts', text: '// TODO: later' }]],
  },
  {
    name: 'no test is skipped or runs alone',
    remedy: 'mend the test or delete it; a test for some machines only says so by skipIf with its reason',
    find: (files) => code(files).filter(({ path }) => isTest(path)).flatMap((file) => matchesIn(file, /\b(test|it|describe)(\.\w+)*\.(only|skip|todo|fails)\(/g)),
    broken: [[{ path: 'test/a.test.ts', text: `test.only('a', () => {});` }], [{ path: 'test/a.test.ts', text: `describe.concurrent.skip('a', () => {});` }]],
  },
  {
    name: 'the checker is not silenced, and the linter only with a reason',
    remedy: 'give the value its type; after "oxlint-disable-next-line <rule>" comes " -- <reason>"',
    find: (files) =>
      code(files).flatMap((file) => [
        ...matchesIn(file, /@ts-(ignore|nocheck|expect-error).*/g, file.text),
        ...matchesIn(file, /(eslint|oxlint|biome)-(disable|ignore)(?!.*\s--\s\S).*/g, file.text),
      ]),
    broken: [[{ path: 'src/a.ts', text: '// @ts-expect-error' }], [{ path: 'src/a.ts', text: '// oxlint-disable-next-line no-console' }]],
  },
  {
    name: 'statements stand in stores, in commands and in steps that are given a command\'s transaction',
    remedy: 'move the query into <noun>.store.ts; a resolver calls one command or one loader',
    find: (files) =>
      files
        .filter((file) => isProductCode(file.path) && !mayHoldStatements(file))
        .flatMap((file) => [
          ...matchesIn(file, sql),
          ...matchesIn(file, /\bem\.(find|count|create|persist|execute|native|upsert|remove|flush)\w*\(|\bread\.(rows|ownRows)(<[^(]*>)?\(|\bpool\.query\(/g),
        ]),
    broken: [
      [{ path: 'src/billing/graphql/a.ts', text: 'ctx.read.rows(`select id from invoice`);' }],
      [{ path: 'src/billing/a.ts', text: 'await em.findOne(Invoice, id);' }],
      [{ path: 'src/billing/a.ts', text: 'const text = `insert into invoice values ($1)`;' }],
    ],
  },
  {
    name: 'between domains an entity holds a foreign key only',
    remedy: 'add .mapToPk() to the relation: code never walks from one domain into another',
    find: (files) =>
      files
        .filter(({ path }) => path.endsWith('.entity.ts'))
        .flatMap((file) => {
          const foreign = importsOf(file).filter(({ target }) => {
            const [here, there] = [placeOf(file.path), placeOf(target ?? '')];
            return here?.kind === 'domain' && there?.kind === 'domain' && here.domain !== there.domain;
          });
          const names = foreign.flatMap(({ specifier }) => [...file.text.matchAll(new RegExp(`import \\{([^}]*)\\} from '${RegExp.escape(specifier)}'`, 'g'))].flatMap(([, list]) => (list as string).split(',').map((name) => name.trim())));
          return names.filter(Boolean).flatMap((name) => matchesIn(file, new RegExp(`(manyToOne|oneToOne|oneToMany|manyToMany)\\(\\s*${name}\\b[^)]*\\)(?!\\s*\\.mapToPk\\(\\))`, 'g')));
        }),
    broken: [[{ path: 'src/billing/a.entity.ts', text: `import { Customer } from '../customers/index.ts';\nconst a = { customer: () => p.manyToOne(Customer) };` }]],
  },
  {
    name: 'money and quantities are never floats',
    remedy: 'use Decimal of src/kit/decimal.ts, and text at the edges',
    find: (files) => files.filter(({ path }) => isProductCode(path)).flatMap((file) => matchesIn(file, /\bparseFloat\(|\bGraphQLFloat\b|\bt\.float\(|t\.exposeFloat\(|\bp\.(float|double)\(|\bNumber\([^()]*([aA]mount|[pP]rice|[qQ]uantity|[bB]alance)\b[^()]*\)/g)),
    broken: [[{ path: 'src/billing/a.ts', text: 'const a = Number(line.amount);' }], [{ path: 'src/billing/a.ts', text: 't.float({})' }]],
  },
  {
    name: 'names say what a thing is',
    remedy: 'name the file after its noun or its verb: not utils, helpers, common, misc, manager or data',
    find: (files) => files.filter(({ path }) => /(^|\/)(utils?|helpers?|common|misc|manager|data)(\.|\/|-)/i.test(path)).map(({ path }) => path),
    broken: [[{ path: 'src/billing/utils.ts', text: '' }], [{ path: 'test/helpers/a.ts', text: '' }]],
  },
  {
    name: 'every folder of src has its README.md',
    remedy: 'say what it owns, what it does not own, which facts must stay true and how time works there',
    find: (files) => {
      const paths = new Set(files.map(({ path }) => path));
      const folders = new Set(files.flatMap(({ path }) => /^src\/\w+(?=\/)/.exec(path)?.[0] ?? []));
      return [...folders].map((folder) => `${folder}/README.md`).filter((path) => !paths.has(path)).map((path) => `${path} is missing`);
    },
    broken: [[{ path: 'src/billing/a.ts', text: '' }]],
  },
  {
    name: 'nothing names a machine, a registry or what lies outside the checkout',
    remedy: 'write paths from the checkout, and leave hosts of packages to the user\'s npm',
    find: (files) =>
      files
        .filter(({ path }) => !path.startsWith('test/tidy/'))
        .flatMap((file) => matchesIn(file, /(?<![\w./-])\/(work|home|Users|root|farm)\/\w+|\.\.\/shared\b|registry\.(npmjs|yarnpkg)\.\w+|https?:\/\/[^\s'"]*\bregistry\b/g, file.text)),
    broken: [[{ path: 'a.md', text: 'see /work/x' }], [{ path: 'a.json', text: '"https://registry.npmjs.org/pg"' }], [{ path: 'src/a.ts', text: `'../shared/x'` }]],
  },
  {
    name: 'the lock file holds no download addresses',
    remedy: 'install with the .npmrc of the checkout (omit-lockfile-registry-resolved=true)',
    find: (files) => files.filter(({ path }) => path === 'package-lock.json').flatMap((file) => matchesIn(file, /"resolved":.*/g, file.text)),
    broken: [[{ path: 'package-lock.json', text: '{ "resolved": "x" }' }]],
  },
  {
    name: 'packages are named at exact versions',
    remedy: 'npm install --save-exact <package>@<version>',
    find: (files) =>
      files
        .filter(({ path }) => path === 'package.json')
        .flatMap((file) => {
          const groups = JSON.parse(file.text) as Record<string, Record<string, string>>;
          return ['dependencies', 'devDependencies', 'optionalDependencies', 'overrides'].flatMap((group) =>
            Object.entries(groups[group] ?? {}).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name, version]) => `${name} ${version}`),
          );
        }),
    broken: [[{ path: 'package.json', text: '{ "dependencies": { "pg": "^8.0.0" } }' }]],
  },
  {
    name: 'what is exported is used',
    remedy: 'delete it; what only the graph or another domain will need comes with them',
    find: (files) => {
      const scripts = code(files);
      const counts = new Map<string, number>();
      for (const { path, text } of scripts) {
        if (/^src\/\w+\/index\.ts$/.test(path)) continue; // to be offered to others is no use
        for (const [word] of withoutComments(text).matchAll(/[\w$]+/g)) counts.set(word, (counts.get(word) ?? 0) + 1);
      }
      return scripts
        .filter(({ path }) => isProductCode(path) && !path.endsWith('/index.ts'))
        .flatMap((file) =>
          [...withoutComments(file.text).matchAll(/^export (?:async )?(?:abstract )?(?:function\*?|const|let|class|interface|type) (\w+)/gm)]
            .filter(([, name]) => (counts.get(name as string) ?? 0) < 2)
            .map(([, name]) => `${file.path} exports ${name}, which nothing names`),
        );
    },
    broken: [[{ path: 'src/kit/a.ts', text: 'export const lonely = 1;' }, { path: 'src/kit/index.ts', text: `export { lonely } from './a.ts';` }]],
  },
];
