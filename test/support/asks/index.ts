import { accessAsks, endingAsks } from './access.ts';
import { analyticsAsks } from './analytics.ts';
import { billingAsks } from './billing.ts';
import { catalogAsks, catalogEndings } from './catalog.ts';
import { contractAsks, contractEndings } from './contracts.ts';
import { couponAsks, couponEndings } from './coupons.ts';
import { creditNoteAsks, creditNoteEndings } from './credit-notes.ts';
import { invoiceAsks } from './invoices.ts';
import { invoiceEditingAsks } from './invoice-editing.ts';
import { meteringAsks, meteringEndings } from './metering.ts';
import { paymentAsks, paymentEndings } from './payments.ts';
import { subscriptionAddonAsks } from './subscription-addons.ts';
import { walletAsks, walletEndings } from './wallets.ts';
import type { Asks } from './ask.ts';

export type { Ask, Asks, Call, Variables } from './ask.ts';

/** How every root field is asked, in an order in which each still finds what the one before it left. */
export const asks: Asks = {
  ...accessAsks,
  ...meteringAsks,
  ...catalogAsks,
  ...contractAsks,
  ...subscriptionAddonAsks,
  ...billingAsks,
  ...invoiceAsks,
  ...invoiceEditingAsks,
  ...analyticsAsks,
  ...couponAsks,
  ...creditNoteAsks,
  ...creditNoteEndings,
  ...paymentAsks,
  ...paymentEndings,
  ...walletAsks,
  ...walletEndings,
  ...couponEndings,
  ...contractEndings,
  ...catalogEndings,
  ...meteringEndings,
  ...endingAsks,
};
