import type { World } from '../support/world.ts';
import type { Answer } from './bills.ts';
import type { Setting } from './setting.ts';

/** What deeds know of the story that they are done in. */
export interface Told {
  readonly world: World;
  readonly setting: Setting;
  readonly now: Temporal.Instant;
  readonly customers: readonly { readonly key: string }[];
  readonly wallets: readonly string[];
  /** Customers of whom something was forgiven or decided by hand, so that what was used does not tell what was billed. */
  readonly forgiven: Set<number>;
  /** A name that none was given before. */
  fresh(what: string): string;
  /** Asks for the field that the document calls `made`; REFUSAL in it stands for what errors tell. */
  ask(source: string, variables: object): Promise<Answer>;
}

/** The type of an answer, with the code of a refusal. */
export const short = (made: Answer): string => (made.code === undefined ? made.__typename : `${made.__typename}: ${made.code}`);
