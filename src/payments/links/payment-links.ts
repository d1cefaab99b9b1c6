import type { TokenSignature } from '../../access/index.ts';
import { documentsOf, invoiceBy, isBeingPaid, outstandingOf } from '../../billing/index.ts';
import type { BillingWorkflow, Invoice, InvoiceRow, PaperLocale, PaymentApps } from '../../billing/index.ts';
import { customersByIds } from '../../customers/index.ts';
import { present } from '../../kit/assert.ts';
import type { Clock } from '../../kit/clock.ts';
import type { Decimal } from '../../kit/decimal.ts';
import { floorToSecond } from '../../kit/instant.ts';
import { instantOrNull } from '../../platform/entity.ts';
import type { PublicAddress } from '../../platform/public-address.ts';
import type { CommandContext } from '../../platform/transaction.ts';
import { payByLink } from '../commands/pay-by-link.ts';
import { isPayable } from './payable.ts';

/** Where payment links lead, below the gateway's address. */
export const paymentPath = '/pay/';

/** How long a link is good for: as long as the checkout pages of payment providers are. */
const hours = 24;

/** A link by which an invoice can be paid. */
export interface PaymentLink {
  readonly url: string;
  /** Exclusive. */
  readonly expiresAt: Temporal.Instant;
}

/** What the page of a link shows: nothing of the customer, since whoever has the link sees it. */
export interface InvoiceOnPage {
  readonly supplier: string;
  readonly number: string;
  readonly currency: string;
  readonly outstanding: Decimal;
  readonly dueAt: Temporal.Instant | null;
  /** IANA: whose days are named, the customer's, as its document names them. */
  readonly zone: string;
  /** PAYABLE can be paid now; what is under way may become so. */
  readonly standing: 'PAYABLE' | 'UNDER_WAY' | 'PAID' | 'CLOSED';
  /** The attempt before, by whomever, failed. */
  readonly hasFailed: boolean;
  readonly locale: PaperLocale;
}

interface PaymentLinksOptions {
  readonly signature: TokenSignature;
  readonly apps: PaymentApps;
  readonly address: PublicAddress;
  readonly clock: Clock;
  readonly contextOf: (organizationId: string) => CommandContext;
}

/**
 * Invoices that are paid by links. A link allows whoever has it to see what is outstanding of one invoice and to have its payment app collect that, for 24 hours of
 * real time. Nothing of it is stored; that an invoice is paid once is seen to by the invoice.
 */
export class PaymentLinks {
  readonly #options: PaymentLinksOptions;

  constructor(options: PaymentLinksOptions) {
    this.#options = options;
  }

  /** A link to an invoice that its asker was found to reach. */
  async linkTo({ id, organizationId }: Pick<InvoiceRow, 'id' | 'organizationId'>): Promise<PaymentLink> {
    const { address, clock, signature } = this.#options;
    const issuedAt = clock.now();
    const expiresAt = floorToSecond(issuedAt).add({ hours });
    return { url: `${address.base}${paymentPath}${await signature.sign({ id, organizationId, expiresAt }, issuedAt)}`, expiresAt };
  }

  /** What the page of a link shows now; null where the text is no link of ours, has expired, or its invoice went away with its test clock. */
  async open(token: string): Promise<InvoiceOnPage | null> {
    const found = await this.#claims(token);
    const invoice = found === null ? null : await invoiceBy(found.ctx.read, { id: found.invoiceId });
    if (found === null || invoice === null) return null;
    const [customer = null] = await customersByIds(found.ctx.read, [invoice.customerId]);
    return onPage(invoice, present(customer, 'the customer of an invoice').timeZone ?? 'UTC');
  }

  /** Has what is outstanding collected, of which the payer saw `seen`; false where the link is none. Throws as {@link payByLink} does. */
  async pay(token: string, seen: Decimal): Promise<boolean> {
    const found = await this.#claims(token);
    if (found === null) return false;
    await payByLink(found.ctx, this.#options.apps, found.invoiceId, seen);
    return true;
  }

  async #claims(token: string): Promise<{ readonly ctx: CommandContext; readonly invoiceId: string } | null> {
    const { signature, clock, contextOf } = this.#options;
    const claims = await signature.verify(token, clock.now());
    return claims === null ? null : { ctx: contextOf(claims.organizationId), invoiceId: claims.id };
  }
}

function onPage(invoice: InvoiceRow, zone: string): InvoiceOnPage {
  const { supplier, number, workingNumber, currency, state, workflow } = invoice;
  const asInvoice = { ...invoice, workflow } as unknown as Invoice;
  return {
    supplier: (supplier as { readonly name?: string | null } | null)?.name ?? '',
    number: number ?? workingNumber ?? '',
    currency,
    outstanding: outstandingOf(invoice),
    dueAt: instantOrNull(invoice.dueAt),
    zone,
    standing: state === 'paid' ? 'PAID' : !isPayable(invoice) ? 'CLOSED' : isBeingPaid(asInvoice) ? 'UNDER_WAY' : 'PAYABLE',
    hasFailed: state === 'payment_processing.failed',
    locale: documentsOf(workflow as BillingWorkflow).locale,
  };
}
