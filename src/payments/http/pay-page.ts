import { formatsOf } from '../../billing/index.ts';
import type { PaperLocale } from '../../billing/index.ts';
import type { InvoiceOnPage } from '../links/payment-links.ts';

interface PageWords {
  readonly language: string;
  readonly invoice: string;
  readonly outstanding: string;
  readonly due: string;
  readonly pay: string;
  readonly sandbox: string;
  readonly failed: string;
  readonly changed: string;
  readonly underWay: string;
  readonly paid: string;
  readonly closed: string;
}

const words: Readonly<Record<PaperLocale, PageWords>> = {
  en: {
    language: 'en-US', invoice: 'Invoice', outstanding: 'To be paid', due: 'Due', pay: 'Pay', sandbox: 'A sandbox: no money is moved.', failed: 'The last payment failed. You can try again.',
    changed: 'The amount has changed since you saw it. Look at it again before you pay.', underWay: 'A payment is under way. Look here again in a moment.', paid: 'It is paid. Thank you.', closed: 'It cannot be paid here.',
  },
  de: {
    language: 'de-DE', invoice: 'Rechnung', outstanding: 'Zu zahlen', due: 'Fällig', pay: 'Bezahlen', sandbox: 'Eine Testumgebung: Es wird kein Geld bewegt.', failed: 'Die letzte Zahlung ist fehlgeschlagen. Sie können es noch einmal versuchen.',
    changed: 'Der Betrag hat sich geändert. Bitte sehen Sie ihn noch einmal an, bevor Sie zahlen.', underWay: 'Eine Zahlung läuft. Bitte sehen Sie in einem Augenblick noch einmal nach.', paid: 'Sie ist bezahlt. Vielen Dank.', closed: 'Sie kann hier nicht bezahlt werden.',
  },
};

/** The page of a link, a whole HTML document without script; `hasChanged` where the payer saw another amount. It shows nothing that could be markup. */
export function payPage(invoice: InvoiceOnPage, hasChanged: boolean): string {
  const say = words[invoice.locale];
  const formats = formatsOf(say.language, invoice.currency, invoice.zone);
  const isOpen = invoice.standing === 'PAYABLE' || invoice.standing === 'UNDER_WAY';
  const notes = [
    ...(hasChanged && isOpen ? [say.changed] : []),
    ...(invoice.hasFailed && invoice.standing === 'PAYABLE' ? [say.failed] : []),
    ...(invoice.standing === 'UNDER_WAY' ? [say.underWay] : []),
    ...(invoice.standing === 'PAID' ? [say.paid] : []),
    ...(invoice.standing === 'CLOSED' ? [say.closed] : []),
  ];
  const title = `${say.invoice} ${invoice.number}`;
  const rows = [
    ...(isOpen ? [[say.outstanding, formats.money(invoice.outstanding)]] : []),
    ...(isOpen && invoice.dueAt !== null ? [[say.due, formats.date(invoice.dueAt)]] : []),
  ];
  return whole(invoice.locale, title, [
    `<p>${escaped(invoice.supplier)}</p>`,
    `<h1>${escaped(title)}</h1>`,
    ...(rows.length === 0 ? [] : [`<dl>${rows.map(([name = '', value = '']) => `<dt>${escaped(name)}</dt><dd>${escaped(value)}</dd>`).join('')}</dl>`]),
    ...notes.map((note) => `<p role="status">${escaped(note)}</p>`),
    // Without an action it goes to the address of the page, which is the link.
    ...(invoice.standing === 'PAYABLE' ? [`<form method="post"><input type="hidden" name="amount" value="${escaped(invoice.outstanding.toString())}"><button>${escaped(say.pay)}</button></form>`, `<p><small>${escaped(say.sandbox)}</small></p>`] : []),
  ]);
}

/** The page for what is no link. */
export function noLinkPage(): string {
  return whole('en', 'No such payment link', ['<h1>No such payment link</h1>', '<p>This link is not whole, or has expired. Ask whoever sent it for another one.</p>']);
}

/** The page while the database cannot be reached. */
export function unavailablePage(): string {
  return whole('en', 'Not available', ['<h1>Not available at the moment</h1>', '<p>Nothing was lost. Load this page again in a minute; it says then whether the invoice is paid.</p>']);
}

function whole(language: string, title: string, body: readonly string[]): string {
  const style = 'body{font-family:system-ui,sans-serif;max-width:28rem;margin:4rem auto;padding:0 1rem;line-height:1.5;overflow-wrap:anywhere}h1{font-size:1.5rem}dd{margin:0 0 .5rem;font-size:1.5rem}button{font:inherit;padding:.5rem 1.5rem}';
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${escaped(title)}</title><style>${style}</style></head><body>${body.join('')}</body></html>`;
}

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text as HTML shows it, in elements and in quoted attributes. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}
