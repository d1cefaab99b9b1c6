import { builder } from '../../graphql/builder.ts';
import { present } from '../../kit/assert.ts';
import { NotFoundError } from '../../kit/errors.ts';
import { CreditNoteNotFound } from '../credit-note.errors.ts';
import { creditNoteBy, describeCreditNote } from '../credit-note.store.ts';
import { invoicesByIds } from '../invoice.store.ts';
import { documentsOf } from '../workflow.ts';
import type { BillingWorkflow } from '../workflow.ts';
import { CreditNoteBy, creditNoteLookUp } from './credit-note.ts';
import { DocumentLocaleEnum, DownloadLinkType } from './download-link.ts';

builder.mutationField('downloadCreditNote', (t) =>
  t.field({
    type: DownloadLinkType,
    description: 'A link to the PDF of a credit note. Needs billing:read, or a portal token of its customer.',
    authScopes: { $any: { permission: 'billing:read', buyer: true } },
    complexity: 10,
    errors: { types: [NotFoundError] },
    args: {
      by: t.arg({ type: CreditNoteBy, required: true, description: 'Which credit note.' }),
      locale: t.arg({ type: DocumentLocaleEnum, description: "The language of its fixed words, numbers and dates; that of the invoice's workflow when omitted." }),
    },
    resolve: async (_root, { by, locale }, { read, services }) => {
      const lookUp = creditNoteLookUp(by);
      const note = await creditNoteBy(read, lookUp);
      if (note === null) throw new CreditNoteNotFound(describeCreditNote(lookUp));
      const invoice = present((await invoicesByIds(read, [note.invoiceId]))[0], 'the invoice of a credit note');
      return services.downloads.linkTo({ organizationId: note.organizationId, kind: 'CREDIT_NOTE', id: note.id, locale: locale ?? documentsOf(invoice.workflow as BillingWorkflow).locale });
    },
  }),
);
