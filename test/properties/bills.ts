import { encodeGlobalId } from '../../src/graphql/global-id.ts';
import type { World } from '../support/world.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- answers are compared with each other, and checked by what tests expect of them
export type Answer = any;

const totals = 'totals { amount chargesTotal discountsTotal taxesInclusiveTotal taxesExclusiveTotal taxesTotal creditsTotal total }';
const line = `name period { from to } featureKey meteredQuantity quantity discounts { reason quantity amount } taxes { key rate behavior } ${totals} detailedLines { key name quantity unitAmount discounts { reason amount } ${totals} }`;
const figures = `currency period { from to } ${totals} taxes { key rate base amount behavior } coupons { code amount } taxRounding { lines taxes } creditNotesTotal walletsTotal amountDue`;

/** Every invoice of a customer as the graph tells it, oldest first, without what is random. */
export async function billsOf(world: World, key: string): Promise<Answer[]> {
  const found: Answer[] = [];
  for (let after: string | null = null; ; ) {
    const { customer } = await world.data(
      `query ($key: String!, $after: String) { customer(by: { key: $key }) { invoices(first: 50, after: $after, orderBy: { field: CREATED_AT, direction: ASC }) { pageInfo { hasNextPage endCursor } nodes { id kind status state number workingNumber createdAt issuedAt dueAt paidAt voidedAt
        overdueSince paidAmount amountOutstanding draftUntil ${figures} explain { total amountDue } payments { amount status attempt } creditNotes(first: 50) { nodes { creditAmount refundAmount balance total refundStatus } }
        lines(first: 100) { pageInfo { hasNextPage } nodes { id ${line} createdAt managedBy billingCadence fullPeriod { from to } corrects { name period { from } } creditedAmount adjustment { __typename } subscription { id } explain { total } } } } } } }`,
      { key, after },
    );
    found.push(...customer.invoices.nodes);
    if (!customer.invoices.pageInfo.hasNextPage) return found;
    after = customer.invoices.pageInfo.endCursor;
  }
}

/** Ids of the graph and of the database, side by side: the last part of either is the same. */
export const plain = (id: string): string => Buffer.from(id, 'base64url').toString('utf8').split(/[:/]/).at(-1) ?? id;

/** Which invoices a customer has, and whether they gather or are drafts: asked often, and so briefly. */
export async function standing(world: World, key: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await world.product.core.database.pool.query<{ id: string; status: string }>('select i.id, i.status from invoice i join customer c on c.id = i.customer_id where i.organization_id = $1 and c.key = $2 and i.deleted_at is null', [world.organizationId, key]);
  return new Map(rows.map(({ id, status }) => [encodeGlobalId('Invoice', id), status]));
}

export const hasDraft = (invoices: ReadonlyMap<string, string>): boolean => [...invoices.values()].some((status) => status === 'DRAFT' || status === 'ISSUING');

/** What a customer was billed since then. */
export const billedSince = async (world: World, key: string, before: ReadonlyMap<string, string>): Promise<Answer[]> =>
  (await billsOf(world, key)).filter(({ id, status }) => status !== 'GATHERING' && (before.get(id) ?? 'GATHERING') === 'GATHERING');

/** The same without ids, to be compared with another organization's. */
export const comparable = (bills: readonly Answer[]): Answer[] =>
  bills.map(({ id: _id, workingNumber: _workingNumber, ...bill }) => ({ ...bill, lines: bill.lines.nodes.map(({ id: _line, subscription: _subscription, ...rest }: Answer) => rest) }));

/** What the next invoice of a customer will say; null when nothing is coming. */
export async function upcomingOf(world: World, key: string): Promise<Answer> {
  return (await world.data(`query ($key: String!) { upcomingInvoice(customer: { key: $key }) { at invoicedAt issueAt dueAt ${figures} lines { ${line} } } }`, { key })).upcomingInvoice;
}

/** What an invoice says of what `upcomingOf` tells before. */
export const asUpcoming = ({ lines, ...of }: Answer): Answer => ({
  figures: Object.fromEntries(['currency', 'period', 'totals', 'taxes', 'coupons', 'taxRounding', 'creditNotesTotal', 'walletsTotal', 'amountDue', 'dueAt'].map((name) => [name, of[name]])),
  lines: (lines.nodes ?? lines).map((one: Answer) => Object.fromEntries(['name', 'period', 'featureKey', 'meteredQuantity', 'quantity', 'discounts', 'taxes', 'totals', 'detailedLines'].map((name) => [name, one[name]]))),
});

/** What a change would charge, through one more period. */
export async function previewOf(world: World, id: string, change: object): Promise<Answer> {
  const told = `at currency period { from to } ${totals} lines { name period { from to } quantity ${totals} }`;
  return (await world.ask(`query ($by: SubscriptionBy!, $change: SubscriptionChangeInput!) { previewSubscriptionChange(by: $by, change: $change, periods: 1) { at now { ${told} } periods { period { from to } invoices { ${told} } } } }`, { by: { id }, change })) as Answer;
}

/** An invoice in the form of a previewed one. */
export const asPreviewed = ({ createdAt, currency, period, totals: of, lines }: Answer): Answer => ({
  at: createdAt, currency, period, totals: of,
  lines: lines.nodes.map((one: Answer) => ({ name: one.name, period: one.period, quantity: one.quantity, totals: one.totals })),
});
