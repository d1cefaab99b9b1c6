import { customersByIds, timesOf } from '../../customers/index.ts';
import { builder } from '../../graphql/builder.ts';
import { batched } from '../../graphql/context.ts';
import type { GraphQLContext } from '../../graphql/context.ts';
import { reads } from '../../graphql/shown-columns.ts';
import { instantOrNull } from '../../platform/entity.ts';
import { canBeInvoiced } from '../billable-now.store.ts';
import { invoicesWithLiveNotes } from '../credit-note.store.ts';
import type { Invoice, InvoiceRow } from '../invoice.entity.ts';
import { factsOf } from '../invoice-machine.ts';
import type { InvoiceState } from '../invoice-states.ts';
import { statusDetails } from '../status-details.ts';
import type { InvoiceAction, StatusDetails } from '../status-details.ts';
import { InvoiceStateEnum } from './enums.ts';
import { InvoiceNode } from './invoice.ts';

/** Now, in the time of the customer of an invoice. */
function nowOfInvoice(ctx: GraphQLContext, customerId: string): Promise<Temporal.Instant> {
  return batched(ctx, 'Invoice.now', customerId, async (ids) => {
    const clocks = (await customersByIds(ctx.read, ids)).map((customer) => customer?.testClockId ?? null);
    const known = [...new Set(clocks.filter((id) => id !== null))];
    const times = known.length === 0 ? [] : await timesOf(ctx.read, known);
    return clocks.map((id) => times[known.indexOf(id ?? '')] ?? ctx.clock.now());
  });
}

const AvailableActionType = builder.objectRef<{ readonly to: InvoiceState }>('AvailableInvoiceAction').implement({
  description: 'Something that can be done to an invoice now.',
  fields: (t) => ({ resultingState: t.field({ type: InvoiceStateEnum, description: 'Where it leads, with all that follows by itself, as if no issue were found.', resolve: ({ to }) => to }) }),
});

interface Shown extends StatusDetails {
  readonly invoice: InvoiceRow;
  readonly now: Temporal.Instant;
}

const AvailableActionsType = builder.objectRef<Shown>('AvailableInvoiceActions').implement({
  description: 'What can be done to an invoice now; null is not available.',
  fields: (t) => {
    const action = (name: InvoiceAction, description: string) =>
      t.field({ type: AvailableActionType, nullable: true, description, resolve: ({ actions }) => (actions[name] === null ? null : { to: actions[name] }) });
    return {
      advance: action('advance', 'advanceInvoice: to its next state.'),
      approve: action('approve', 'approveInvoice: has it issued.'),
      delete: action('delete', 'deleteInvoice: takes a draft away.'),
      retry: action('retry', 'retryInvoice: tries again what failed.'),
      void: t.field({
        type: AvailableActionType,
        nullable: true,
        description: 'voidInvoice: withdraws what was issued, unless credit notes are on it.',
        resolve: async ({ invoice: { id }, actions: { void: to } }, _args, ctx) =>
          to === null || (await batched(ctx, 'Invoice.liveNotes', id, (ids) => invoicesWithLiveNotes(ctx.read, ids))) ? null : { to },
      }),
      snapshotQuantities: action('snapshotQuantities', 'snapshotInvoiceQuantities: reads usage now, for good.'),
      invoice: t.boolean({
        description: 'invoicePendingLines: whether anything of a gathering invoice could be invoiced now, usage of a running period among it where the billing profile bills that progressively.',
        resolve: ({ invoice: { id, status, deletedAt }, now }, _args, ctx) =>
          status !== 'GATHERING' || deletedAt !== null ? false : batched(ctx, 'Invoice.due', `${id} ${now.toString()}`, (asked) => canBeInvoiced(ctx.read, asked.map((of) => ({ id: of.slice(0, of.indexOf(' ')), now: Temporal.Instant.from(of.slice(of.indexOf(' ') + 1)) })))),
      }),
    };
  },
});

const StatusDetailsType = builder.objectRef<Shown>('InvoiceStatusDetails').implement({
  description: 'Where an invoice stands, and what can be done to it.',
  fields: (t) => ({
    immutable: t.exposeBoolean('immutable', { description: 'Its lines cannot be changed any more.' }),
    failed: t.exposeBoolean('failed', { description: 'Handing over, issuing, deleting or paying did not succeed; an invalid draft has not failed.' }),
    extendedStatus: t.field({ type: InvoiceStateEnum, description: 'Where exactly it stands.', resolve: ({ invoice }) => invoice.state }),
    availableActions: t.field({ type: AvailableActionsType, description: 'What can be done to it now.', resolve: (shown) => shown }),
  }),
});

builder.objectFields(InvoiceNode, (t) => ({
  statusDetails: t.field({
    type: StatusDetailsType,
    description: 'Where it stands, and what can be done to it.',
    resolve: async (invoice, _args, ctx) => {
      const now = await nowOfInvoice(ctx, invoice.customerId);
      const details = statusDetails(invoice.state as InvoiceState, factsOf({ ...invoice, collectionAt: instantOrNull(invoice.collectionAt), draftUntil: instantOrNull(invoice.draftUntil) } as unknown as Invoice, now));
      return { invoice, now, ...details, immutable: details.immutable || invoice.deletedAt !== null };
    },
  }),
  description: t.field({ extensions: reads<InvoiceRow>('description'), type: 'String', nullable: true, description: 'What it says about itself; null: nothing.', resolve: ({ description }) => description }),
  revision: t.field({ extensions: reads<InvoiceRow>('revision'), type: 'Int', description: 'Counts the changes of what it says: give it to updateInvoice to be refused where somebody was faster.', resolve: ({ revision }) => revision }),
}));
