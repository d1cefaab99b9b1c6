import DataLoader from 'dataloader';
import type { Viewer } from '../access/index.ts';
import type { Clock } from '../kit/clock.ts';
import type { Reader } from '../platform/reader.ts';
import type { CommandContext } from '../platform/transaction.ts';
import type { AskedList } from './pagination.ts';

/**
 * What domains offer to resolvers beyond rows: queues, batchers, ports. Each domain declares its own member by merging into this
 * interface, compose.ts fills them all.
 */
// oxlint-disable-next-line typescript/no-empty-object-type -- members are merged in by the domains
export interface Services {}

/** What every resolver gets. One a request; over WebSocket one an operation. */
export interface GraphQLContext {
  /** Null for an anonymous caller, who may ask for nothing but the schema. */
  readonly viewer: Viewer | null;
  /** Rows of the viewer's organization; of one customer for a portal token. */
  readonly read: Reader;
  /**
   * The same for rows that go to the fields of their type and nowhere else: columns that no field of the operation looks at are left out.
   * A store that looks at rows itself takes `read`.
   */
  readonly shown: Reader;
  readonly clock: Clock;
  /** Made at the first use: only mutations pay for an entity manager. */
  readonly command: CommandContext;
  readonly services: Services;
  /** Loaders of this request by name; see `batched`. */
  readonly loaders: Map<string, DataLoader<string, unknown>>;
  /** Lists below rows of this request by the field that shows them; see `childConnection`. */
  readonly lists: Map<string, AskedList>;
}

/**
 * Joins all questions of one kind that are asked in one turn of a request into one call of `load`. `name` must tell apart all that the
 * answer depends on beside the key: the field and its arguments.
 */
export function batched<T>(ctx: GraphQLContext, name: string, key: string, load: (keys: readonly string[]) => Promise<readonly T[]>): Promise<T> {
  let loader = ctx.loaders.get(name) as DataLoader<string, T> | undefined;
  if (loader === undefined) {
    loader = new DataLoader<string, T>((keys) => load(keys), { maxBatchSize: 2_000 });
    ctx.loaders.set(name, loader as DataLoader<string, unknown>);
  }
  return loader.load(key);
}
