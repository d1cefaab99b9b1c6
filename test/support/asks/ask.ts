import type { Story } from '../story.ts';

export type Variables = Record<string, unknown>;

/** One way to ask a root field with things of a story. */
export interface Call {
  readonly variables: Variables;
  /**
   * What it answers where the story is somebody else's: `nothing` (null, an empty list, NotFoundError, NOT_FOUND), or `own`, an answer that
   * is about the asker's own things or no things at all.
   */
  readonly stranger: 'nothing' | 'own';
}

/** How one root field is asked in every test that lists them. */
export interface Ask {
  /** All the ways to name things in it. The first one reaches its thing when the story's own organization asks. */
  readonly calls: (story: Story) => readonly Call[];
  /** Variables that are accepted as often as they are asked, for tests that spoil one value at a time; the first call's when omitted. */
  readonly good?: (story: Story, unique: string) => Variables | Promise<Variables>;
  /** The same with other members of inputs that take exactly one. */
  readonly others?: readonly ((story: Story, unique: string) => Variables | Promise<Variables>)[];
}

export type Asks = Readonly<Record<string, Ask>>;

export const nothing = (variables: Variables): Call => ({ variables, stranger: 'nothing' });
export const own = (variables: Variables): Call => ({ variables, stranger: 'own' });

/** A customer by each of its names. */
export function byCustomer(story: Story, customer: 'one' | 'two' = 'one'): readonly Variables[] {
  return [
    { key: story.text(customer) },
    { id: story.id(`customer_${customer}`) },
    { subjectKey: story.text(`${customer}_subject`) },
    { externalId: story.text(`${customer}_external`) },
  ];
}

/** A thing that has a graph id and a key. */
export const byIdOrKey = (story: Story, id: string, key: string): readonly Variables[] => [{ key: story.text(key) }, { id: story.id(id) }];
