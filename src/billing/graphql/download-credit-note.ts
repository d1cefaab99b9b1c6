import { builder } from '../../graphql/builder.ts';
import { NotFoundError } from '../../kit/errors.ts';
import { CreditNoteNotFound } from '../credit-note.errors.ts';
import { creditNoteBy, describeCreditNote } from '../credit-note.store.ts';
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
      locale: t.arg({ type: DocumentLocaleEnum, defaultValue: 'en', description: 'The language of its fixed words, numbers and dates.' }),
    },
    resolve: async (_root, { by, locale }, { read, services }) => {
      const lookUp = creditNoteLookUp(by);
      const note = await creditNoteBy(read, lookUp);
      if (note === null) throw new CreditNoteNotFound(describeCreditNote(lookUp));
      return services.downloads.linkTo({ organizationId: note.organizationId, kind: 'CREDIT_NOTE', id: note.id, locale: locale ?? 'en' });
    },
  }),
);
