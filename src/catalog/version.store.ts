import { ValidationError, issue } from '../kit/errors.ts';
import { joined } from '../platform/keyset.ts';
import type { Where } from '../platform/reader.ts';
import type { VersionStatus } from './version-chain.ts';

/** The ways to name one version in a chain; exactly one. The id is the database's; `key` and `externalId` name the version in force, `latest` the highest. */
export type VersionLookUp =
  | { readonly id: string }
  | { readonly key: string }
  | { readonly externalId: string }
  | { readonly latest: string }
  | { readonly version: { readonly key: string; readonly version: number } };

/** For messages: `key "pro" in force`. */
export function describeVersion(by: VersionLookUp): string {
  if ('id' in by) return `id "${by.id}"`;
  if ('latest' in by) return `key "${by.latest}" (latest)`;
  if ('externalId' in by) return `externalId "${by.externalId}" in force`;
  return 'key' in by ? `key "${by.key}" in force` : `key "${by.version.key}" and version ${by.version.version}`;
}

/** The live version that a look-up names; of `latest` all live versions, to be read in {@link latestFirst} order. An id finds deleted ones too. */
export function versionWhere(by: VersionLookUp, now: Temporal.Instant): Where {
  if ('id' in by) return { text: 't.id = $1::uuid', values: [by.id] };
  if ('latest' in by) return { text: 't.key = $1 and t.deleted_at is null', values: [by.latest] };
  if ('version' in by) return { text: 't.key = $1 and t.version = $2 and t.deleted_at is null', values: [by.version.key, by.version.version] };
  if ('externalId' in by) return joined({ text: 't.external_id = $1 and t.deleted_at is null', values: [by.externalId] }, statusWhere('ACTIVE', now)) as Where;
  return joined({ text: 't.key = $1 and t.deleted_at is null', values: [by.key] }, statusWhere('ACTIVE', now)) as Where;
}

/** At most one version passes every look-up but `latest`, which takes the highest. */
export const latestFirst = { orderBy: [{ property: 'version', direction: 'desc' }], limit: 1 } as const;

/** Of a chain, what its next version takes over. */
export interface ChainHead {
  /** The highest ever used, deleted ones included; 0 where there was none. */
  readonly version: number;
  readonly externalId: string | null;
}

/**
 * What another system calls a chain is said with its first version and is that of all others: the name of the next one. Throws
 * ValidationError where another is asked for.
 */
export function chainName(key: string, { version, externalId }: ChainHead, asked: string | null): string | null {
  if (version === 0) return asked;
  if (asked === null || asked === externalId) return externalId;
  throw new ValidationError([issue('EXTERNAL_ID_OF_CHAIN', `externalId "${asked}" is not that of "${key}", which ${externalId === null ? 'has none' : `is "${externalId}"`} since its first version: leave it out`, 'externalId')]);
}

export interface VersionListFilter {
  /** These three and `currencies` are alternatives: a version that passes one of them is in the list. */
  readonly ids?: readonly string[] | null;
  readonly keys?: readonly string[] | null;
  readonly versions?: readonly { readonly key: string; readonly version: number }[] | null;
  readonly currencies?: readonly string[] | null;
  readonly status?: readonly VersionStatus[] | null;
  readonly includeDeleted: boolean;
}

/** OpenMeter's rule: what names versions is joined by or, status and deletion narrow what is left. */
export function versionListWhere(filter: VersionListFilter, now: Temporal.Instant): Where | undefined {
  let where: Where | undefined = filter.includeDeleted ? undefined : { text: 't.deleted_at is null', values: [] };
  const { ids, keys, versions, currencies, status } = filter;
  const named: Where[] = [];
  if (ids != null) named.push({ text: 't.id = any($1::uuid[])', values: [ids] });
  if (keys != null) named.push({ text: 't.key = any($1::text[])', values: [keys] });
  if (versions != null) {
    named.push({
      text: '(t.key, t.version) in (select * from unnest($1::text[], $2::int[]))',
      values: [versions.map(({ key }) => key), versions.map(({ version }) => version)],
    });
  }
  if (currencies != null) named.push({ text: 't.currency = any($1::text[])', values: [currencies] });
  if (named.length > 0) where = joined(where, anyOf(named));
  if (status != null) where = joined(where, status.length === 0 ? { text: 'false', values: [] } : anyOf(status.map((one) => statusWhere(one, now))));
  return where;
}

/** The rows of a status: the rule of `versionStatus`, in SQL. */
function statusWhere(status: VersionStatus, now: Temporal.Instant): Where {
  const values = status === 'DRAFT' ? [] : [now.toString()];
  switch (status) {
    case 'DRAFT':
      return { text: 't.effective_from is null', values };
    case 'SCHEDULED':
      return { text: 't.effective_from > $1::timestamptz and (t.effective_to is null or t.effective_to > $1::timestamptz)', values };
    case 'ACTIVE':
      return { text: 't.effective_from <= $1::timestamptz and (t.effective_to is null or t.effective_to > $1::timestamptz)', values };
    case 'ARCHIVED':
      return { text: 't.effective_to <= $1::timestamptz', values };
  }
}

/** Either of several conditions, each with its own values. */
export function anyOf(conditions: readonly Where[]): Where {
  return conditions.reduce((a, b) => {
    const shifted = b.text.replace(/\$(\d+)/g, (_all, n: string) => `$${Number(n) + a.values.length}`);
    return { text: `(${a.text}) or (${shifted})`, values: [...a.values, ...b.values] };
  });
}
