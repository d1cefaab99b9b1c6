import { billUsageOf } from '../../src/billing/index.ts';
import { runDueNow } from '../../src/customers/index.ts';
import type { fixedClock } from '../../src/kit/clock.ts';
import { dbId } from '../billing/billing-world.ts';
import type { World } from '../support/world.ts';
import type { Answer } from './bills.ts';
import { short } from './told.ts';
import type { Told } from './told.ts';
import { moneyDeed } from './money-deeds.ts';
import { witnessCard } from './prices.ts';
import type { Setting } from './setting.ts';
import type { Deed } from './story.ts';

const refusal = '... on Error { code message }';

/** An event as it counts now. */
export interface SentEvent {
  readonly id: string;
  readonly who: number;
  readonly type: string;
  readonly time: Temporal.Instant;
  /** When it was sent, and taken back. */
  readonly sentAt: bigint;
  voidedAt: bigint | null;
  units: number;
  isVoided: boolean;
}

/** What a customer has bought, by slot: the last subscription. */
interface Buyer {
  readonly subscriptions: [string | null, string | null];
}

/** One telling of a story in an organization of its own: what was done, by whom, and what the product said to it. */
export class Player implements Told {
  readonly world: World;
  readonly setting: Setting;
  /** The two customers: their keys are c0 and c1. What they buy has two slots, that of what may be bought beside it is the second. */
  readonly customers: { readonly id: string; readonly key: string; readonly subscriptions: [string | null, string | null] }[] = [];
  readonly events: SentEvent[] = [];
  /** Customers of whom something was forgiven or decided by hand, so that what was used does not tell what was billed. */
  readonly forgiven = new Set<number>();
  /** Subscriptions that another took over from, and by which proration; that of one which was canceled is null. */
  readonly ended = new Map<string, string | null>();
  /** Customers of whom usage changed after it could have been billed. */
  readonly changedLate = new Set<number>();
  readonly #clock: ReturnType<typeof fixedClock>;
  #clockId: string | null = null;
  #now: Temporal.Instant;
  readonly wallets: string[] = [];
  /** References and names that were given out. */
  #given = 0;
  #versions = new Set<number>();

  constructor(world: World, setting: Setting, clock: ReturnType<typeof fixedClock>, start: string) {
    this.world = world;
    this.setting = setting;
    this.#clock = clock;
    this.#now = Temporal.Instant.from(start);
  }

  get now(): Temporal.Instant {
    return this.#now;
  }

  get hasTestClock(): boolean {
    return this.#clockId !== null;
  }

  /** A name that none was given before. */
  fresh(what: string): string {
    this.#given += 1;
    return `${what} ${this.#given}`;
  }

  currency(isAside: boolean): string {
    return isAside ? this.setting.sideCurrency : this.setting.currency;
  }

  get hasWallets(): boolean {
    return this.wallets.length > 0;
  }

