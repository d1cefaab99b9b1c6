import { describe, expect, test } from 'vitest';
import { timingVectors } from '../../test/support/timing-vectors.ts';
import { parseDuration } from '../kit/duration.ts';
import { draftUntil, dueAt, gatheringCollectionAt, invoiceCollectionAt } from './collection.ts';
import type { CollectionAlignment } from './collection.ts';

interface LineText { invoiceAt: string; deleted: boolean; priceKind?: string }
interface AlignmentText { type: 'subscription' | 'anchored'; recurringPeriod?: { interval: string; anchor: string } }
type Vector =
  | { id: string; kind: 'gathering_collection_at'; input: { alignment: AlignmentText; lines: LineText[] }; expected: { collectionAt: string | null } }
  | { id: string; kind: 'invoice_collection_at'; input: { alignment?: AlignmentText; collectionInterval: string; lines: LineText[] }; expected: { collectionAt: string } };

const of = <Kind extends Vector['kind']>(kind: Kind) => timingVectors<Extract<Vector, { kind: Kind }>>(kind);

const at = (text: string) => Temporal.Instant.from(text);
const SUBSCRIPTION: CollectionAlignment = { type: 'SUBSCRIPTION' };
const MONTHLY: CollectionAlignment = { type: 'ANCHORED', recurrence: { interval: parseDuration('P1M'), anchor: at('2025-06-01T00:00:00Z') } };

function alignment(text: AlignmentText | undefined): CollectionAlignment {
  if (text?.recurringPeriod === undefined) return SUBSCRIPTION;
  return { type: 'ANCHORED', recurrence: { interval: parseDuration(text.recurringPeriod.interval), anchor: at(text.recurringPeriod.anchor) } };
}

const live = (lines: LineText[]) =>
  lines.filter((line) => !line.deleted).map((line) => ({ invoiceAt: at(line.invoiceAt), isMetered: line.priceKind !== undefined && line.priceKind === 'usage' }));

test.each(of('gathering_collection_at'))('%s', (_id, { input, expected }) => {
  expect(gatheringCollectionAt(alignment(input.alignment), live(input.lines))?.toString() ?? null).toBe(expected.collectionAt);
});

test.each(of('invoice_collection_at'))('%s', (_id, { input, expected }) => {
  const createdAt = at('2024-01-01T00:00:00Z');
  const collectionAt = invoiceCollectionAt({ alignment: alignment(input.alignment), interval: parseDuration(input.collectionInterval), lines: live(input.lines), createdAt });
  expect(collectionAt.toString()).toBe(expected.collectionAt);
});

test('nothing that gathers is collected at no time', () => {
  expect(gatheringCollectionAt(MONTHLY, [])).toBeNull();
});

test('an invoice without metered lines waits for nothing', () => {
  const createdAt = at('2025-06-20T10:00:00Z');
  const lines = [{ invoiceAt: at('2025-06-20T00:00:00Z'), isMetered: false }];
  expect(invoiceCollectionAt({ alignment: MONTHLY, interval: parseDuration('PT1H'), lines, createdAt })).toBe(createdAt);
});

test('an anchored calendar moves the collection to its next occurrence, and the interval counts from there', () => {
  const lines = [{ invoiceAt: at('2025-06-20T00:00:00Z'), isMetered: true }];
  const collectionAt = invoiceCollectionAt({ alignment: MONTHLY, interval: parseDuration('PT1H'), lines, createdAt: at('2025-06-20T00:00:00Z') });
  expect(collectionAt.toString()).toBe('2025-07-01T01:00:00Z');
});

describe('draft and due times', () => {
  const collectionAt = at('2025-07-01T01:00:00Z');
  const createdAt = at('2025-07-01T00:00:00Z');
  const P1D = parseDuration('P1D');

  test('a draft stays open for the draft period from the later of creation and collection', () => {
    expect(draftUntil({ collectionAt, createdAt, draftPeriod: P1D, autoAdvance: true })?.toString()).toBe('2025-07-02T01:00:00Z');
    expect(draftUntil({ collectionAt: createdAt, createdAt: collectionAt, draftPeriod: P1D, autoAdvance: true })?.toString()).toBe('2025-07-02T01:00:00Z');
  });

  test('a draft that is approved by hand has no such time', () => {
    expect(draftUntil({ collectionAt, createdAt, draftPeriod: P1D, autoAdvance: false })).toBeNull();
  });

  test('due counts from the issuing once there is one, in whole seconds', () => {
    const dueAfter = parseDuration('P30D');
    expect(dueAt({ issuedAt: null, draftUntil: null, dueAfter })).toBeNull();
    expect(dueAt({ issuedAt: null, draftUntil: collectionAt, dueAfter })?.toString()).toBe('2025-07-31T01:00:00Z');
    expect(dueAt({ issuedAt: at('2025-07-03T00:00:00.9Z'), draftUntil: collectionAt, dueAfter })?.toString()).toBe('2025-08-02T00:00:00Z');
  });
});
