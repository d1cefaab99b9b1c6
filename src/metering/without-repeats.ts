import type { StorableEvent } from './store-statement.ts';

interface Named {
  readonly storable: Pick<StorableEvent, 'organizationId' | 'hash'>;
}

/** The first of each event, and the others, in their order: a statement cannot claim one key twice. `organizations` are those of all, each once. */
export function withoutRepeats<T extends Named>(batch: readonly T[]): { first: T[]; repeats: T[]; organizations: string[] } {
  const organizations = new Set<string>();
  const first: T[] = [];
  const repeats: T[] = [];
  // By numbers, since a set of texts costs twice as much an event: each text that is new to it is looked up among all of the process.
  const byBeginning = new Map<number, T>();
  const sameBeginning: T[] = [];
  for (const one of batch) {
    organizations.add(one.storable.organizationId);
    const beginning = beginningOf(one.storable.hash);
    const known = byBeginning.get(beginning);
    if (known === undefined) byBeginning.set(beginning, one);
    else if (isSameEvent(known, one) || sameBeginning.some((other) => isSameEvent(other, one))) {
      repeats.push(one);
      continue;
    } else sameBeginning.push(one);
    first.push(one);
  }
  return { first, repeats, organizations: [...organizations] };
}

function isSameEvent({ storable: one }: Named, { storable: other }: Named): boolean {
  return one.hash === other.hash && one.organizationId === other.organizationId;
}

/** The first 28 bits of a hash, as a number: few of a batch's events share them unless they are the same. */
function beginningOf(hash: string): number {
  let beginning = 0;
  for (let n = 0; n < 7; n++) {
    const code = hash.charCodeAt(n);
    // "0" is 48, and "a" 97.
    beginning = beginning * 16 + (code < 58 ? code - 48 : code - 87);
  }
  return beginning;
}
