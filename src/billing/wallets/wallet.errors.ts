import { ConflictError, NotFoundError } from '../../kit/errors.ts';

export class WalletNotFound extends NotFoundError {
  override readonly code = 'WALLET_NOT_FOUND';
  constructor(what: string) {
    super(`there is no wallet with ${what}`);
  }
}

/** It keeps what it holds, and neither pays nor takes anything any more. */
export class WalletTerminated extends ConflictError {
  override readonly code = 'WALLET_IS_TERMINATED';
  constructor(wallet: { readonly id: string; readonly terminatedAt: string | null }) {
    super(`wallet "${wallet.id}" was terminated at ${wallet.terminatedAt ?? 'an earlier time'}: create another one`, { type: 'Wallet', id: wallet.id });
  }
}

/** A wallet in another currency than the customer is billed in would never pay. */
export class WalletCurrencyMismatch extends ConflictError {
  override readonly code = 'CURRENCIES_DO_NOT_MATCH';
  constructor(given: string, customer: { readonly id: string; readonly currency: string }) {
    super(`currency is ${given}, and the customer is billed in ${customer.currency}: make the wallet in ${customer.currency}`, { type: 'Customer', id: customer.id });
  }
}
