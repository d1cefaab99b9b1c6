import { minorUnitDigits, roundMoney } from '../../src/kit/currency.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { plain } from './bills.ts';
import type { Answer } from './bills.ts';
import type { Deed } from './story.ts';
import { short } from './told.ts';
import type { Told } from './told.ts';

type MoneyDeed = Extract<Deed, { which: number } | { do: 'applyTaxes' | 'move' | 'recordInvoice' }>;

/** Does what happens to invoices and notes, and to what a customer owes. */
export async function moneyDeed(player: Told, deed: MoneyDeed): Promise<string> {
  const owner = 'who' in deed ? player.customers[deed.who]! : null;
  const customer = owner === null ? null : { key: owner.key };
  switch (deed.do) {
    case 'applyTaxes': {
      const { length } = player.setting.taxes;
      const taxes = length === 0 ? [] : [...new Set(deed.taxes.map((n) => n % length))].map((n) => ({ key: `tax${n}` }));
      return short(await player.ask('mutation ($input: ApplyCustomerTaxesInput!) { made: applyCustomerTaxes(input: $input) { __typename REFUSAL } }', { input: { customer, taxes } }));
    }
    case 'move':
      return short(await player.ask('mutation ($by: CustomerBy!, $input: UpdateCustomerInput!) { made: updateCustomer(by: $by, input: $input) { __typename REFUSAL } }', {
        by: customer, input: { billingAddress: { country: deed.country }, taxIdentificationNumber: deed.vat },
      }));
    case 'recordInvoice':
      return short(await player.ask('mutation ($input: CreateInvoiceInput!) { made: createInvoice(input: $input) { __typename REFUSAL } }', {
        input: {
          customer, currency: player.setting.currency, externalId: player.fresh('elsewhere'), number: player.fresh('E'), issuedAt: player.now.toString(), total: deed.amount,
          period: { from: player.now.subtract({ hours: 240 }).toString(), to: player.now.toString() }, ...(deed.isPaid ? { paidAt: player.now.toString() } : {}),
        },
      }));
    case 'payFee': {
      const { fees } = await player.world.data('query ($by: CustomerBy!) { fees(first: 100, filter: { customers: [$by] }) { nodes { id paidOnItsOwn invoice { status } } } }', { by: customer });
      const own: Answer[] = fees.nodes.filter(({ paidOnItsOwn }: Answer) => paidOnItsOwn);
      // One that is on an invoice now and then: it is refused.
      const fee = pick(own.filter(({ invoice }) => invoice.status === 'GATHERING' || deed.which === 9), deed.which);
      return fee === undefined ? 'no fee' : short(await player.ask('mutation ($id: ID!, $status: FeePaymentStatus!) { made: updateFee(id: $id, input: { paymentStatus: $status }) { __typename REFUSAL } }', { id: fee.id, status: deed.status }));
    }
    case 'endCoupon': {
      const { customer: found } = await player.world.data('query ($by: CustomerBy!) { customer(by: $by) { appliedCoupons(first: 20) { nodes { id terminatedAt } } } }', { by: customer });
      const given: Answer = pick(found.appliedCoupons.nodes.filter(({ terminatedAt }: Answer) => terminatedAt === null), deed.which);
      return given === undefined ? 'no coupon' : short(await player.ask('mutation ($id: ID!) { made: removeAppliedCoupon(id: $id) { __typename REFUSAL } }', { id: given.id }));
    }
    case 'endWallet': {
      const id = pick(player.wallets, deed.which);
      return id === undefined ? 'no wallet' : short(await player.ask('mutation ($by: WalletBy!) { made: terminateWallet(by: $by) { __typename REFUSAL } }', { by: { id } }));
    }
    case 'settlePayment': {
      const payment: Answer = pick((await player.world.data('{ payments(first: 50, filter: { statuses: [PENDING] }) { nodes { id } } }')).payments.nodes, deed.which);
      return payment === undefined ? 'no payment' : short(await player.ask('mutation ($by: PaymentBy!, $status: PaymentStatus!) { made: settleSandboxPayment(by: $by, status: $status) { __typename REFUSAL } }', { by: { id: payment.id }, status: deed.status }));
    }
    default:
      return invoiceDeed(player, deed);
  }
}

