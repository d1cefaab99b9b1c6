import { builder } from '../../graphql/builder.ts';
import type { DownloadLink } from '../documents/downloads.ts';
import type { PaperLocale } from '../documents/paper.ts';

export const DocumentLocaleEnum = builder.enumType('DocumentLocale', {
  description: 'The language of a document: of its fixed words, and of how numbers and dates are written. Names and descriptions stay as they were written.',
  values: {
    EN: { value: 'en' satisfies PaperLocale, description: 'English: €1,234.50, Jan 31, 2027.' },
    DE: { value: 'de' satisfies PaperLocale, description: 'German: 1.234,50 €, 31.01.2027.' },
  } as const,
});

export const DownloadLinkType = builder.objectRef<DownloadLink>('DownloadLink').implement({
  description: 'Where a document can be read for a while, by whoever has the link. It is a PDF, laid out for languages that are read from left to right; names are set in the scripts of Europe, the Caucasus, Arabia, Israel, India, Thailand, China, Japan and Korea, and other characters are shown as boxes.',
  fields: (t) => ({
    url: t.exposeString('url', { description: 'To be opened by GET, without a credential: the link itself is one, keep it as such.' }),
    expiresAt: t.expose('expiresAt', { type: 'DateTime', description: 'From then on it is refused, 15 minutes after it was made, in real time.' }),
  }),
});
