import { DomainError } from '../kit/errors.ts';
import type { CompiledMeter } from './meter.ts';

/** The dimensions of a meter were changed between reading the meter and reading its roll-ups, whose groups are of the new ones. */
export class MeterChanged extends DomainError {
  readonly code = 'UNAVAILABLE';
  constructor() {
    super('the dimensions of a meter were changed at the same time: ask again');
  }
}

/**
 * True, in SQL, where roll-ups are of the dimensions that `parameter` says ({@link dimensionsText}), by the snapshot of the statement; else the statement fails, with
 * MeterChanged after {@link ofKnownDimensions}. Worked out once, and only where it is reached.
 */
export function dimensionsHold(parameter: string): string {
  return `(select usage_dimensions_hold($1, ${parameter}::jsonb))`;
}

/** The dimensions that roll-ups of these meters are taken to be of. */
export function dimensionsText(meters: Iterable<CompiledMeter>): string {
  return JSON.stringify([...new Set(meters)].map(({ id, groupBy, filters }) => ({ id, groupBy, filters })));
}

/** Work that reads roll-ups by {@link dimensionsHold}. Throws MeterChanged. */
export async function ofKnownDimensions<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw (error as { code?: unknown } | null)?.code === 'TGM01' ? new MeterChanged() : error;
  }
}

/** Does once more what a change of a meter came between; `work` reads the meter itself. Within a transaction, which cannot go on after that, throws MeterChanged. */
export async function againWhereMeterChanged<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof MeterChanged)) throw error;
    return work().catch(() => {
      throw error;
    });
  }
}
