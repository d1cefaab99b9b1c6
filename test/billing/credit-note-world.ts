import type { World } from '../support/world.ts';

// oxlint-disable-next-line typescript/no-explicit-any -- answers are checked by what the tests expect of them
type Answer = any;

export const noteFields = `id number currency reason description creditStatus refundStatus refundFailure { code message } couponsAdjustment subTotal taxesTotal taxesInclusiveTotal taxRate total creditAmount refundAmount balance
  taxes { key name rate behavior base amount } items(first: 50) { nodes { amount line { name } } } applications(first: 50) { nodes { amount returnedAt invoice { number } } } voidedAt`;
const errors = '... on Error { code message } ... on ValidationError { issues { code path message } }';

/** Makes a credit note; answers it, or the refusal. */
export const credit = async (world: World, input: object): Promise<Answer> =>
  (await world.data(`mutation ($input: CreateCreditNoteInput!) { createCreditNote(input: $input) { ... on CreditNote { ${noteFields} } ${errors} } }`, { input })).createCreditNote;

export const voidNote = async (world: World, number: string): Promise<Answer> =>
  (await world.data(`mutation ($by: CreditNoteBy!) { voidCreditNote(by: $by) { ... on CreditNote { creditStatus balance voidedAt } ... on Error { code } } }`, { by: { number } })).voidCreditNote;

export const updateNote = async (world: World, number: string, input: object): Promise<Answer> =>
  (await world.data(`mutation ($by: CreditNoteBy!, $input: UpdateCreditNoteInput!) { updateCreditNote(by: $by, input: $input) { ... on CreditNote { refundStatus refundedAt description metadata } ${errors} } }`, { by: { number }, input })).updateCreditNote;

export const estimate = async (world: World, number: string, items: readonly object[]): Promise<Answer> =>
  (await world.data(`query ($number: String!, $items: [CreditNoteItemInput!]!) { estimateCreditNote(invoice: { number: $number }, items: $items) {
    currency couponsAdjustment subTotal taxesTotal preciseTaxesTotal taxRate maxCreditable maxRefundable items { amount line { name } } taxes { key base amount } } }`, { number, items })).estimateCreditNote;

/** What a customer's invoices say of credit notes, oldest first. */
export async function credited(world: World, key: string): Promise<Answer[]> {
  const { customer } = await world.data(
    `query ($key: String!) { customer(by: { key: $key }) { invoices(first: 50) { nodes { id number kind status creditable refundable creditNotesTotal walletsTotal amountDue totals { total }
      creditNotesUsed { number amount creditNote { balance } } creditNotes(first: 50) { nodes { number total } } lines(first: 50) { nodes { id name creditedAmount } } } } } }`,
    { key },
  );
  return customer.invoices.nodes;
}

/** `number status balance`, oldest first, and what is left in each currency. */
export async function notesOf(world: World, key: string): Promise<string[]> {
  const { customer } = await world.data('query ($key: String!) { customer(by: { key: $key }) { creditNotes(first: 50) { nodes { number creditStatus balance creditAmount } } creditBalance { currency amount } } }', { key });
  return [
    ...customer.creditNotes.nodes.map(({ number, creditStatus, balance, creditAmount }: Answer) => `${number.slice(-5)} ${creditStatus} ${balance} of ${creditAmount}`),
    ...customer.creditBalance.map(({ currency, amount }: Answer) => `${currency} ${amount}`),
  ];
}
