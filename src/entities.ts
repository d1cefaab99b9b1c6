import { ApiKeySchema } from './access/api-key.entity.ts';
import { IdempotencySchema } from './access/idempotency.entity.ts';
import { OrganizationSchema } from './access/organization.entity.ts';
import { PortalTokenSchema } from './access/portal-token.entity.ts';
import { FeePaymentSchema } from './billing/advance-charges/fee-payment.entity.ts';
import { AppliedCouponSchema } from './billing/applied-coupon.entity.ts';
import { BillingProfileSchema } from './billing/billing-profile.entity.ts';
import { CouponSchema } from './billing/coupon.entity.ts';
import { CreditNoteApplicationSchema } from './billing/credit-note-application.entity.ts';
import { BilledUsageChangeSchema } from './billing/usage-corrections/billed-usage-change.entity.ts';
import { CreditNoteItemSchema } from './billing/credit-note-item.entity.ts';
import { CreditNoteSchema } from './billing/credit-note.entity.ts';
import { CustomerInvoiceCounterSchema } from './billing/customer-invoice-counter.entity.ts';
import { CustomerOverrideSchema } from './billing/customer-override.entity.ts';
import { CustomerTaxSchema } from './billing/customer-tax.entity.ts';
import { InAdvanceEventSchema } from './billing/in-advance-event.entity.ts';
import { AppliedThresholdSchema } from './billing/lifetime/applied-threshold.entity.ts';
import { InvoiceCounterSchema } from './billing/invoice-counter.entity.ts';
import { InvoiceLineSchema } from './billing/invoice-line.entity.ts';
import { InvoiceSchema } from './billing/invoice.entity.ts';
import { SettledLinesSchema } from './billing/settled-lines.entity.ts';
import { SplitLineGroupSchema } from './billing/split-line-group.entity.ts';
import { WalletRuleSchema } from './billing/wallets/wallet-rule.entity.ts';
import { WalletTransactionSchema } from './billing/wallets/wallet-transaction.entity.ts';
import { WalletSchema } from './billing/wallets/wallet.entity.ts';
import { AddonSchema } from './catalog/addon.entity.ts';
import { FeatureSchema } from './catalog/feature.entity.ts';
import { LlmPriceOverrideSchema } from './catalog/llm-price-override.entity.ts';
import { PlanAddonSchema } from './catalog/plan-addon.entity.ts';
import { PlanSchema } from './catalog/plan.entity.ts';
import { TaxSchema } from './catalog/tax.entity.ts';
import { AttributionSchema } from './customers/attribution.entity.ts';
import { CustomerSchema } from './customers/customer.entity.ts';
import { DueWorkSchema } from './customers/due-work.entity.ts';
import { TestClockSchema } from './customers/test-clock.entity.ts';
import { AllowanceSchema } from './entitlements/allowance.entity.ts';
import { BalanceSchema, SnapshotSchema } from './entitlements/balance.entity.ts';
import { EntitlementSchema } from './entitlements/entitlement.entity.ts';
import { GrantSchema } from './entitlements/grant.entity.ts';
import { ReservationSchema } from './entitlements/reservation.entity.ts';
import { ResetSchema } from './entitlements/reset.entity.ts';
import { MeterSchema } from './metering/meter.entity.ts';
import { SubjectSchema } from './metering/subject.entity.ts';
import { CustomerDunningSchema } from './payments/dunning/customer-dunning.entity.ts';
import { DunningCampaignSchema } from './payments/dunning/dunning-campaign.entity.ts';
import { PaymentRequestSchema } from './payments/payment-request.entity.ts';
import { PaymentSchema } from './payments/payment.entity.ts';
import { RefundSchema } from './payments/refund.entity.ts';
import { RequestedInvoiceSchema } from './payments/requested-invoice.entity.ts';
import { OutboxEventSchema } from './platform/outbox.entity.ts';
import { SubscriptionItemSchema } from './subscriptions/subscription-item.entity.ts';
import { SubscriptionAddonSchema } from './subscriptions/subscription-addon.entity.ts';
import { SubscriptionPauseSchema } from './subscriptions/subscription-pause.entity.ts';
import { SubscriptionPhaseSchema } from './subscriptions/subscription-phase.entity.ts';
import { SubscriptionSchema } from './subscriptions/subscription.entity.ts';

/** Every entity of the product, by domain. What is not listed here has no table. */
export const entities = [
  OutboxEventSchema,
  OrganizationSchema,
  ApiKeySchema,
  PortalTokenSchema,
  IdempotencySchema,
  CustomerSchema,
  AttributionSchema,
  TestClockSchema,
  DueWorkSchema,
  MeterSchema,
  SubjectSchema,
  FeatureSchema,
  LlmPriceOverrideSchema,
  PlanSchema,
  AddonSchema,
  PlanAddonSchema,
  TaxSchema,
  EntitlementSchema,
  GrantSchema,
  ResetSchema,
  BalanceSchema,
  SnapshotSchema,
  AllowanceSchema,
  ReservationSchema,
  SubscriptionSchema,
  SubscriptionPhaseSchema,
  SubscriptionItemSchema,
  SubscriptionPauseSchema,
  SubscriptionAddonSchema,
  BillingProfileSchema,
  CustomerOverrideSchema,
  InvoiceCounterSchema,
  CustomerInvoiceCounterSchema,
  InvoiceSchema,
  InvoiceLineSchema,
  FeePaymentSchema,
  InAdvanceEventSchema,
  AppliedThresholdSchema,
  SettledLinesSchema,
  SplitLineGroupSchema,
  CouponSchema,
  AppliedCouponSchema,
  CreditNoteSchema,
  CreditNoteItemSchema,
  BilledUsageChangeSchema,
  CreditNoteApplicationSchema,
  CustomerTaxSchema,
  WalletSchema,
  WalletRuleSchema,
  WalletTransactionSchema,
  PaymentRequestSchema,
  RequestedInvoiceSchema,
  PaymentSchema,
  DunningCampaignSchema,
  CustomerDunningSchema,
  RefundSchema,
];
