import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, reconcile } from './reconcile.ts';
import type { KnownLine, WantedLine } from './reconcile.ts';

const at = (day: number) => Temporal.Instant.from(`2027-01-${String(day).padStart(2, '0')}T00:00:00Z`);
const wanted = (reference: string, price = '1'): WantedLine => ({ reference, subscriptionItemId: 'item', name: 'Fee', price, discounts: 'null', periodFrom: at(1), periodTo: at(2), invoiceAt: at(2) });
const known = (reference: string, more: Partial<KnownLine> = {}): KnownLine => ({
  ...wanted(reference), id: `id-${reference}`, managedBy: 'SUBSCRIPTION', invoiceId: 'i', invoiceState: 'gathering', isDeleted: false, ...more,
});
const shown = ({ create, change, remove, untouchable }: ReturnType<typeof reconcile>) => ({
  create: create.map(({ reference }) => reference),
  change: change.map(({ line }) => line.reference),
  remove: remove.map(({ reference }) => reference),
  untouchable: untouchable.map(({ reference }) => reference),
});
const nothing = { create: [], change: [], remove: [], untouchable: [] };

describe('reconcile', () => {
  test.each<[why: string, known: KnownLine[], wanted: WantedLine[], expected: Partial<typeof nothing> | Record<string, string[]>]>([
    ['makes what is missing', [], [wanted('a')], { create: ['a'] }],
    ['leaves what is as it ought to be', [known('a')], [wanted('a')], {}],
    ['changes what differs while it gathers', [known('a')], [wanted('a', '2')], { change: ['a'] }],
    ['changes what differs on an open draft', [known('a', { invoiceState: 'draft.waiting_for_collection' })], [wanted('a', '2')], { change: ['a'] }],
    ['has an item that took the place of another take over its open line alone', [known('a', { subscriptionItemId: 'old' }), known('b', { subscriptionItemId: 'old', invoiceState: 'paid' })], [wanted('a'), wanted('b')], { change: ['a'] }],
    ['takes away what is no longer called for', [known('a')], [], { remove: ['a'] }],
    ['touches nothing that is issued', [known('a', { invoiceState: 'paid' }), known('b', { invoiceState: 'issuing.syncing' })], [wanted('a', '2')], { untouchable: ['a', 'b'] }],
    ['leaves an issued line that is right without a word', [known('a', { invoiceState: 'paid' })], [wanted('a')], {}],
    ['leaves what was written by hand', [known('a', { managedBy: 'MANUAL' })], [wanted('a', '2')], {}],
    ['does not bring back what was deleted by hand', [known('a', { managedBy: 'MANUAL', isDeleted: true })], [wanted('a')], {}],
    ['bills nothing again that stood on a deleted draft', [known('a', { invoiceState: 'deleted' })], [wanted('a')], {}],
  ])('%s', (_why, lines, targets, expected) => {
    expect(shown(reconcile(lines, targets))).toEqual({ ...nothing, ...expected });
  });

  test('done twice, the second time asks for nothing', () => {
    const references = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(references, references, fc.constantFrom('1', '2'), (before, after, price) => {
        const targets = after.map((reference) => wanted(reference, price));
        const { create, change, remove } = reconcile(before.map((reference) => known(reference)), targets);
        const kept = before.filter((reference) => !remove.some((line) => line.reference === reference)).map((reference) => known(reference));
        const changed = kept.map((line) => ({ ...line, ...change.find(({ line: of }) => of.reference === line.reference)?.wanted }));
        const made = create.map((line) => ({ ...known(line.reference), ...line }));
        expect(shown(reconcile([...changed, ...made], targets))).toEqual(nothing);
      }),
    );
  });
});

test('canonical JSON does not depend on the order of members', () => {
  expect(canonical({ b: [{ d: 1, c: null }], a: '1' })).toBe(canonical({ a: '1', b: [{ c: null, d: 1 }] }));
  expect(canonical([1, 2])).not.toBe(canonical([2, 1]));
});
