import { CustomerBy, customerLookUp } from '../../customers/graphql/index.ts';
import { customerBy } from '../../customers/index.ts';
import { builder } from '../../graphql/builder.ts';
import { objectChanges, unknownThing } from '../../graphql/live/changes.ts';
import type { Change } from '../../graphql/live/changes.ts';
import { invoiceBy } from '../invoice.store.ts';
import { InvoiceNode, invoiceLookUp } from './invoice.ts';

builder.subscriptionField('invoiceChanged', (t) =>
  t.field({
    type: InvoiceNode,
    description:
      'Every invoice that changed, each in its latest state: made, its lines or state changed, issued, paid, overdue, deleted. The current state at once only when one id is asked for. NOT_FOUND when there is no such customer or invoice. Needs billing:read, or a portal token for those of its customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    args: {
      customer: t.arg({ type: CustomerBy, description: 'Only of this customer.' }),
      id: t.arg.id({ description: 'Only this one; its current state comes at once.' }),
    },
    subscribe: async (_root, { customer: by, id }, ctx): Promise<AsyncIterable<Change>> => {
      const customer = by == null ? null : await customerBy(ctx.read, customerLookUp(by));
      if (by != null && customer === null) throw unknownThing('such customer');
      const known = id == null ? null : await invoiceBy(ctx.read, invoiceLookUp({ id }));
      if (id != null && known === null) throw unknownThing('such invoice');
      const only = customer?.id ?? ctx.read.buyer?.customerId ?? null;
      return objectChanges(ctx, {
        concerns: (news) => news.type.startsWith('invoice.') && (known === null || news.id === known.id) && (only === null || news.customerId === only),
        first: known !== null && (only === null || known.customerId === only) ? known.id : null,
      });
    },
    resolve: (change) => change.id,
  }),
);
