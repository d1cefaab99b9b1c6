import { describeInvoice, invoiceBy, InvoiceNotFound } from '../../billing/index.ts';
import { InvoiceBy, invoiceLookUp } from '../../billing/graphql/index.ts';
import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { isPayable } from '../links/payable.ts';
import type { PaymentLink } from '../links/payment-links.ts';
import { InvoiceHasNoPaymentLink } from '../payment.errors.ts';

const PaymentLinkType = builder.objectRef<PaymentLink>('PaymentLink').implement({
  description: 'Where an invoice can be paid for a while, by whoever has the link.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'A page for a browser, without a credential: the link itself is one. It shows what is outstanding by then, and its button has that collected by the payment app; the sandbox does as metadata tells it.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'From then on it is refused, 24 hours after it was made, in real time.' }),
  }),
});

builder.mutationField('createInvoicePaymentUrl', (t) =>
  t.field({
    type: PaymentLinkType,
    description: 'A link by which an issued invoice can be paid that has something outstanding, in whichever way it is collected otherwise. Needs billing:write, or a portal token of its customer.',
    authScopes: { $any: { permission: 'billing:write', buyer: true } },
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: { by: t.arg({ type: InvoiceBy, required: true, description: 'Which invoice.' }) },
    resolve: async (_root, { by }, { read, services }) => {
      const lookUp = invoiceLookUp(by);
      const invoice = await invoiceBy(read, lookUp);
      if (invoice === null) throw new InvoiceNotFound(describeInvoice(lookUp));
      if (!isPayable(invoice)) throw new InvoiceHasNoPaymentLink(invoice);
      return services.paymentLinks.linkTo(invoice);
    },
  }),
);
