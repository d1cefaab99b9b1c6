import { floorToSecond } from '../../kit/instant.ts';
import type { Clock } from '../../kit/clock.ts';
import type { PublicAddress } from '../../platform/public-address.ts';
import type { Reader } from '../../platform/reader.ts';
import { CreditNoteNotFound } from '../credit-note.errors.ts';
import { creditNoteBy } from '../credit-note.store.ts';
import { InvoiceNotFound } from '../invoice.errors.ts';
import { invoiceBy } from '../invoice.store.ts';
import { creditNoteFacts } from './credit-note-facts.store.ts';
import { creditNotePaper } from './credit-note-paper.ts';
import type { DownloadClaims, DownloadSignature } from './download-signature.ts';
import { invoiceFacts } from './invoice-facts.store.ts';
import { invoicePaper } from './invoice-paper.ts';
import type { Paper } from './paper.ts';
import type { PaperRenderer } from './paper-renderer.ts';

/** Where links to documents lead, below the gateway's address. */
export const downloadPath = '/downloads/';

/** How long a link is good for. */
const minutes = 15;

/** A link to a document. */
export interface DownloadLink {
  readonly url: string;
  /** Exclusive. */
  readonly expiresAt: Temporal.Instant;
}

/** A document as a file. */
export interface DownloadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface DownloadsOptions {
  readonly signature: DownloadSignature;
  readonly renderer: PaperRenderer;
  readonly address: PublicAddress;
  readonly clock: Clock;
  readonly readerOf: (organizationId: string) => Reader;
}

/**
 * Documents by links. A link allows whoever has it to read one document in one language for 15 minutes of real time; nothing of it is stored,
 * and the document is drawn each time that it is asked for.
 */
export class Downloads {
  readonly #options: DownloadsOptions;

  constructor(options: DownloadsOptions) {
    this.#options = options;
  }

  /** A link to what its asker was found to reach. */
  async linkTo(document: Omit<DownloadClaims, 'expiresAt'>): Promise<DownloadLink> {
    const { address, clock, signature } = this.#options;
    const expiresAt = floorToSecond(clock.now()).add({ minutes });
    const token = await signature.sign({ ...document, expiresAt });
    return { url: `${address.base}${downloadPath}${token}`, expiresAt };
  }

  /** What the token of a link allows now; `expired` or `invalid` where that is nothing. */
  verify(token: string): Promise<DownloadClaims | 'expired' | 'invalid'> {
    return this.#options.signature.verify(token, this.#options.clock.now());
  }

  /** The document of a link. Throws InvoiceNotFound or CreditNoteNotFound where it went away with its test clock, and RendererBusy. */
  async file(claims: DownloadClaims): Promise<DownloadedFile> {
    const paper = await paperOf(this.#options.readerOf(claims.organizationId), claims);
    return { name: `${paper.number}.pdf`, bytes: await this.#options.renderer.render(paper) };
  }

  close(): Promise<void> {
    return this.#options.renderer.close();
  }
}

async function paperOf(read: Reader, { kind, id, locale }: DownloadClaims): Promise<Paper> {
  if (kind === 'CREDIT_NOTE') {
    const note = await creditNoteBy(read, { id });
    if (note === null) throw new CreditNoteNotFound(`id "${id}"`);
    return creditNotePaper(await creditNoteFacts(read, note), locale);
  }
  const invoice = await invoiceBy(read, { id });
  if (invoice === null) throw new InvoiceNotFound(`id "${id}"`);
  return invoicePaper(await invoiceFacts(read, invoice), locale);
}
