import type { TaxBehavior, TaxLink, TaxText } from '../catalog/index.ts';
import { present } from '../kit/assert.ts';
import { Decimal } from '../kit/decimal.ts';
import { instantOrNull } from '../platform/entity.ts';
import { asWritten } from '../platform/ask-together.ts';
import type { Reader } from '../platform/reader.ts';
import { heldCouponOf } from './coupons/coupon.ts';
import type { HeldCouponText } from './coupons/coupon.ts';
import { bearsTaxes, takesCredits } from './invoice-kind.ts';
import type { InvoiceKind } from './invoice-kind.ts';
import type { OwnTaxes } from './line-adjustment.ts';
import { couponsOfCorrected } from './corrected-coupons.store.ts';
import type { CorrectedLine } from './corrected-coupons.store.ts';
import { stateOf } from './wallets/wallet.store.ts';
import { creditsAfter, paysAt } from './settlement/credits-after.ts';
import type { EarlierDraft } from './settlement/credits-after.ts';
import type { CouponCreditJson } from './settlement/settlement-json.ts';
import type { Credits, LineFacts, NamedCoupon, NamedNote, NamedTax, NamedWallet } from './settlement/settle-lines.ts';
import { taxesOf } from './taxes/taxes.ts';

/** A line as far as coupons and taxes ask where it comes from. */
export interface LineSource {
  readonly invoiceId: string;
  readonly subscriptionItemId: string | null;
  readonly subscriptionId: string | null;
  readonly featureId: string | null;
  /** It brings a billing period up to a minimum commitment. */
  readonly isCommitment: boolean;
  /** Coupons were taken off it when it was charged first. */
  readonly isCouponed: boolean;
  /** What it says of taxes by itself; null: nothing. */
  readonly ownTaxes: OwnTaxes | null;
  /** When its period starts; null where it is of none. */
  readonly periodFrom: Temporal.Instant | null;
  /** The line that was issued before and that it corrects, by its id or its reference; null: it corrects none. */
  readonly corrects: CorrectedLine | null;
}

/** An invoice that is being settled as far as its row may not tell yet. Instants are texts. */
export interface InvoiceToSettle {
  readonly id: string;
  readonly customerId: string;
  readonly kind: InvoiceKind;
  readonly currency: string;
  readonly status: string;
  readonly taxed: boolean;
  readonly behavior: string | null;
  /** When it takes of wallets, as it is planned. */
  readonly takesAt: string | null;
}

/** Invoices that are settled: by the ids of their rows, or as they are given. */
export type SettledInvoices = { readonly ids: readonly string[] } | { readonly given: readonly InvoiceToSettle[] };

/** What invoices are settled by. */
export interface SettlementFacts {
  /** In the order of the lines. */
  readonly lines: readonly LineFacts[];
  /**
   * What the invoice's customer has for it, in the order in which it is used; nothing where the invoice takes no credits. `issuedAt` is when
   * it is issued; null: it is shown as it stands, after what the drafts before it will take, those of them that were made earlier.
   */
  creditsOf(invoiceId: string, issuedAt?: Temporal.Instant | null): Credits;
}

const noCredits: Credits = { coupons: [], notes: [], wallets: [] };

interface InvoiceFact {
  readonly taxed: boolean;
  readonly behavior: TaxBehavior | null;
  readonly kind: InvoiceKind;
  readonly currency: string;
  readonly gathers: boolean;
  /** When it takes of wallets, as it is planned. */
  readonly takesAt: string | null;
}

/** A draft of the customer, as it was last settled. */
interface DraftFact {
  readonly currency: string;
  readonly total: string;
  readonly coupons: readonly CouponCreditJson[] | null;
  readonly takesAt: string | null;
  readonly periodStart: string | null;
}