/** What a voided invoice leaves to be charged again is so much of each of its lines, net of taxes on top, under the taxes that they bore. */
async function chargedAgain(player: Told, invoice: Answer, percentOf: (line: string) => string): Promise<void> {
  const { rows } = await player.world.product.core.database.pool.query<Record<'id' | 'net' | 'taxes' | 'amount' | 'own', string | null>>(
    `select l.id, l.total - l.taxes_exclusive_total as net, (select string_agg(t->>'key', ',' order by t->>'key') from jsonb_array_elements(l.taxes) t) as taxes, a.price->>'amount' as amount,
       (select string_agg(t->>'key', ',' order by t->>'key') from jsonb_array_elements(a.own_taxes->'taxes') t) as own
     from invoice_line l left join invoice_line a on a.organization_id = l.organization_id and a.metadata->>'tollgate.void.line_id' = l.id::text
     where l.organization_id = $1 and l.invoice_id = $2 and l.deleted_at is null`,
    [player.world.organizationId, plain(invoice.id)],
  );
  const wanted = new Map<string, string>(invoice.lines.nodes.map(({ id }: Answer) => [plain(id), percentOf(id)]));
  for (const { id, net, taxes, amount, own } of rows) {
    const share = wanted.get(id!);
    if (share === undefined) continue;
    const due = roundMoney(Decimal.of(net!).mul(Decimal.of(share)).div(Decimal.hundred, 20), invoice.currency);
    const expected = due.isZero() ? undefined : due.toString();
    if ((amount ?? undefined) !== expected) throw new Error(`line ${id} of ${net} is charged again with ${amount}, and ${share} % of it are ${expected}`);
    if (expected !== undefined && taxes !== own) throw new Error(`line ${id} bore ${taxes}, and is charged again under ${own}`);
  }
}

const pick = <T>(those: readonly T[], which: number): T | undefined => those[which % Math.max(1, those.length)];

/** Of all customers, in the order in which they came; recorded ones are another system's. */
async function invoicesOf(player: Told): Promise<Answer[]> {
  const { invoices } = await player.world.data(
    '{ invoices(first: 100, orderBy: { field: CREATED_AT, direction: ASC }) { nodes { id kind status state number currency amountOutstanding creditable refundable customer { key } lines(first: 50) { nodes { id name creditedAmount totals { total discountsTotal } } } creditNotes(first: 20) { nodes { id number refundStatus } } } } }',
  );
  return invoices.nodes;
}

