import { newId } from '../../kit/id.ts';
import type { ServerLog } from './request.ts';

/** How long one entry of the log speaks for all that happens. */
const togetherMs = 1_000;

/**
 * Logs that the database could not be reached, and answers the id of the entry: once a second at most, with how many operations were refused beside the first. With a
 * database that is away everything is refused, a thousand times a second and more, and an entry for each would fill the disk that may be why it is away.
 */
export function outageLog(log: ServerLog): (cause: unknown, path: unknown) => string {
  let entry: { readonly errorId: string; others: number } | null = null;
  return (cause, path) => {
    if (entry !== null) {
      entry.others += 1;
      return entry.errorId;
    }
    const made = (entry = { errorId: newId(), others: 0 });
    log.error({ err: cause, errorId: made.errorId, path }, 'the database could not be reached');
    setTimeout(() => {
      entry = null;
      if (made.others > 0) log.error({ errorId: made.errorId, others: made.others }, `the database could not be reached: ${made.others} more were refused within a second`);
    }, togetherMs).unref();
    return made.errorId;
  };
}