type Fact =
  | { readonly kind: 'INVOICE'; readonly id: string; readonly customerId: string; readonly fact: InvoiceFact }
  | { readonly kind: 'DRAFT'; readonly id: string; readonly customerId: string; readonly fact: DraftFact }
  | { readonly kind: 'TAX'; readonly id: string; readonly customerId: null; readonly fact: { readonly code: string; readonly name: string; readonly rate: string; readonly texts: readonly TaxText[]; readonly everywhere: boolean } }
  | { readonly kind: 'CUSTOMER_TAX'; readonly id: string; readonly customerId: string; readonly fact: { readonly position: number } }
  | { readonly kind: 'NOTE'; readonly id: string; readonly customerId: string; readonly fact: { readonly number: string; readonly currency: string; readonly balance: string } }
  | { readonly kind: 'COUPON'; readonly id: string; readonly customerId: string; readonly fact: Omit<HeldCouponText, 'firstPeriodAt'> & { readonly firstPeriodAt: string | null; readonly code: string; readonly name: string } }
  | { readonly kind: 'WALLET'; readonly id: string; readonly customerId: string; readonly fact: { readonly name: string | null; readonly priority: number; readonly credits: string; readonly rate: string; readonly currency: string; readonly expiresAt: string | null } };

interface SourceRow {
  readonly itemTaxes: readonly TaxLink[] | null;
  readonly behavior: TaxBehavior | null;
  readonly planKey: string | null;
  /** Of an item that an add-on brought. */
  readonly addonTaxes: readonly TaxLink[] | null;
  readonly planTaxes: readonly TaxLink[] | null;
  readonly commitmentTaxes: readonly TaxLink[] | null;
  readonly meterId: string | null;
}

const nowhere: SourceRow = { itemTaxes: null, behavior: null, planKey: null, addonTaxes: null, planTaxes: null, commitmentTaxes: null, meterId: null };

/**
 * What coupons and taxes of invoices come to: their customers' coupons, and for each line what it bears and what reaches it. One statement
 * where there is neither tax nor coupon, else two, for however many invoices; the reader reached the lines, so that a buyer's bounds are let go.
 */
