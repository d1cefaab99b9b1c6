/** Domains from the lowest to the highest; those on one line are leaves and know nothing of each other. */
const ranks: readonly (readonly string[])[] = [
  ['access'],
  ['customers'],
  ['metering'],
  ['catalog'],
  ['entitlements'],
  ['subscriptions'],
  ['billing'],
  ['payments'],
  ['orders'],
  ['portal', 'notifications', 'analytics'],
];

/** Where a file of src stands in the house. Programs, the demo among them, and what they put together stand at the top. */
export type Place =
  | { readonly kind: 'kit' | 'platform' | 'graphql' | 'top' }
  | { readonly kind: 'domain'; readonly domain: string; readonly rank: number; /** The folder inside the domain: "commands", "" for its root. */ readonly room: string }
  | { readonly kind: 'unknown'; readonly folder: string };

/** The place of a path below src; null for any other path. */
export function placeOf(path: string): Place | null {
  const [root, folder, ...rest] = path.split('/');
  if (root !== 'src' || folder === undefined) return null;
  if (rest.length === 0 || folder === 'demo') return { kind: 'top' };
  if (folder === 'kit' || folder === 'platform' || folder === 'graphql') return { kind: folder };
  const rank = ranks.findIndex((domains) => domains.includes(folder));
  if (rank === -1) return { kind: 'unknown', folder };
  return { kind: 'domain', domain: folder, rank, room: rest.length > 1 ? (rest[0] as string) : '' };
}

export const isTest = (path: string): boolean => path.endsWith('.test.ts');

/** Code that runs in the product. */
export const isProductCode = (path: string): boolean => path.startsWith('src/') && path.endsWith('.ts') && !isTest(path);
