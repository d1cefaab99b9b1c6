import type { Person } from '../customers/index.ts';
import { pseudonymOf } from '../customers/index.ts';
import { mapJsonTexts } from '../kit/json-texts.ts';
import type { Transaction } from '../platform/transaction.ts';
import { eventTypes, eventsToRead, groupsOf, nameEvents, renameGroup, renameSubjects, renameValues, rewriteEvents } from './anonymous-usage.store.ts';
import type { WrittenEvent } from './anonymous-usage.store.ts';
import { lockMeters } from './backfill.ts';
import { referenceOf } from './correction.store.ts';
import type { EventReference } from './correction.store.ts';
import { eventHash, groupHash, valueHash } from './hashes.ts';
import type { MetricFilter } from './metric-filter.ts';
import { lockSubjects } from './subject.store.ts';
import { UsageIsBeingCounted } from './usage-event.errors.ts';

/**
 * Has what a person used be a pseudonym's, with every quantity as it was: events, roll-ups and corrections under another subject, and in the
 * place of each personal value of an event's data one of its own, in roll-ups alike, so that what is told apart stays told apart. Ids and sources of
 * events in which something is personal change too; the names that are taken stay taken. Values that a meter declares are never personal.
 *
 * Writers of the organization's events wait meanwhile. Throws UsageIsBeingCounted while a new meter counts stored events.
 */
export async function anonymizeUsage(tx: Transaction, person: Person): Promise<void> {
  if (person.subjects.length === 0) return;
  await lockSubjects(tx);
  await anonymizeSubjects(tx, person);
  await lockMeters(tx);
  const [counting] = await tx.read.rows<{ id: string }>('select b.id from usage_backfill b where b.organization_id = $1 and b.finished_at is null limit 1');
  if (counting !== undefined) throw new UsageIsBeingCounted();

  const meters = await tx.read.rows<{ id: string; filters: readonly MetricFilter[] }>('select m.id, m.filters from meter m where m.organization_id = $1');
  const meterIds = meters.map(({ id }) => id);
  const types = await eventTypes(tx);
  await renameSubjects(tx, person.subjects, types, meterIds);

  const stands = new StandIns(person, meters.flatMap(({ filters }) => filters.flatMap(({ values }) => values)));
  const pseudonyms = person.subjects.map(({ to }) => to);
  const renamed = new Map<string, string>();
  for (const type of types) {
    for (const subject of pseudonyms) {
      for await (const page of eventsToRead(tx, type, subject, person.texts.eventPatterns)) await anonymizeEvents(tx, page, stands, renamed);
    }
  }
  for (const group of await groupsOf(tx, pseudonyms, meterIds, person.texts.eventPatterns)) {
    const values = group.values.map((value) => stands.of(value));
    if (values.some((value, at) => value !== group.values[at])) await renameGroup(tx, pseudonyms, { ...group, values }, groupHash(values));
  }
  const values = stands.made.map(([from, to]) => ({ from: valueHash(from), to: valueHash(to) }));
  for (let at = 0; at < values.length; at += 5_000) await renameValues(tx, pseudonyms, meterIds, values.slice(at, at + 5_000));
  await anonymizeCorrections(tx, person, renamed);
}

/** What stands in the place of each personal value: another for each, so that as many are told apart as before. */
class StandIns {
  readonly #person: Person;
  readonly #declared: ReadonlySet<string>;
  readonly #made: Map<string, string>;

  constructor(person: Person, declared: readonly string[]) {
    this.#person = person;
    this.#declared = new Set(declared);
    // A subject has one pseudonym, wherever it stands.
    this.#made = new Map(person.subjects.map(({ from, to }) => [from, to]));
  }

