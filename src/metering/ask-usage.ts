import { attributionKeysOf, customersByLookUps } from '../customers/index.ts';
import type { CustomerLookUp } from '../customers/index.ts';
import { DomainError, ValidationError, issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import type { Reader } from '../platform/reader.ts';
import type { UsageRow } from './aggregate.ts';
import { againWhereMeterChanged } from './known-dimensions.ts';
import { definitionOf } from './meter.entity.ts';
import type { MeterRow } from './meter.entity.ts';
import { compileMeter } from './meter.ts';
import type { CompiledMeter } from './meter.ts';
import { metersByIds } from './meter.store.ts';
import { readUsageQuery } from './usage-query.ts';
import type { CustomerSubjects, UsageQuery, UsageQueryInput } from './usage-query.ts';
import { usageOf } from './usage-figures.store.ts';

/** What a buyer's token reaches: the usage of a customer or of one subject, perhaps of some meters only. */
export interface UsageReach {
  readonly customerId: string | null;
  readonly subject: string | null;
  readonly allowedMeterKeys: readonly string[] | null;
}

/** A question about one meter that names customers as callers do. */
export interface UsageQuestion extends Omit<UsageQueryInput, 'customers'> {
  readonly customers?: readonly CustomerLookUp[] | null;
}

/** The token was made for other meters. */
export class MeterNotAllowed extends DomainError {
  readonly code = 'FORBIDDEN';
  constructor(key: string) {
    super(`the portal token does not reach meter "${key}": make one whose allowedMeterKeys have it`);
  }
}

/**
 * Answers a question about one meter. Of a buyer, whose `reach` is given, only its own usage is counted and whatever it asks narrows
 * that. Where the meter's dimensions change meanwhile it is asked once more, of the meter of now. Throws ValidationError with every issue, its path below `path`, and MeterNotAllowed.
 */
export async function askUsage(read: Reader, reach: UsageReach | null, row: MeterRow, question: UsageQuestion, path: readonly string[]): Promise<UsageRow[]> {
  let known: MeterRow | null = row;
  return againWhereMeterChanged(async () => {
    const meter = compileMeter(definitionOf((known ??= (await metersByIds(read, [row.id]))[0] ?? row)));
    known = null;
    return usageOf(read, meter, await readQuestion(read, reach, meter, question, path));
  });
}

async function readQuestion(read: Reader, reach: UsageReach | null, meter: CompiledMeter, question: UsageQuestion, path: readonly string[]): Promise<UsageQuery> {
  refuseMeter(reach, meter.key);
  const issues: Issue[] = [];
  const customers = question.customers == null ? null : await customerSubjects(read, question.customers, issues);
  const own = reach === null ? null : await ownSubjects(read, reach);
  const input = reach?.customerId == null ? { ...question, customers } : { ...question, customers: own };
  const query = readUsageQuery(meter, input, issues);
  if (query === null || issues.length > 0) throw new ValidationError(issues.map((found) => ({ ...found, path: [...path, ...found.path] })));
  return own === null || reach?.customerId != null ? query : onlyOf(query, own.flatMap(({ subjects }) => subjects));
}

/** Throws MeterNotAllowed for a buyer's token that was made for other meters. */
export function refuseMeter(reach: UsageReach | null, key: string): void {
  if (reach !== null && reach.allowedMeterKeys !== null && !reach.allowedMeterKeys.includes(key)) throw new MeterNotAllowed(key);
}

/** The only subjects whose usage may be shown; null for every one. */
export async function subjectsInReach(read: Reader, reach: UsageReach | null): Promise<readonly string[] | null> {
  return reach === null ? null : ((await ownSubjects(read, reach)).flatMap(({ subjects }) => subjects));
}

/** A subject that is no customer's stands for itself, with the empty id. */
async function ownSubjects(read: Reader, { customerId, subject }: UsageReach): Promise<CustomerSubjects[]> {
  if (customerId === null) return [{ customerId: '', subjects: subject === null ? [] : [subject] }];
  const [subjects] = await attributionKeysOf(read, [customerId]);
  return [{ customerId, subjects: subjects ?? [] }];
}

/** Asked for others' subjects only, there is nothing to count. */
function onlyOf(query: UsageQuery, own: readonly string[]): UsageQuery {
  const subjects = query.subjects === null ? own : query.subjects.filter((subject) => own.includes(subject));
  return { ...query, subjects, customers: null, byCustomer: false, bySubject: true };
}

/** The subjects of customers that must exist; adds an issue for each that does not, under `customers`. */
export async function customerSubjects(read: Reader, lookUps: readonly CustomerLookUp[], issues: Issue[]): Promise<CustomerSubjects[]> {
  if (lookUps.length > 100) return lookUps.map(() => ({ customerId: '', subjects: [] }));
  const found = await customersByLookUps(read, lookUps);
  found.forEach((customer, at) => {
    if (customer === null) issues.push(issue('CUSTOMER_NOT_FOUND', `there is no customer with ${describe(lookUps[at])}`, 'customers', at));
  });
  if (issues.length > 0) return lookUps.map(() => ({ customerId: '', subjects: [] }));
  const ids = found.flatMap((customer) => (customer === null ? [] : [customer.id]));
  const subjects = await attributionKeysOf(read, ids);
  return ids.map((customerId, at) => ({ customerId, subjects: subjects[at] ?? [] }));
}

function describe(by: CustomerLookUp | undefined): string {
  const [name, value] = Object.entries(by ?? {})[0] ?? ['key', ''];
  return `${name} "${String(value)}"`;
}