async function invoiceDeed(player: Told, deed: Extract<MoneyDeed, { which: number }>): Promise<string> {
  const invoices = await invoicesOf(player);
  const open = pick(invoices.filter(({ status }) => status === 'DRAFT'), deed.which);
  const done = pick(invoices.filter(({ number }) => number !== null), deed.which);
  const act = async (invoice: Answer, field: string): Promise<string> =>
    invoice === undefined ? 'no invoice' : short(await player.ask(`mutation ($by: InvoiceBy!) { made: ${field}(by: $by) { __typename REFUSAL } }`, { by: { id: invoice.id } }));
  const forgive = (invoice: Answer): void => void player.forgiven.add(player.customers.findIndex(({ key }) => key === invoice?.customer.key));
  switch (deed.do) {
    case 'retryPayment':
      return act(done, 'retryInvoicePayment');
    case 'retryInvoice':
      return act(done, 'retryInvoice');
    case 'dispute':
      // What was used late is not billed with what will never be paid.
      forgive(done);
      return act(done, 'loseInvoiceDispute');
    case 'finalize':
      return act(open, 'finalizeInvoice');
    case 'refresh':
      return act(open, 'refreshInvoice');
    case 'approve':
      return act(open, 'approveInvoice');
    case 'deleteDraft':
      forgive(open);
      return act(open, 'deleteInvoice');
    case 'recordPayment': {
      if (done === undefined) return 'no invoice';
      const amount = partOf(done.amountOutstanding, '0', deed.part, done.currency);
      return `${short(await player.ask('mutation ($input: RecordPaymentInput!) { made: recordPayment(input: $input) { __typename REFUSAL } }', { input: { invoice: { id: done.id }, amount, reference: player.fresh('wire') } }))} ${amount}`;
    }
    case 'requestPayment': {
      const { key } = player.customers[deed.who]!;
      const owed = invoices.filter(({ status, customer }) => status === 'OVERDUE' && customer.key === key);
      const [first] = owed;
      if (first === undefined) return 'nothing owed';
      return short(await player.ask('mutation ($input: CreatePaymentRequestInput!) { made: createPaymentRequest(input: $input) { __typename REFUSAL } }', {
        input: { customer: { key }, email: 'pay@acme.example', invoices: owed.filter(({ currency }) => currency === first.currency).slice(0, 1 + (deed.which % 3)).map(({ id }) => ({ id })) },
      }));
    }
    case 'voidInvoice':
    case 'billAgain': {
      // Most are paid, and cannot be voided any more.
      const unpaid = pick(invoices.filter(({ number, status }) => number !== null && status !== 'PAID' && status !== 'VOIDED'), deed.which) ?? done;
      if (unpaid === undefined) return 'no invoice';
      const share = (of: number) => ['100', '50', '33.333'][of % 3]!;
      const again = (of: number) => ({ type: 'PENDING', percentage: share(of), nextInvoiceAt: player.now.toString() });
      const action = deed.do === 'voidInvoice' ? { type: 'DISCARD' } : again(deed.which);
      // Some lines otherwise than the rest: charged again in another part, or not at all.
      const overrides = deed.do === 'voidInvoice' || deed.which % 2 === 0 ? [] : unpaid.lines.nodes.filter(({ name }: Answer) => name.length % 3 !== 0).map(({ id, name }: Answer) => ({ lineId: id, action: name.length % 3 === 1 ? again(deed.which + 1) : { type: 'DISCARD' } }));
      const said = short(await player.ask('mutation ($by: InvoiceBy!, $input: VoidInvoiceInput!) { made: voidInvoice(by: $by, input: $input) { __typename REFUSAL } }', { by: { id: unpaid.id }, input: { reason: 'a mistake', action, overrides } }));
      if (!said.includes(':')) {
        forgive(unpaid);
        const actions = new Map<string, Answer>(overrides.map(({ lineId, action: own }: Answer) => [lineId, own]));
        await chargedAgain(player, unpaid, (line) => (({ type, percentage }: Answer) => (type === 'DISCARD' ? '0' : percentage))(actions.get(line) ?? action));
      }
      return said;
    }
    case 'adjust': {
      const line = open?.lines.nodes[deed.line % Math.max(1, open.lines.nodes.length)];
      if (line === undefined || line.name === 'Witness' || line.name === 'Early') return 'no line';
      return short(await player.ask('mutation ($line: ID!, $input: AdjustInvoiceLineInput!) { made: adjustInvoiceLine(line: $line, input: $input) { __typename REFUSAL } }', { line: line.id, input: { units: deed.units, unitAmount: deed.unitAmount } }));
    }
    case 'creditNote': {
      if (done === undefined) return 'no invoice';
      const items = done.lines.nodes.filter(({ name, totals }: Answer) => name !== 'Witness' && Number(totals.total) > 0).map(({ id, creditedAmount, totals }: Answer) => ({ line: id, amount: partOf(totals.total, creditedAmount, deed.part, done.currency) })).filter(({ amount }: Answer) => Number(amount) > 0);
      const said: Answer = await player.ask('mutation ($input: CreateCreditNoteInput!) { made: createCreditNote(input: $input) { __typename ... on CreditNote { id total } REFUSAL } }', { input: { invoice: { id: done.id }, items, ...(deed.isRefund ? { refundAmount: '1' } : {}) } });
      return said.total === undefined ? short(said) : `${short(said)} ${said.total}`;
    }
    case 'voidNote': {
      const note = pick(invoices.flatMap(({ creditNotes }) => creditNotes.nodes), deed.which) as Answer;
      return note === undefined ? 'no note' : short(await player.ask('mutation ($by: CreditNoteBy!) { made: voidCreditNote(by: $by) { __typename REFUSAL } }', { by: { id: note.id } }));
    }
    case 'settleRefund': {
      const note = pick(invoices.flatMap(({ creditNotes }) => creditNotes.nodes).filter(({ refundStatus }: Answer) => refundStatus === 'PENDING'), deed.which) as Answer;
      const status = deed.status === 'PAID' ? 'SUCCEEDED' : 'FAILED';
      return note === undefined ? 'no refund' : short(await player.ask('mutation ($by: CreditNoteBy!, $status: CreditNoteRefundStatus!) { made: settleSandboxRefund(by: $by, status: $status) { __typename REFUSAL } }', { by: { id: note.id }, status }));
    }
    default:
      throw new Error(`nobody does "${deed.do}"`);
  }
}

/** So many percent of what is left of an amount, in whole minor units. */
const partOf = (total: string, gone: string, percent: number, currency: string): string => {
  const unit = Decimal.of(10n ** BigInt(minorUnitDigits(currency)));
  return Decimal.of(total).sub(Decimal.of(gone)).mul(unit).mul(Decimal.of(percent)).div(Decimal.hundred, 6).floor().div(unit, minorUnitDigits(currency)).toString();
};
