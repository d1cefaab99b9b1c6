import type { Reader } from '../../src/platform/reader.ts';

/** The process dies, as far as what it was doing can tell. */
export class Crash extends Error {}

/** The same reads and hand-written statements, the n-th of which dies: `counter.left` counts down to it. */
export function failing(read: Reader, counter: { left: number }): Reader {
  return new Proxy(read, {
    get: (target, name) => {
      const member = Reflect.get(target, name, target) as unknown;
      if (typeof member !== 'function') return member;
      return (...args: unknown[]) => {
        counter.left -= 1;
        if (counter.left === 0) throw new Crash();
        const answer = (member as (...of: unknown[]) => unknown).apply(target, args);
        return name === 'asOrganization' ? failing(answer as Reader, counter) : answer;
      };
    },
  });
}