  get made(): (readonly [string, string])[] {
    return [...this.#made];
  }

  of(value: string): string {
    if (this.#declared.has(value) || !this.#person.texts.isInEvent(value)) return value;
    let made = this.#made.get(value);
    if (made === undefined) this.#made.set(value, (made = `${pseudonymOf(this.#person.customer.id)}-v${this.#made.size + 1}`));
    return made;
  }
}

async function anonymizeSubjects(tx: Transaction, { subjects, keptMetadata }: Person): Promise<void> {
  await tx.read.rows(
    `update subject s set key = k.pseudonym, display_name = null, stripe_customer_id = null, updated_at = $4,
       metadata = (select jsonb_object_agg(m.key, m.value) from jsonb_each(s.metadata) m where m.key = any($5::text[]))
     from unnest($2::text[], $3::text[]) as k(key, pseudonym) where s.organization_id = $1 and s.key = k.key`,
    subjects.map(({ from }) => from), subjects.map(({ to }) => to), tx.clock.now().toString(), keptMetadata,
  );
}

/** `renamed` takes note of the hashes of names that became others. */
async function anonymizeEvents(tx: Transaction, events: readonly WrittenEvent[], stands: StandIns, renamed: Map<string, string>): Promise<void> {
  const json = (text: string | null): string | null => (text === null ? null : mapJsonTexts(text, (value) => stands.of(value), { all: true }));
  const changed: WrittenEvent[] = [];
  const named: { hash: string; time: string }[] = [];
  for (const event of events) {
    const now = { ...event, id: stands.of(event.id), source: stands.of(event.source), data: json(event.data), attributes: json(event.attributes) };
    if (now.id === event.id && now.source === event.source && now.data === event.data && now.attributes === event.attributes) continue;
    changed.push(now);
    const [before, after] = [eventHash(event.source, event.id), eventHash(now.source, now.id)];
    if (before === after) continue;
    named.push({ hash: after, time: event.time });
    renamed.set(before, after);
  }
  if (changed.length > 0) await rewriteEvents(tx, changed);
  if (named.length > 0) await nameEvents(tx, named);
}

/** Corrections name their events, and say why in words. */
async function anonymizeCorrections(tx: Transaction, { subjects, texts }: Person, renamed: ReadonlyMap<string, string>): Promise<void> {
  const pseudonyms = new Map(subjects.map(({ from, to }) => [from, to]));
  const rows = await tx.read.rows<{ hash: string; reason: string; original: EventReference; replacement: EventReference | null }>(
    `select replace(c.hash::text, '-', '') as hash, c.reason, c.original, c.replacement from usage_correction c
     where c.organization_id = $1 and (c.original->>'subject' = any($2::text[]) or c.replacement->>'subject' = any($2::text[]) or c.reason ilike any($3::text[]))`,
    [...pseudonyms.keys()], texts.patterns,
  );
  for (const { hash, reason, original, replacement } of rows) {
    const [now, instead] = await Promise.all([original, replacement].map((event) => (event === null ? null : asStored(tx, event, pseudonyms, renamed))));
    await tx.read.rows(
      'update usage_correction set hash = $3::uuid, replacement_hash = $4::uuid, reason = $5, original = $6::json, replacement = $7::json where organization_id = $1 and hash = $2::uuid',
      hash, now === null || now === undefined ? hash : eventHash(now.source, now.id), instead == null ? null : eventHash(instead.source, instead.id), texts.without(reason), JSON.stringify(now), instead == null ? null : JSON.stringify(instead),
    );
  }
}

/** A reference to an event as it is named now. What is stored no longer keeps nothing but the pseudonym. */
async function asStored(tx: Transaction, event: EventReference, pseudonyms: ReadonlyMap<string, string>, renamed: ReadonlyMap<string, string>): Promise<EventReference> {
  const subject = pseudonyms.get(event.subject) ?? event.subject;
  if (!renamed.has(eventHash(event.source, event.id))) return { ...referenceOf(event), subject };
  const [stored] = await tx.read.rows<{ id: string; source: string }>(
    'select u.id, u.source from usage_event u where u.organization_id = $1 and u.type = $2 and u.subject = $3 and u.time = $4 and u.sequence = $5', event.type, subject, event.time, event.sequence);
  return { ...referenceOf(event), subject, ...stored };
}
