/**
 * What an invoice is made for. SUBSCRIPTION: what subscriptions call for, and lines by hand. ONE_OFF: single charges, at once.
 * WALLET_PURCHASE: credits of a wallet. PROGRESSIVE: usage of a running period, because a threshold was passed. RECORDED: what another
 * system billed. ADVANCE_CHARGES: fees that are paid on their own (`advance-charges/`): those that wait while it gathers, and those of a
 * period that were paid once it is issued.
 */
export type InvoiceKind = 'SUBSCRIPTION' | 'ONE_OFF' | 'WALLET_PURCHASE' | 'PROGRESSIVE' | 'RECORDED' | 'ADVANCE_CHARGES';

/** Whether coupons, credit notes and wallets of the customer pay of it: of what its use costs, never of what it chose to buy at once, and not of what was paid already. */
export function takesCredits(kind: InvoiceKind): boolean {
  return kind === 'SUBSCRIPTION' || kind === 'PROGRESSIVE';
}

/** Whether the customer's and the organization's taxes come on its lines: credits of wallets are taxed where they are used, and what was billed elsewhere is done. */
export function bearsTaxes(kind: InvoiceKind): boolean {
  return kind !== 'WALLET_PURCHASE' && kind !== 'RECORDED';
}

/**
 * Whether notes can take back what the invoice asked for: it was issued by us, and stands. Of credits that were bought only what was paid is
 * paid back, and only while their wallet has them (see `purchaseOf`).
 */
export function isCreditable({ kind, status, issuedAt, deletedAt }: { readonly kind: string; readonly status: string; readonly issuedAt?: unknown; readonly deletedAt?: unknown }): boolean {
  return issuedAt != null && deletedAt == null && status !== 'VOIDED' && kind !== 'RECORDED' && (kind !== 'WALLET_PURCHASE' || status === 'PAID');
}