export async function settlementFacts(reader: Reader, settled: SettledInvoices, lines: readonly LineSource[]): Promise<SettlementFacts> {
  const read = reader.asOrganization();
  const facts = await ('ids' in settled ? read.rows<Fact>(factsText(ofRows), settled.ids) : read.rows<Fact>(factsText(ofGiven), JSON.stringify(settled.given)));
  const invoices = new Map(facts.flatMap((row) => (row.kind === 'INVOICE' ? [[row.id, row] as const] : [])));
  const taxes = new Map(facts.flatMap((row) => (row.kind === 'TAX' ? [[row.id, namedTax(row.fact)] as const] : [])));
  const everywhere = facts.flatMap((row) => (row.kind === 'TAX' && row.fact.everywhere ? [namedTax(row.fact)] : [])).toSorted((one, other) => (one.code < other.code ? -1 : 1));
  const ofCustomers = Map.groupBy(facts.flatMap((row) => (row.kind === 'CUSTOMER_TAX' ? [row] : [])).toSorted((a, b) => a.fact.position - b.fact.position), ({ customerId }) => customerId);
  const coupons = Map.groupBy(facts.flatMap((row) => (row.kind === 'COUPON' ? [row] : [])).toSorted((a, b) => (a.id < b.id ? -1 : 1)), ({ customerId }) => customerId);
  const sources = taxes.size === 0 && coupons.size === 0 ? [] : await sourcesOf(read, lines);
  const creditedCoupons = await couponsOfCorrected(read, lines.map(({ corrects }) => corrects));
  const couponsOf = (customerId: string): NamedCoupon[] => (coupons.get(customerId) ?? []).map(({ id, fact }) => ({ ...heldCouponOf({ ...fact, id, firstPeriodAt: instantOrNull(fact.firstPeriodAt) }), code: fact.code, name: fact.name }));
  const notes = facts.flatMap((row) => (row.kind === 'NOTE' ? [row] : [])).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const notesOf = (invoiceId: string): NamedNote[] => {
    const of = invoices.get(invoiceId);
    return notes.flatMap(({ id, customerId, fact: { number, currency, balance } }) => (customerId === of?.customerId && currency === of.fact.currency ? [{ id, number, balance: Decimal.of(balance) }] : []));
  };
  const wallets = facts.flatMap((row) => (row.kind === 'WALLET' ? [row] : [])).toSorted((a, b) => a.fact.priority - b.fact.priority || (a.id < b.id ? -1 : 1));
  const walletsOf = (invoiceId: string): NamedWallet[] => {
    const { customerId, fact } = present(invoices.get(invoiceId), 'an invoice that is settled');
    return wallets.flatMap((held) => (held.customerId === customerId && held.fact.currency === fact.currency ? [{ id: held.id, name: held.fact.name, expiresAt: instantOrNull(held.fact.expiresAt), ...stateOf(held.fact) }] : []));
  };
  const drafts = facts.flatMap((row) => (row.kind === 'DRAFT' ? [row] : [])).toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const draftsBefore = (invoiceId: string): EarlierDraft[] => {
    const { customerId, fact } = present(invoices.get(invoiceId), 'an invoice that is settled');
    return drafts
      .filter((draft) => draft.customerId === customerId && draft.fact.currency === fact.currency && (fact.gathers || draft.id < invoiceId))
      .map(({ id, fact: { total, coupons: taken, takesAt, periodStart } }) => ({
        id, total: Decimal.of(total), takesAt: instantOrNull(takesAt), periodStart: instantOrNull(periodStart),
        coupons: (taken ?? []).map(({ appliedCouponId, amount }) => ({ appliedCouponId, amount: Decimal.of(amount) })),
      }));
  };
  const live = (links: readonly TaxLink[] | null): NamedTax[] => (links ?? []).flatMap(({ id }) => taxes.get(id ?? '') ?? []);
  return {
    lines: lines.map((line, n): LineFacts => {
      const { itemTaxes, behavior, planKey, addonTaxes, planTaxes, commitmentTaxes, meterId } = sources[n] ?? nowhere;
      const invoice = invoices.get(line.invoiceId);
      const customer = (ofCustomers.get(invoice?.customerId ?? '') ?? []).flatMap(({ id }) => taxes.get(id) ?? []);
      const found = { line: live(line.ownTaxes?.taxes ?? null), source: live(line.isCommitment ? commitmentTaxes : itemTaxes), addon: live(addonTaxes), plan: live(planTaxes), customer, organization: everywhere };
      return { planKeys: planKey === null ? [] : [planKey], meterId, periodFrom: line.periodFrom, isCouponed: line.isCouponed, creditedCoupons: creditedCoupons[n] ?? null, taxes: invoice?.fact.taxed === true && bearsTaxes(invoice.fact.kind) ? (taxesOf(found) as readonly NamedTax[]) : [], behavior: line.ownTaxes?.config?.behavior ?? behavior ?? invoice?.fact.behavior ?? 'EXCLUSIVE' };
    }),
    creditsOf: (invoiceId, issuedAt = null) => {
      const invoice = invoices.get(invoiceId);
      if (invoice === undefined || !takesCredits(invoice.fact.kind)) return noCredits;
      const now = { coupons: couponsOf(invoice.customerId), notes: notesOf(invoiceId), wallets: walletsOf(invoiceId) };
      const { wallets: left, ...rest } = issuedAt === null ? creditsAfter(now, draftsBefore(invoiceId)) : now;
      const at = issuedAt ?? instantOrNull(invoice.fact.takesAt);
      return { ...rest, wallets: left.filter((wallet) => paysAt(wallet, at)) };
    },
  };
}

const namedTax = ({ code, name, rate, texts }: { readonly code: string; readonly name: string; readonly rate: string; readonly texts: readonly TaxText[] }): NamedTax => ({ code, name, rate: Decimal.of(rate), texts });

const ofRows = `select i.id, i.customer_id, i.kind, i.currency, i.status, coalesce(i.draft_until, i.collection_at) as takes_at, (i.workflow->'tax'->>'enabled')::boolean as taxed, i.workflow->'invoicing'->'defaultTaxConfig'->>'behavior' as behavior from invoice i where i.organization_id = $1 and i.id = any($2::uuid[])`;
/** The other drafts of the customer are written: whoever settles sees to it. */
const ofGiven = `select g.id, g."customerId" as customer_id, g.kind, g.currency, g.status, g."takesAt" as takes_at, g.taxed, g.behavior ${asWritten}
  from json_to_recordset($2::json) as g(id uuid, "customerId" uuid, kind text, currency text, status text, "takesAt" timestamptz, taxed boolean, behavior text)`;

