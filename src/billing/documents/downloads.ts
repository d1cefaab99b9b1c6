import { floorToSecond } from '../../kit/instant.ts';
import type { Clock } from '../../kit/clock.ts';
import type { PublicAddress } from '../../platform/public-address.ts';
import type { Reader } from '../../platform/reader.ts';
import { InvoiceNotFound } from '../invoice.errors.ts';
import { invoiceBy } from '../invoice.store.ts';
import type { DownloadClaims, DownloadSignature } from './download-signature.ts';
import { invoiceFacts } from './invoice-facts.store.ts';
import { invoicePaper } from './invoice-paper.ts';
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

  /** The document of a link. Throws InvoiceNotFound where it went away with its test clock, and RendererBusy. */
  async file({ organizationId, id, locale }: DownloadClaims): Promise<DownloadedFile> {
    const read = this.#options.readerOf(organizationId);
    const invoice = await invoiceBy(read, { id });
    if (invoice === null) throw new InvoiceNotFound(`id "${id}"`);
    const paper = invoicePaper(await invoiceFacts(read, invoice), locale);
    return { name: `${paper.number}.pdf`, bytes: await this.#options.renderer.render(paper) };
  }

  close(): Promise<void> {
    return this.#options.renderer.close();
  }
}
