import { builder } from '../../graphql/builder.ts';
import { ConflictError, NotFoundError } from '../../kit/errors.ts';
import { InvoiceNotIssued } from '../documents/document.errors.ts';
import { InvoiceNotFound } from '../invoice.errors.ts';
import { describeInvoice, invoiceBy } from '../invoice.store.ts';
import { DocumentLocaleEnum, DownloadLinkType } from './download-link.ts';
import { InvoiceBy, invoiceLookUp } from './invoice.ts';

builder.mutationField('downloadInvoice', (t) =>
  t.field({
    type: DownloadLinkType,
    description: 'A link to the PDF of an issued invoice. Needs billing:read, or a portal token of its customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    complexity: 10,
    errors: { types: [ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: InvoiceBy, required: true, description: 'Which invoice.' }),
      locale: t.arg({ type: DocumentLocaleEnum, defaultValue: 'en', description: 'The language of its fixed words, numbers and dates.' }),
    },
    resolve: async (_root, { by, locale }, { read, services }) => {
      const lookUp = invoiceLookUp(by);
      const invoice = await invoiceBy(read, lookUp);
      if (invoice === null) throw new InvoiceNotFound(describeInvoice(lookUp));
      if (invoice.issuedAt === null) throw new InvoiceNotIssued(invoice);
      return services.downloads.linkTo({ organizationId: invoice.organizationId, kind: 'INVOICE', id: invoice.id, locale: locale ?? 'en' });
    },
  }),
);