const factsText = (invoices: string): string => `
  with i as (${invoices})
  select 'INVOICE' as kind, i.id, i.customer_id as "customerId", jsonb_build_object('taxed', i.taxed, 'behavior', i.behavior, 'kind', i.kind, 'currency', i.currency, 'gathers', i.status = 'GATHERING', 'takesAt', i.takes_at) as fact from i
  union all
  select 'DRAFT', d.id, d.customer_id, jsonb_build_object('currency', d.currency, 'total', d.total::text, 'coupons', d.settlement->'coupons', 'takesAt', coalesce(d.draft_until, d.collection_at),
    'periodStart', (select max(l.period_from) from invoice_line l where l.invoice_id = d.id and l.deleted_at is null))
  from invoice d where d.organization_id = $1 and d.customer_id in (select i.customer_id from i where i.status in ('GATHERING', 'DRAFT'))
    and d.status in ('DRAFT', 'ISSUING') and d.issued_at is null and d.deleted_at is null and d.kind in ('SUBSCRIPTION', 'PROGRESSIVE')
  union all
  select 'TAX', t.id, null, jsonb_build_object('code', t.key, 'name', t.name, 'rate', t.rate::text, 'texts', t.invoice_texts, 'everywhere', t.applied_to_organization)
  from tax t where t.organization_id = $1 and t.deleted_at is null and exists (select 1 from i where i.taxed)
  union all
  select 'CUSTOMER_TAX', c.tax_id, c.customer_id, jsonb_build_object('position', c.position)
  from customer_tax c where c.organization_id = $1 and c.customer_id in (select i.customer_id from i)
  union all
  select 'NOTE', n.id, n.customer_id, jsonb_build_object('number', n.number, 'currency', n.currency, 'balance', n.balance::text)
  from credit_note n where n.organization_id = $1 and n.customer_id in (select i.customer_id from i) and n.credit_status = 'AVAILABLE'
  union all
  select 'COUPON', a.id, a.customer_id, jsonb_build_object('code', a.code, 'name', a.name, 'valueType', a.value_type, 'amount', a.amount::text, 'currency', a.currency,
    'percentage', a.percentage::text, 'frequency', a.frequency, 'usesLeft', a.uses_left, 'durationInMonths', a.duration_in_months, 'firstPeriodAt', a.first_period_at, 'used', a.used::text, 'limitedTo', a.limited_to)
  from applied_coupon a where a.organization_id = $1 and a.customer_id in (select i.customer_id from i) and a.terminated_at is null
  union all
  select 'WALLET', w.id, w.customer_id, jsonb_build_object('name', w.name, 'priority', w.priority, 'credits', w.credits::text, 'rate', w.rate::text, 'currency', w.currency, 'expiresAt', w.expires_at)
  from wallet w where w.organization_id = $1 and w.customer_id in (select i.customer_id from i) and w.terminated_at is null and w.credits > 0`;

/** Looks at what the lines' subscriptions say as it is written. */
export const sourcesText = `select si.further->'taxes' as "itemTaxes", si.further->'taxConfig'->>'behavior' as behavior, p.key as "planKey", ad.taxes as "addonTaxes", p.taxes as "planTaxes",
            s.billing_terms->'minimumCommitment'->'taxes' as "commitmentTaxes", f.meter_id as "meterId"
     from unnest($2::uuid[], $3::uuid[], $4::uuid[]) with ordinality as l(item, subscription, feature, n)
     left join subscription_item si on si.organization_id = $1 and si.id = l.item
     left join subscription_addon sa on sa.organization_id = $1 and si.overlay->>'base' is null and sa.id = (si.overlay->'shares'->0->>'addonId')::uuid
     left join addon ad on ad.organization_id = $1 and ad.id = sa.addon_id
     left join subscription s on s.organization_id = $1 and s.id = l.subscription
     left join plan p on p.organization_id = $1 and p.id = s.plan_id
     left join feature f on f.organization_id = $1 and f.id = l.feature
     order by l.n`;

function sourcesOf(read: Reader, lines: readonly LineSource[]): Promise<SourceRow[]> {
  return read.rows<SourceRow>(
    sourcesText,
    lines.map(({ subscriptionItemId }) => subscriptionItemId),
    lines.map(({ subscriptionId }) => subscriptionId),
    lines.map(({ featureId }) => featureId),
  );
}
