import { createRequire, findPackageJSON } from 'node:module';
import type pg from 'pg';
import { afterAll } from 'vitest';

/** What this process has asked of databases, on whichever connection. */
export interface Statements {
  /** How many were sent since the file began. */
  readonly sent: number;
  /** How many of them have no answer yet. */
  readonly underWay: number;
}

/** Counts the statements of this file. Call it at the top of the file, before anything connects: connections that are there already are not counted. */
export function statements(): Statements {
  const counted = { sent: 0, underWay: 0 };
  for (const prototype of clients()) watch(prototype, counted);
  return counted;
}

interface Asking {
  query: (...args: unknown[]) => unknown;
}

/** The product's own driver and that of its ORM, which may be another copy. */
function clients(): ReadonlySet<Asking> {
  const places = [import.meta.url, findPackageJSON('@mikro-orm/postgresql', import.meta.url)];
  return new Set(places.map((place) => (createRequire(place ?? import.meta.url)('pg') as typeof pg).Client.prototype as unknown as Asking));
}

function watch(prototype: Asking, counted: { sent: number; underWay: number }): void {
  const { query } = prototype;
  const answered = (): void => void (counted.underWay -= 1);
  prototype.query = function (this: unknown, ...args) {
    counted.sent += 1;
    counted.underWay += 1;
    const callback = args.at(-1);
    if (typeof callback === 'function') {
      return query.apply(this, [...args.slice(0, -1), (...answer: unknown[]) => {
        answered();
        (callback as (...of: unknown[]) => void)(...answer);
      }]);
    }
    const answer = query.apply(this, args);
    // What tells nobody when it ends stays under way: nothing is concluded from its silence.
    if (answer instanceof Promise) answer.then(answered, answered);
    return answer;
  };
  afterAll(() => {
    prototype.query = query;
  });
}
