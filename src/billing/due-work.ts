import type { DueWorker } from '../customers/index.ts';
import { invoicePaidFees, paidFeesSource } from './advance-charges/invoice-paid-fees.ts';
import { advanceInvoices } from './commands/advance-invoices.ts';
import { billDueUsage, usageSource } from './commands/bill-usage.ts';
import { collectDueLines } from './commands/collect-lines.ts';
import { linesSource } from './commands/synchronize-lines.ts';
import { collectSource } from './gathering.ts';
import { invoicesSource } from './invoice-machine.ts';
import type { PaymentApps } from './payment-app.ts';
import { makeDueLines } from './reactions.ts';
import { lookAtLateUsage } from './usage-corrections/look-at-late-usage.ts';
import { lateUsageSource } from './usage-corrections/plan-late-look.ts';
import { lookAtDueWallets, walletLooksSource, walletsSource, workOnWallets } from './wallets/wallet-work.ts';

/**
 * Everything that bills as time goes by, by its source, in the order in which the work of one instant is done: lines before they are
 * collected, wallets that end before the invoices that would take from them. Who bills and who previews do the same. `apps` take the payments.
 */
export function billingWork(apps: PaymentApps): readonly (readonly [string, DueWorker])[] {
  return [
    [linesSource, makeDueLines],
    [usageSource, billDueUsage],
    [paidFeesSource, invoicePaidFees],
    [collectSource, collectDueLines],
    [lateUsageSource, lookAtLateUsage],
    [walletsSource, workOnWallets],
    [invoicesSource, advanceInvoices(apps)],
    [walletLooksSource, lookAtDueWallets],
  ];
}
