import type { PaymentStatus } from '../billing/index.ts';

/**
 * What may come of a payment after it was made, by what it is. Where the app would say later (PENDING), it says anything; where the payer had to act (ACTION_REQUIRED), it
 * says whether he did. All else is for good.
 */
export const paymentMoves: Readonly<Record<PaymentStatus, readonly PaymentStatus[]>> = {
  PENDING: ['PAID', 'FAILED', 'ACTION_REQUIRED', 'UNCOLLECTIBLE'],
  ACTION_REQUIRED: ['PAID', 'FAILED', 'UNCOLLECTIBLE'],
  PAID: [],
  FAILED: [],
  UNCOLLECTIBLE: [],
};
