/**
 * All that a portal token may ask, of its own customer, and of what is sold to everybody. Every other root field answers FORBIDDEN. A new
 * line here opens a door on purpose.
 */
export const buyerFields: readonly string[] = [
  'Query.addon',
  'Query.billedUsageChanges',
  'Query.appliedCoupons',
  'Query.creditNote',
  'Query.creditNotes',
  'Query.currencies',
  'Query.customer',
  'Query.customerAccess',
  'Query.customerPastUsage',
  'Query.customerUsage',
  'Query.entitlement',
  'Query.entitlementHistory',
  'Query.entitlementValue',
  'Query.entitlements',
  'Query.estimatePrice',
  'Query.feature',
  'Query.fee',
  'Query.fees',
  'Query.grants',
  'Query.invoice',
  'Query.invoices',
  'Query.lifetimeUsage',
  'Query.meter',
  'Query.meterGroupByValues',
  'Query.meterSubjects',
  'Query.meterUsage',
  'Query.node',
  'Query.payment',
  'Query.paymentRequest',
  'Query.paymentRequests',
  'Query.payments',
  'Query.plan',
  'Query.portalMeterUsage',
  'Query.subscription',
  'Query.subscriptionAddon',
  'Query.subscriptionAddons',
  'Query.subscriptions',
  'Query.upcomingInvoice',
  'Query.viewer',
  'Query.wallet',
  'Query.walletTransactions',
  'Query.wallets',
  'Mutation.createInvoicePaymentUrl',
  'Mutation.downloadCreditNote',
  'Mutation.downloadInvoice',
  'Live.entitlementValueChanged',
  'Live.invoiceChanged',
  'Live.meterUsageChanged',
  'Live.subscriptionChanged',
  'Live.walletBalanceChanged',
  'Live.upcomingInvoiceChanged',
];

/** Mutations that change nothing: they make a link, and who may read may ask. */
export const readingMutations: readonly string[] = ['Mutation.downloadCreditNote', 'Mutation.downloadInvoice'];

/** What only a portal token may ask: an API key is refused whatever its scopes. */
export const onlyBuyers: readonly string[] = ['Query.portalMeterUsage'];

/** The story's names of what belongs to its first customer. */
export const customerOwned = /_one$|^clock$|^api_key$|^subject_token$|draft$/;
