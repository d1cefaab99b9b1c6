import type { Story } from './story.ts';

/** Two cents of a customer's invoice taken back: one is credited, and one is to be paid back. */
export async function tellCreditNotes({ world, text, id }: Story, ids: Map<string, string>, customer: 'one' | 'two'): Promise<void> {
  const { createCreditNote } = await world.data(
    'mutation ($input: CreateCreditNoteInput!) { createCreditNote(input: $input) { ... on CreditNote { id } ... on Error { message } ... on ValidationError { issues { message path } } } }',
    {
      input: {
        invoice: { id: id(`invoice_${customer}`) }, items: [{ line: id(`line_${customer}`), amount: '0.02' }], refundAmount: '0.01',
        description: text(`${customer}_credit`), metadata: { note: text(`${customer}_credit`) },
      },
    },
  );
  if (createCreditNote.id === undefined) throw new Error(`createCreditNote: ${JSON.stringify(createCreditNote)}`);
  ids.set(`credit_note_${customer}`, createCreditNote.id);
}
