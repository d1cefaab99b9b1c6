/** INBOUND: credits come into the wallet. OUTBOUND: they leave it. */
export type WalletTransactionType = 'INBOUND' | 'OUTBOUND';

/** Why credits move: bought, given, taken away, or used by an invoice; inbound INVOICED ones came back when that was voided. */
export type WalletTransactionKind = 'PURCHASED' | 'GRANTED' | 'VOIDED' | 'INVOICED';

/** SETTLED ones count. PENDING: bought and not paid yet. FAILED: given up. */
export type WalletTransactionStatus = 'PENDING' | 'SETTLED' | 'FAILED';

/** Who made it: somebody or an invoice, or a recurring rule by time or by what was left. */
export type WalletTransactionSource = 'MANUAL' | 'INTERVAL' | 'THRESHOLD';
