import { Decimal } from '../kit/decimal.ts';
import { present } from '../kit/assert.ts';
import type { Contributions } from './contribution.ts';
import type { StorableEvent } from './store-statement.ts';

const HOUR_S = 3_600;

/** What a batch adds to one meter and subject. */
export interface HeadTally {
  /** Position of a group of the meter, from 1. */
  readonly group: number;
  readonly subject: string;
  /** Times of the first and the last event, in seconds since 1970. */
  first: number;
  last: number;
}

/** What a batch adds to one row of the roll-ups. */
export interface RowTally {
  /** Position of the group, from 1. */
  readonly group: number;
  readonly subject: string;
  /** Begin of the hour of UTC, in seconds since 1970. */
  readonly hour: number;
  events: number;
  /** Events with a usable value. */
  values: number;
  first: number;
  last: number;
  /** Null where no event has a usable value. */
  sum: Decimal | null;
  min: Decimal | null;
  max: Decimal | null;
}

export interface BatchTally {
  /** By group: the organization that its meter is of. */
  readonly organizations: readonly string[];
  readonly heads: readonly HeadTally[];
  readonly rows: readonly RowTally[];
}

/**
 * Adds up what the events of a batch contribute, each row once, so that the database is handed rows instead of events. It is right only where all
 * of the events are stored. Null where a meter keeps more than sums and bounds: latest values are ordered by sequences that only the database
 * gives, and distinct values have rows of their own.
 */
export function tallyBatch(events: readonly StorableEvent[], { entries, groups }: Contributions): BatchTally | null {
  if (groups.some(({ kept }) => kept !== null)) return null;
  const organizations: string[] = [];
  const heads: HeadTally[] = [];
  const rows: RowTally[] = [];
  const headsByMeter = new Map<string, Map<string, HeadTally>>();
  const headsByGroup: Map<string, HeadTally>[] = [];
  const rowsByGroup: Map<string, RowTally>[] = [];
  for (const { meterId } of groups) {
    let ofMeter = headsByMeter.get(meterId);
    if (ofMeter === undefined) headsByMeter.set(meterId, (ofMeter = new Map()));
    headsByGroup.push(ofMeter);
    rowsByGroup.push(new Map());
  }
  for (const { event, group, number, value } of entries) {
    if (value !== null) return null;
    const { organizationId, subject, epochSeconds: at } = present(events[event - 1], 'the event of a contribution');
    organizations[group - 1] ??= organizationId;
    const ofMeter = present(headsByGroup[group - 1], 'the heads of a group');
    const head = ofMeter.get(subject);
    if (head === undefined) {
      const made: HeadTally = { group, subject, first: at, last: at };
      ofMeter.set(subject, made);
      heads.push(made);
    } else {
      if (at < head.first) head.first = at;
      if (at > head.last) head.last = at;
    }
    const hour = Math.floor(at / HOUR_S) * HOUR_S;
    const ofGroup = present(rowsByGroup[group - 1], 'the rows of a group');
    const key = `${hour} ${subject}`;
    const row = ofGroup.get(key);
    if (row === undefined) {
      const made: RowTally = { group, subject, hour, events: 1, values: number === null ? 0 : 1, first: at, last: at, sum: number, min: number, max: number };
      ofGroup.set(key, made);
      rows.push(made);
    } else addTo(row, at, number);
  }
  return { organizations, heads, rows };
}

function addTo(row: RowTally, at: number, number: Decimal | null): void {
  row.events += 1;
  if (at < row.first) row.first = at;
  if (at > row.last) row.last = at;
  if (number === null) return;
  row.values += 1;
  row.sum = row.sum === null ? number : row.sum.add(number);
  row.min = row.min === null ? number : Decimal.min(row.min, number);
  row.max = row.max === null ? number : Decimal.max(row.max, number);
}
