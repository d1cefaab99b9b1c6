import { isProductCode, placeOf } from './places.ts';
import type { Place } from './places.ts';
import type { Rule } from './rule.ts';
import { importsOf } from './sources.ts';
import type { Import, Source } from './sources.ts';

type Domain = Extract<Place, { kind: 'domain' }>;

/** Files that see everything: they put the product together. */
const seesEverything: ReadonlySet<string> = new Set(['src/graphql/schema.ts']);

/** Files of ours that a file of the product imports and must not, with what is wrong. */
function brokenImports(files: readonly Source[], judge: (from: Place, to: Place, at: Import, file: Source) => string | null): string[] {
  return files
    .filter(({ path }) => isProductCode(path) && !seesEverything.has(path))
    .flatMap((file) =>
      importsOf(file).flatMap((at) => {
        const from = placeOf(file.path);
        const to = at.target === null ? null : placeOf(at.target);
        const wrong = from === null || to === null ? null : judge(from, to, at, file);
        return wrong === null ? [] : [`${file.path}:${at.line} imports ${at.specifier}: ${wrong}`];
      }),
    );
}

export const importRules: readonly Rule[] = [
  {
    name: 'kit imports nothing of ours, platform imports kit; neither knows a domain',
    remedy: 'hand in what it needs as an argument, or move the file to the domain that it is about',
    find: (files) =>
      brokenImports(files, (from, to) => {
        if (from.kind === 'kit' && to.kind !== 'kit') return 'kit stands on nothing';
        if (from.kind === 'platform' && to.kind !== 'kit' && to.kind !== 'platform') return 'platform stands on kit alone';
        return null;
      }),
    broken: [
      [{ path: 'src/kit/a.ts', text: `import { log } from '../platform/log.ts';` }],
      [{ path: 'src/platform/a.ts', text: `import type { Viewer } from '../access/index.ts';` }],
    ],
  },
  {
    name: 'domains import only lower ranks',
    remedy: 'let the lower domain tell news (an event in its transaction) and react to it in the higher one, wired in compose.ts; a field on a lower type is added from the higher domain\'s graphql folder',
    find: (files) =>
      brokenImports(files, (from, to) => {
        if (from.kind !== 'domain' || to.kind !== 'domain' || from.domain === to.domain || to.rank < from.rank) return null;
        return `${to.domain} does not stand below ${from.domain}`;
      }),
    broken: [
      [{ path: 'src/customers/a.ts', text: `import { Meter } from '../metering/index.ts';` }],
      [{ path: 'src/portal/a.ts', text: `import { send } from '../notifications/index.ts';` }],
      [{ path: 'src/access/a.ts', text: `export async function f() {\n  return import('../billing/index.ts');\n}` }],
    ],
  },
  {
    name: 'a domain is imported only through its index.ts, or its graphql/index.ts from another graphql folder',
    remedy: 'export what is meant for others from the index.ts of its domain, and import that; stores stay private',
    find: (files) =>
      brokenImports(files, (from, to, at) => {
        if (to.kind !== 'domain' || (from.kind === 'domain' && from.domain === to.domain)) return null;
        if (from.kind === 'top' && at.target?.endsWith('.entity.ts')) return null; // entities.ts lists the tables
        const face = at.target?.slice(`src/${to.domain}/`.length);
        const fromGraph = from.kind === 'domain' && from.room === 'graphql';
        return face === 'index.ts' || (face === 'graphql/index.ts' && fromGraph) ? null : `that file is private to ${to.domain}`;
      }),
    broken: [
      [{ path: 'src/billing/a.ts', text: `import {\n  rows,\n} from '../customers/customer.store.ts';` }],
      [{ path: 'src/billing/commands/a.ts', text: `import { CustomerNode } from '../../customers/graphql/index.ts';` }],
      [{ path: 'src/gateway.ts', text: `import { hashOf } from './access/credential.ts';` }],
    ],
  },
  {
    name: 'the graph\'s own folder knows access only; nothing in a folder imports the files that put the product together',
    remedy: 'a domain declares what it offers to resolvers by merging into Services, and compose.ts fills it',
    find: (files) =>
      brokenImports(files, (from, to) => {
        if (from.kind === 'graphql' && to.kind === 'domain' && to.domain !== 'access') return `graphql does not know ${to.domain}`;
        if (from.kind !== 'top' && to.kind === 'top') return 'only programs and compose.ts stand above the folders';
        return null;
      }),
    broken: [
      [{ path: 'src/graphql/a.ts', text: `import { meterOf } from '../metering/index.ts';` }],
      [{ path: 'src/metering/http/a.ts', text: `import { compose } from '../../compose.ts';` }],
    ],
  },
  {
    name: 'commands never import GraphQL',
    remedy: 'throw a DomainError: the graph turns it into its typed error; the resolver translates arguments and ids',
    find: (files) =>
      files
        .filter(({ path }) => isProductCode(path) && ['commands', 'jobs', 'engine', 'rating'].includes((placeOf(path) as Domain).room))
        .flatMap((file) =>
          importsOf(file)
            .filter(({ specifier, target }) => /^(graphql|graphql-.*|@pothos\/.*)$/.test(specifier) || target?.startsWith('src/graphql/') || /^src\/\w+\/graphql\//.test(target ?? ''))
            .map(({ line, specifier }) => `${file.path}:${line} imports ${specifier}`),
        ),
    broken: [
      [{ path: 'src/billing/commands/a.ts', text: `import { GraphQLError } from 'graphql';` }],
      [{ path: 'src/billing/commands/a.ts', text: `import { coded } from '../../graphql/coded.ts';` }],
    ],
  },
  {
    name: 'src holds kit, platform, graphql and the domains',
    remedy: 'put the file into the domain that it is about; a new domain gets its rank in test/tidy/places.ts',
    find: (files) => files.flatMap(({ path }) => (placeOf(path)?.kind === 'unknown' ? [path] : [])),
    broken: [[{ path: 'src/helpers/a.ts', text: '' }]],
  },
  {
    name: 'an index.ts re-exports and runs nothing',
    remedy: 'move the code into a file of its own and export it from there',
    find: (files) =>
      files
        .filter(({ path }) => /^src\/\w+\/index\.ts$/.test(path))
        .flatMap(({ path, text }) => {
          const rest = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').replace(/export\s+(type\s+)?(\{[^}]*\}|\*)\s+from\s+'[^']+';/g, '').trim();
          return rest === '' ? [] : [`${path} also holds: ${rest.split('\n')[0]}`];
        }),
    broken: [[{ path: 'src/access/index.ts', text: `export { a } from './a.ts';\nexport const b = 1;` }]],
  },
];