  async begin(onTestClock: boolean): Promise<void> {
    if (onTestClock) this.#clockId = (await this.#make('createTestClock', 'mutation ($now: DateTime!) { made: createTestClock(input: { now: $now }) { ... on TestClock { id } } }', { now: this.#now.toString() })).id;
    const { currency, sideCurrency, euCountries } = this.setting;
    for (const [n, key] of ['c0', 'c1'].entries()) {
      const { id } = await this.#make('createCustomer', `mutation ($input: CreateCustomerInput!) { made: createCustomer(input: $input) { ... on Customer { id } ${refusal} } }`, { 
        input: {
          key, name: 'Acme', subjectKeys: [key, `${key}-too`], primaryEmail: `${key}@acme.example`, currency: currency === sideCurrency ? currency : null, testClockId: this.#clockId,
          ...(euCountries === null ? {} : { billingAddress: { country: euCountries[n] } }),
        },
      });
      this.customers.push({ id, key, subscriptions: [null, null] });
    }
  }

  async #make(what: string, source: string, variables: object): Promise<{ id: string }> {
    const { made } = await this.world.data(source, variables as Record<string, unknown>);
    if (made.id === undefined) throw new Error(`${what} was refused: ${JSON.stringify(made)}`);
    return made;
  }

  /** Does what is due now, as jobs do. */
  async work(): Promise<void> {
    for (const { id } of this.customers) await runDueNow(this.world.command(), this.world.product.services.dueWorkers, dbId(id));
  }

  /** Looks at usage as the job does that news of it start. */
  async look(who: number): Promise<void> {
    await billUsageOf(this.world.command(), dbId(this.customers[who]!.id));
    await this.work();
  }

  async advanceTo(to: Temporal.Instant): Promise<void> {
    if (this.#clockId !== null) {
      const { advanceTestClock } = await this.world.data(`mutation ($id: ID!, $to: DateTime!) { advanceTestClock(id: $id, to: $to) { ... on TestClock { now } ${refusal} } }`, { id: this.#clockId, to: to.toString() });
      if (advanceTestClock.now === undefined) throw new Error(JSON.stringify(advanceTestClock));
    } else {
      for (;;) {
        const { rows } = await this.world.product.core.database.pool.query<{ at: string }>('select min(due_at)::text as at from due_work where organization_id = $1', [this.world.organizationId]);
        const next = rows[0]?.at == null ? null : Temporal.Instant.from(rows[0].at.replace(' ', 'T'));
        if (next === null || Temporal.Instant.compare(next, to) > 0) break;
        this.#clock.set((Temporal.Instant.compare(next, this.#now) > 0 ? next : this.#now).toString());
        await this.work();
      }
      this.#clock.set(to.toString());
    }
    this.#now = to;
  }

  /** Does a deed, other than letting time pass; answers what was said to it in a few words. */
  async do(deed: Exclude<Deed, { do: 'advance' }>): Promise<string> {
    const said = await this.#done(deed);
    await this.work();
    return said;
  }

  async ask(source: string, variables: object): Promise<Answer> {
    const { made } = await this.world.data(source.replace('REFUSAL', refusal), variables as Record<string, unknown>);
    return made;
  }

  async #done(deed: Exclude<Deed, { do: 'advance' }>): Promise<string> {
    const owner = 'who' in deed ? this.customers[deed.who]! : null;
    const customer = owner === null ? null : { key: owner.key };
    const slot = 'slot' in deed && this.setting.isSeveral ? deed.slot : 0;
    const subscriptionId = owner?.subscriptions[slot] ?? null;
    const by = { id: subscriptionId };
    if (subscriptionId === null && needsSubscription.has(deed.do)) return 'nothing to do it to';
    const timing = 'now' in deed ? (deed.now ? 'IMMEDIATE' : 'NEXT_BILLING_CYCLE') : null;
    switch (deed.do) {
      case 'use':
        return this.#use(deed);
      case 'voidEvent':
      case 'correctEvent':
        return this.#amend(deed.do, deed.which, deed.units);
      case 'subscribe': {
        const startsAt = deed.inHours === 0 ? {} : { startsAt: this.#now.add({ hours: deed.inHours }).toString() };
        return this.#subscribed(owner!, slot, await this.ask('mutation ($input: CreateSubscriptionInput!) { made: createSubscription(input: $input) { __typename ... on Subscription { id } REFUSAL } }', {
          input: { customer, plan: { key: planKey(deed.plan, slot) }, ...startsAt, ...(deed.billingTime === null ? {} : { billingTime: deed.billingTime }) },
        }));
      }
      case 'change':
        return this.#tookOver(owner!, slot, deed.proration, await this.ask('mutation ($by: SubscriptionBy!, $input: ChangeSubscriptionInput!) { made: changeSubscription(by: $by, input: $input) { __typename ... on ChangedSubscription { next { id } } REFUSAL } }', { by, input: changeInput(deed, slot) }));
      case 'migrate':
        return this.#tookOver(owner!, slot, deed.proration, await this.ask('mutation ($by: SubscriptionBy!, $input: MigrateSubscriptionInput!) { made: migrateSubscription(by: $by, input: $input) { __typename ... on ChangedSubscription { next { id } } REFUSAL } }', { by, input: migrateInput(deed) }));
      case 'newVersion':
        return this.#newVersion(deed.plan % this.setting.plans.length, deed.amount);
      case 'cancel':
        return short(await this.ask('mutation ($by: SubscriptionBy!, $timing: SubscriptionTiming) { made: cancelSubscription(by: $by, timing: $timing) { __typename REFUSAL } }', { by, timing: { preset: timing } }));
      case 'unschedule':
        return short(await this.ask('mutation ($by: SubscriptionBy!) { made: unscheduleCancellation(by: $by) { __typename REFUSAL } }', { by }));
      case 'resume':
        return short(await this.ask('mutation ($by: SubscriptionBy!) { made: resumeSubscription(by: $by) { __typename REFUSAL } }', { by }));
      case 'restore':
        return this.#subscribed(owner!, slot, await this.ask('mutation ($by: SubscriptionBy!) { made: restoreSubscription(by: $by) { __typename ... on Subscription { id } REFUSAL } }', { by }));
      case 'pause':
        return short(await this.ask('mutation ($by: SubscriptionBy!, $timing: SubscriptionTimingPreset, $resumesAt: DateTime) { made: pauseSubscription(by: $by, timing: $timing, resumesAt: $resumesAt) { __typename REFUSAL } }', {
          by, timing, resumesAt: deed.forHours === 0 ? null : this.#now.add({ hours: 800 + deed.forHours }).toString(),
        }));
      case 'addItem':
      case 'removeItem':
      case 'setQuantity':
        return short(await this.ask('mutation ($by: SubscriptionBy!, $edits: [SubscriptionEditInput!]!, $timing: SubscriptionTimingPreset) { made: editSubscription(by: $by, edits: $edits, timing: $timing) { __typename REFUSAL } }', { by, edits: [editInput(deed, this.setting)], timing }));
      case 'stretchPhase':
      case 'addPhase':
      case 'removePhase': {
        const { subscription } = await this.world.data('query ($by: SubscriptionBy!) { subscription(by: $by) { activeFrom } }', { by });
        const begun = Math.max(0, Math.ceil(this.#now.since(subscription.activeFrom).total('hours')));
        return short(await this.ask('mutation ($by: SubscriptionBy!, $edits: [SubscriptionEditInput!]!) { made: editSubscription(by: $by, edits: $edits) { __typename REFUSAL } }', { by, edits: phaseEdits(deed, begun, this.setting, slot) }));
      }
      case 'addon':
        return short(await this.ask('mutation ($input: CreateSubscriptionAddonInput!) { made: createSubscriptionAddon(input: $input) { __typename REFUSAL } }', { input: { subscription: by, addon: { key: `more${slot}` }, quantity: deed.quantity, timing: { preset: timing } } }));
      case 'lowerAddon': {
        const { subscription } = await this.world.data('query ($by: SubscriptionBy!) { subscription(by: $by) { addons { nodes { id } } } }', { by });
        const id = subscription.addons.nodes[0]?.id;
        if (id === undefined) return 'no add-on';
        return short(await this.ask('mutation ($id: ID!, $input: UpdateSubscriptionAddonInput!) { made: updateSubscriptionAddon(id: $id, input: $input) { __typename REFUSAL } }', { id, input: { quantity: deed.quantity, timing: { preset: timing } } }));
      }
      case 'coupon':
        if (this.setting.coupons.length === 0) return 'no coupon';
        return short(await this.ask('mutation ($input: ApplyCouponInput!) { made: applyCoupon(input: $input) { __typename REFUSAL } }', { input: { customer, coupon: { code: `CUT${deed.which % this.setting.coupons.length}` } } }));
      case 'wallet': {
        const rules = [[], [], [{ trigger: 'INTERVAL', interval: 'MONTHLY', grantedCredits: '3', startedAt: this.#now.toString() }], [{ trigger: 'THRESHOLD', thresholdCredits: '5', paidCredits: '40' }], [{ trigger: 'INTERVAL', interval: 'WEEKLY', paidCredits: '2', invoiceRequiresSuccessfulPayment: true, startedAt: this.#now.toString() }]][deed.rule]!;
        const made = await this.ask('mutation ($input: CreateWalletInput!) { made: createWallet(input: $input) { __typename ... on Wallet { id } REFUSAL } }', {
          input: { customer, currency: this.currency(deed.isAside), rate: deed.rate, grantedCredits: deed.granted, paidCredits: deed.paid, recurringRules: rules, ...(deed.forHours === 0 ? {} : { expiresAt: this.#now.add({ hours: deed.forHours }).toString() }) },
        });
        if (made.id !== undefined) this.wallets.push(made.id);
        return short(made);
      }
      case 'topUp': {
        const id = this.wallets[deed.which % Math.max(1, this.wallets.length)];
        if (id === undefined) return 'no wallet';
        return short(await this.ask('mutation ($input: CreateWalletTransactionInput!) { made: createWalletTransaction(input: $input) { __typename REFUSAL } }', { input: { wallet: { id }, grantedCredits: deed.granted, paidCredits: deed.paid } }));
      }
      case 'paying':
        return short(await this.ask('mutation ($by: CustomerBy!, $metadata: JSONObject!) { made: updateCustomer(by: $by, input: { metadata: $metadata }) { __typename REFUSAL } }', { by: customer, metadata: { 'tollgate.sandbox.target_payment_status': deed.status } }));
      case 'pendingLine':
        return short(await this.#pendingLine(owner!.key, this.currency(deed.isAside), deed.amount, deed.inHours));
      case 'invoiceNow':
        return short(await this.ask('mutation ($customer: CustomerBy!, $progressive: Boolean) { made: invoicePendingLines(customer: $customer, progressiveBilling: $progressive) { __typename REFUSAL } }', { customer, progressive: deed.progressive }));
      case 'oneOff':
        return short(await this.ask('mutation ($input: CreateOneOffInvoiceInput!) { made: createOneOffInvoice(input: $input) { __typename REFUSAL } }', { input: { customer, currency: this.currency(deed.isAside), lines: [{ name: 'One off', unitAmount: deed.amount, units: deed.units }] } }));
      default:
        return moneyDeed(this, deed);
    }
  }

  #pendingLine(key: string, currency: string, amount: string, inHours: number): Promise<Answer> {
    const at = this.#now.add({ hours: inHours }).toString();
    return this.ask('mutation ($input: CreatePendingInvoiceLinesInput!) { made: createPendingInvoiceLines(input: $input) { __typename REFUSAL } }', {
      input: { customer: { key }, currency, lines: [{ name: 'By hand', period: { from: at, to: Temporal.Instant.from(at).add({ hours: 24 }).toString() }, invoiceAt: at, price: { flat: { amount, paymentTerm: 'IN_ARREARS' } } }] },
    });
  }

  /** Has the next invoice of a customer in each currency be made now: it finds what changed of usage that was billed. */
  async nudge(key: string): Promise<void> {
    for (const currency of new Set([this.setting.currency, this.setting.sideCurrency])) {
      const made = await this.#pendingLine(key, currency, '100000', 0);
      if (made.code !== undefined) throw new Error(JSON.stringify(made));
    }
    await this.work();
  }

  /** Changes are prorated where nobody says otherwise. */
  #tookOver(owner: Buyer, slot: number, proration: string | null, made: Answer): string {
    const before = owner.subscriptions[slot === 1 ? 1 : 0];
    if (made.next !== undefined && before !== null) this.ended.set(dbId(before), proration ?? 'PRORATED');
    return this.#subscribed(owner, slot, made);
  }

  #subscribed(owner: Buyer, slot: number, made: Answer): string {
    const id = made.id ?? made.next?.id;
    if (id !== undefined) this.ended.delete(dbId(id));
    if (id !== undefined) owner.subscriptions[slot === 1 ? 1 : 0] = id;
    return short(made);
  }

  /** A plan is sold once more for another fee, a second later than everything before. */
  async #newVersion(plan: number, amount: string): Promise<string> {
    if (this.#versions.has(plan)) return 'there is one';
    this.#versions.add(plan);
    if (this.hasTestClock) this.#clock.set(this.#clock.now().add({ seconds: 1 }).toString());
    const { currency: _currency, ...offered } = this.setting.plans[plan] as { currency: string; phases: readonly { rateCards: readonly { key: string }[] }[] };
    const phases = offered.phases.map((phase) => ({ ...phase, rateCards: phase.rateCards.map((card) => (card.key === 'base' ? { ...card, price: { flat: { amount, paymentTerm: 'IN_ADVANCE' } } } : card)) }));
    const next = await this.#make('createNextPlanVersion', `mutation ($by: PlanBy!) { made: createNextPlanVersion(by: $by) { ... on Plan { id } ${refusal} } }`, { by: { key: `p${plan}` } });
    const { usageThresholds: _kept, ...input } = { name: `Plan ${plan}`, ...offered, phases } as Record<string, unknown>;
    await this.#make('updatePlan', `mutation ($id: ID!, $input: UpdatePlanInput!) { made: updatePlan(id: $id, input: $input) { ... on Plan { id } ${refusal} } }`, { id: next.id, input });
    return short(await this.ask('mutation ($id: ID!) { made: publishPlan(id: $id) { __typename REFUSAL } }', { id: next.id }));
  }

  async #use({ who, subject, type, units: any, lateHours, region }: Extract<Deed, { do: 'use' }>): Promise<string> {
    // A period that comes to less than nothing charges nothing: the witness would not tell it from what was lost.
    const units = type === 'witness' ? Math.abs(any) : any;
    const time = this.#now.subtract({ hours: lateHours });
    const id = `e${this.events.length}`;
    const { ingestEvents } = await this.world.data('mutation ($input: IngestEventsInput!) { ingestEvents(input: $input) { ... on IngestEventsPayload { accepted } } }', {
      input: { events: [{ id, source: 'test', type, subject: `${this.customers[who]!.key}${subject === 1 ? '-too' : ''}`, time: time.toString(), data: { count: units, name: `n${units % 7}`, region } }] },
    });
    if (ingestEvents.accepted !== 1) throw new Error('the event was not accepted');
    this.events.push({ id, who, type, time, units, sentAt: this.#now.epochNanoseconds, voidedAt: null, isVoided: false });
    if (lateHours > 0) this.changedLate.add(who);
    await this.look(who);
    return 'accepted';
  }

  #amend(what: 'voidEvent' | 'correctEvent', which: number, units: number): Promise<string> | string {
    const recent = this.events.filter(({ isVoided, time }) => !isVoided && this.#now.since(time).total('hours') <= 240);
    const event = recent[which % Math.max(1, recent.length)];
    return event === undefined ? 'no event' : this.amend(what, event, units);
  }

  /** Takes an event back, or has another count in place of it. */
  async amend(what: 'voidEvent' | 'correctEvent', event: SentEvent, units: number): Promise<string> {
    const replacement = { id: `e${this.events.length}`, data: { count: units, name: `n${units % 7}` } };
    const said = short(
      what === 'voidEvent'
        ? await this.ask('mutation ($input: VoidUsageEventInput!) { made: voidUsageEvent(input: $input) { __typename REFUSAL } }', { input: { id: event.id, source: 'test', reason: 'a mistake' } })
        : await this.ask('mutation ($input: CorrectUsageEventInput!) { made: correctUsageEvent(input: $input) { __typename REFUSAL } }', { input: { id: event.id, source: 'test', reason: 'a mistake', replacement } }),
    );
    if (said.includes(':')) return said;
    event.isVoided = true;
    event.voidedAt = this.#now.epochNanoseconds;
    if (what === 'correctEvent') this.events.push({ ...event, id: replacement.id, units, sentAt: event.voidedAt, voidedAt: null, isVoided: false });
    this.changedLate.add(event.who);
    await this.look(event.who);
    return said;
  }
}

const needsSubscription: ReadonlySet<string> = new Set(['change', 'migrate', 'lowerAddon', 'cancel', 'unschedule', 'resume', 'restore', 'pause', 'addItem', 'removeItem', 'setQuantity', 'addon', 'stretchPhase', 'addPhase', 'removePhase']);

const planKey = (plan: number, slot: number): string => `p${slot * 2 + plan}`;

export const changeInput = ({ plan, now, proration }: Extract<Deed, { do: 'change' }>, slot: number): object => ({
  plan: { key: planKey(plan, slot) }, timing: { preset: now ? 'IMMEDIATE' : 'NEXT_BILLING_CYCLE' }, ...(proration === null ? {} : { proration }),
});

export const migrateInput = ({ now, proration }: Extract<Deed, { do: 'migrate' }>): object => ({ timing: { preset: now ? 'IMMEDIATE' : 'NEXT_BILLING_CYCLE' }, ...(proration === null ? {} : { proration }) });

export function editInput(deed: Extract<Deed, { do: 'addItem' | 'removeItem' | 'setQuantity' }>, { cadence }: Setting): object {
  if (deed.do === 'removeItem') return { removeItem: { phaseKey: 'main', itemKey: deed.quantity % 2 === 0 ? 'added' : 'base' } };
  if (deed.do === 'setQuantity') return { setQuantity: { phaseKey: 'main', itemKey: deed.quantity % 2 === 0 ? 'added' : 'base', quantity: deed.quantity } };
  return { addItem: { phaseKey: 'main', rateCard: { key: 'added', name: 'Added', billingCadence: cadence, price: { flat: { amount: deed.amount, paymentTerm: 'IN_ADVANCE' } } } } };
}

/** A phase of a fee, and of the witness as all have, comes after all that runs or within it: 100 hours from now, `begun` hours after the start, and for twenty days where another one follows. */
function phaseEdits({ do: what, phase, by, amount, shift }: Extract<Deed, { do: 'stretchPhase' | 'addPhase' | 'removePhase' }>, begun: number, { cadence }: Setting, slot: number): object[] {
  if (what === 'stretchPhase') return [{ stretchPhase: { phaseKey: phase, extendBy: by } }];
  if (what === 'removePhase') return [{ removePhase: { phaseKey: phase, shift } }];
  const rateCard = { key: 'phased', name: 'Phased', billingCadence: cadence, price: { flat: { amount, paymentTerm: 'IN_ADVANCE' } } };
  return [{ addPhase: { key: 'phased', name: 'Phased', startAfter: `PT${begun + 100}H`, ...(shift === 'NEXT' ? {} : { duration: 'P20D' }) } }, { addItem: { phaseKey: 'phased', rateCard } }, { addItem: { phaseKey: 'phased', rateCard: witnessCard(cadence, slot === 1 ? 'side' : '') } }];
}
