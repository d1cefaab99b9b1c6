import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { InvoiceIssuedElsewhere, InvoiceNotIssued } from '../documents/document.errors.ts';
import { InvoiceNotFound } from '../invoice.errors.ts';
import { documentsOf } from '../workflow.ts';
import type { BillingWorkflow } from '../workflow.ts';
import { describeInvoice, invoiceBy } from '../invoice.store.ts';
import { DocumentLocaleEnum, DownloadLinkType } from './download-link.ts';
import { InvoiceBy, invoiceLookUp } from './invoice.ts';

builder.mutationField('downloadInvoice', (t) =>
  t.field({
    type: DownloadLinkType,
    description: 'A link to the PDF of an invoice that was issued here and has its number. Needs billing:read, or a portal token of its customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: InvoiceBy, required: true, description: 'Which invoice.' }),
      locale: t.arg({ type: DocumentLocaleEnum, description: "The language of its fixed words, numbers and dates; that of the invoice's workflow when omitted." }),
    },
    resolve: async (_root, { by, locale }, { read, services }) => {
      const lookUp = invoiceLookUp(by);
      const invoice = await invoiceBy(read, lookUp);
      if (invoice === null) throw new InvoiceNotFound(describeInvoice(lookUp));
      if (invoice.kind === 'RECORDED') throw new InvoiceIssuedElsewhere(invoice);
      // What is numbered when it is paid has no document before.
      if (invoice.issuedAt === null || invoice.number === null) throw new InvoiceNotIssued(invoice);
      return services.downloads.linkTo({ organizationId: invoice.organizationId, kind: 'INVOICE', id: invoice.id, locale: locale ?? documentsOf(invoice.workflow as BillingWorkflow).locale });
    },
  }),
);
