import { featuresByIds } from '../../catalog/index.ts';
import type { CustomerRow } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import { Decimal } from '../../kit/decimal.ts';
import { roundMoney } from '../../kit/currency.ts';
import { floorToSecond } from '../../kit/instant.ts';
import type { Transaction } from '../../platform/transaction.ts';
import type { SubscriptionSchedule } from '../../subscriptions/index.ts';
import { CARRIED, newSteps, nextEventAt } from '../charging/in-advance-run.ts';
import type { NewStep } from '../charging/in-advance-run.ts';
import { holdFees } from '../advance-charges/hold-fees.ts';
import { gatheringInvoice, settleGathering } from '../gathering.ts';
import { inAdvanceFeeLine, inAdvanceParts } from '../in-advance-charges.ts';
import type { InAdvancePart } from '../in-advance-charges.ts';
import { InAdvanceEvent } from '../in-advance-event.entity.ts';
import { inAdvanceRuns } from '../in-advance-runs.ts';
import { invoiceNow } from '../invoice-now.ts';
import { addLine } from '../new-line.ts';
import type { NewLine } from '../new-line.ts';

/** A line of an event that is charged now. */
interface EventLine {
  readonly part: InAdvancePart;
  readonly step: NewStep;
  readonly line: NewLine;
}

/**
 * Charges the events that have happened at `now` and were not charged: each that costs anything becomes a line, on an invoice of its own
 * event where the charge is invoiceable, as a fee that is paid on its own where the charge says so, else with what gathers for the end of the period. Answers when the next event that is known
 * already happens. Call with the customer locked; a second run charges nothing.
 */
export async function chargeInAdvance(tx: Transaction, customer: CustomerRow, schedules: readonly SubscriptionSchedule[], now: Temporal.Instant): Promise<Temporal.Instant | null> {
  const parts = schedules.flatMap((schedule) => inAdvanceParts(schedule, now));
  const runs = await inAdvanceRuns(tx.read, customer.id, parts, now);
  const lines: EventLine[] = [];
  for (const { part, run } of runs) {
    const steps = newSteps(run);
    keep(tx, customer, part, run.charged.length, steps, now);
    lines.push(...steps.flatMap((step) => (roundMoney(step.fee, part.schedule.currency).isPositive() ? [{ part, step, line: lineOf(part, step, now) }] : [])));
  }
  await withFeatures(tx, lines);
  await gather(tx, customer, lines.filter(({ part }) => !part.invoiceable && !part.paidAlone), now);
  await holdFees(tx, customer, lines.filter(({ part }) => part.paidAlone).map(({ part, line }) => ({ currency: part.schedule.currency, line })), now);
  for (const group of byEvent(lines.filter(({ part }) => part.invoiceable))) await invoiceNow(tx, customer, present(group[0], 'a line of an event').part.schedule.currency, group.map(({ line }) => line), now);
  const known = runs.map(({ run }) => nextEventAt(run)).filter((at) => at !== null);
  return known.toSorted((a, b) => Temporal.Instant.compare(a, b))[0] ?? null;
}

function keep(tx: Transaction, customer: CustomerRow, part: InAdvancePart, charged: number, steps: readonly NewStep[], now: Temporal.Instant): void {
  for (const [at, { sequence, time, quantity, amount, state }] of steps.entries()) {
    tx.em.create(InAdvanceEvent, {
      id: tx.newId(),
      organizationId: tx.organizationId,
      customerId: customer.id,
      subscriptionId: part.schedule.id,
      reference: part.reference,
      sequence,
      position: charged + at,
      eventTime: time,
      quantity: quantity.toString(),
      amount: amount?.toString() ?? null,
      current: state.current.toString(),
      peak: state.peak.toString(),
      proratedPeak: state.proratedPeak.toString(),
      createdAt: now,
    });
  }
}

function lineOf(part: InAdvancePart, step: NewStep, now: Temporal.Instant): NewLine {
  const { line } = inAdvanceFeeLine(part, step);
  return {
    ...line,
    feature: null,
    reference: step.sequence === CARRIED ? `${part.reference}/carried` : `${part.reference}/event[${step.sequence}]`,
    invoiceAt: part.invoiceable ? floorToSecond(now) : line.invoiceAt,
  };
}

async function withFeatures(tx: Transaction, lines: EventLine[]): Promise<void> {
  const ids = [...new Set(lines.map(({ part }) => part.target.item.featureId).filter((id) => id !== null))];
  if (ids.length === 0) return;
  const features = new Map((await featuresByIds(tx.read, ids)).map((feature) => [feature?.id, feature]));
  for (const [at, { part, step, line }] of lines.entries()) lines[at] = { part, step, line: { ...line, feature: features.get(part.target.item.featureId ?? '') ?? null } };
}

async function gather(tx: Transaction, customer: CustomerRow, lines: readonly EventLine[], now: Temporal.Instant): Promise<void> {
  if (lines.length === 0) return;
  const invoices = new Map<string, Awaited<ReturnType<typeof gatheringInvoice>>>();
  for (const { part, line } of lines) {
    const { currency } = part.schedule;
    const invoice = invoices.get(currency) ?? (await gatheringInvoice(tx, customer, currency, now));
    invoices.set(currency, invoice);
    addLine(tx, customer, invoice, line, now);
  }
  await settleGathering(tx, customer, [...invoices.values()], now);
}

/** Lines of one subscription and one event together: several charges may count it. What is carried in is charged with all of its kind. */
function byEvent(lines: readonly EventLine[]): EventLine[][] {
  const groups = new Map<string, EventLine[]>();
  for (const line of lines) {
    const key = `${line.part.schedule.id} ${line.step.sequence}`;
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].toSorted(([a], [b]) => Temporal.Instant.compare(present(a, 'a line').step.time, present(b, 'a line').step.time) || Decimal.of(present(a, 'a line').step.sequence).cmp(Decimal.of(present(b, 'a line').step.sequence)));
}
