/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** A charge of a subscription that a draft has no line of. */
export type AddInvoiceChargeInput = {
  /** A draft. */
  invoice: InvoiceBy;
  /** What the line is called, 1 to 256 characters; the rate card's name when omitted. */
  name?: string | null | undefined;
  /** What of the subscription is charged: it has a price in the time of the invoice. */
  rateCardKey: string;
  /** One of the invoice's customer. */
  subscription: SubscriptionBy;
  /** What one costs, 0 or more; the rate card's price when omitted. */
  unitAmount?: string | null | undefined;
  /** How many, 0 or more. */
  units: string;
};

/** Sells one thing more. In the phase that runs it begins when the edit takes effect and takes the place of an item of its key; a later phase begins with it, and must not have its key. */
export type AddItemEdit = {
  /** The key of a phase that is not over. */
  phaseKey: string;
  /** What is sold, by the rules of a published plan. */
  rateCard: RateCardInput;
};

/** Puts a phase in its place by its start; its items are added by edits of their own. The phase that runs there then is cut, later ones move as one so that the next begins when this one ends. */
export type AddPhaseEdit = {
  /** How long it lasts; omitted when it becomes the last phase, and only then. */
  duration?: string | null | undefined;
  /** Unique within the subscription. */
  key: string;
  /** What lists show, 1 to 256 characters. */
  name: string;
  /** Counted from the start of the subscription; it must lie in the future. With the subscription when omitted. */
  startAfter?: string | null | undefined;
};

/** Names one version of an add-on: exactly one of these. */
export type AddonBy =
  {   /** The name that another system has for it: the version in force. */
  externalId: string; id?: never; key?: never; latest?: never; version?: never; }
  |  { externalId?: never;   /** Its id in this graph; finds deleted versions too. */
  id: string; key?: never; latest?: never; version?: never; }
  |  { externalId?: never; id?: never;   /** The version in force. */
  key: string; latest?: never; version?: never; }
  |  { externalId?: never; id?: never; key?: never;   /** The version with the highest number that is not deleted, whether it is in force or not. */
  latest: string; version?: never; }
  |  { externalId?: never; id?: never; key?: never; latest?: never;   /** The version with this number. */
  version: AddonVersionInput; };

/** ids, keys, versions and currencies are alternatives: a version passes with one of them. status and includeDeleted narrow further. */
export type AddonFilter = {
  /** Versions in one of these currencies. */
  currencies?: Array<string> | null | undefined;
  /** Versions with one of these ids. */
  ids?: Array<string> | null | undefined;
  /** Deleted versions too. */
  includeDeleted?: boolean | null | undefined;
  /** All versions of these keys. */
  keys?: Array<string> | null | undefined;
  /** Versions with one of these statuses. */
  status?: Array<AddonStatus> | null | undefined;
  /** These versions. */
  versions?: Array<AddonVersionInput> | null | undefined;
};

/** How often a subscription can have an add-on. */
export type AddonInstanceType =
  /** In a quantity, by which its flat prices are multiplied. */
  | 'MULTIPLE'
  /** Once. */
  | 'SINGLE';

/** How add-on versions are sorted; ties by id. */
export type AddonOrder = {
  /** Which end comes first. */
  direction?: OrderDirection | null | undefined;
  /** What decides. */
  field: AddonOrderField;
};

/** What add-on versions are sorted by. */
export type AddonOrderField =
  /** By when they were made. */
  | 'CREATED_AT'
  /** By id, which is the order they were made in. */
  | 'ID'
  /** By key, then version. */
  | 'KEY'
  /** By when they were last changed. */
  | 'UPDATED_AT'
  /** By version. */
  | 'VERSION';

/** From the effective times alone. */
export type AddonStatus =
  /** In force: at most one version of a key is. */
  | 'ACTIVE'
  /** Out of sale; what has it keeps it. */
  | 'ARCHIVED'
  /** Never published; may still change. */
  | 'DRAFT';

/** One version of an add-on. */
export type AddonVersionInput = {
  /** The add-on's key. */
  key: string;
  /** Counts from 1. */
  version: number;
};

/** Where someone is. Every part may be left out; each has 1 to 256 characters. */
export type AddressInput = {
  /** Town. */
  city?: string | null | undefined;
  /** ISO 3166-1 alpha-2. */
  country?: string | null | undefined;
  /** Street and number. */
  line1?: string | null | undefined;
  /** What does not fit line1. */
  line2?: string | null | undefined;
  /** With the country code. */
  phoneNumber?: string | null | undefined;
  /** As written on letters. */
  postalCode?: string | null | undefined;
  /** State, province or region. */
  state?: string | null | undefined;
};

/** What is decided of a fee, in place of what was decided before. */
export type AdjustInvoiceLineInput = {
  /** What the line is called, 1 to 256 characters; its own name when omitted. */
  name?: string | null | undefined;
  /** What one costs, 0 or more; needs units. */
  unitAmount?: string | null | undefined;
  /** What is charged for, 0 or more: alone priced by the line, a flat fee so many times; with a unit amount their product, nothing taken off. Omitted: what is metered. */
  units?: string | null | undefined;
};

/** The unit that an amount is said in. */
export type AmountUnit =
  /** The currency itself: dollars, yen. */
  | 'MAJOR'
  /** Its smallest unit, as ISO 4217 has it: cents, yen, thousandths of a dinar. Fractions are kept. */
  | 'MINOR';

/** Which invoices a report is about, and over which months. */
export type AnalyticsFilter = {
  /** In this currency only; every one, each by itself, when omitted. */
  currency?: string | null | undefined;
  /** Of this customer only; the report of one that does not exist is empty. */
  customer?: CustomerBy | null | undefined;
  /** Customers on test clocks count too, also one that is named. */
  includeTestClocks?: boolean | null | undefined;
  /** How many calendar months, the last one included: 1 to 120; 12 when omitted. */
  months?: number | null | undefined;
  /** The last month is the one that this falls in, of the years 1970 to 8999; now, in real time, when omitted. How invoices stand is always as of now. */
  through?: string | null | undefined;
  /** Whose months are meant; the organization's time zone when omitted, which is UTC unless it was set. */
  timeZone?: string | null | undefined;
};

/** How a customer is anonymized. */
export type AnonymizeCustomerInput = {
  /** Keys of metadata that stay, of the customer and all that is its, with what they hold: at most 100. All others are removed. */
  keepMetadata?: Array<string> | null | undefined;
  /** Further texts that tell who it is, such as former names: replaced wherever they stand as words. At most 100, each of 3 to 1,024 characters. */
  texts?: Array<string> | null | undefined;
};

/** Applied coupons that pass every member that is given. */
export type AppliedCouponFilter = {
  /** Of one of these customers; one that does not exist has none. */
  customers?: Array<CustomerBy> | null | undefined;
  /** Those that still reduce invoices, or those that do not any more. */
  status?: CouponStatus | null | undefined;
};

/** Who is given which coupon, and what is said instead of its own worth. */
export type ApplyCouponInput = {
  /** Which coupon. */
  coupon: CouponBy;
  /** Who is given it. */
  customer: CustomerBy;
  /** RECURRING: for how many months in place of invoices, 1 to 999; the coupon's when omitted. */
  durationInMonths?: number | null | undefined;
  /** For how many invoices; the coupon's when omitted. */
  frequency?: CouponFrequency | null | undefined;
  /** RECURRING: for how many, 1 to 999; the coupon's when omitted. */
  frequencyDuration?: number | null | undefined;
  /** What is taken off; the coupon's when omitted. */
  value?: CouponValueInput | null | undefined;
};

/** Which taxes a customer bears. */
export type ApplyCustomerTaxesInput = {
  /** Who bears them. */
  customer: CustomerBy;
  /** All of them, at most 20, in place of those that were; empty: the one that EU tax management picks where the organization uses it, else the organization's. */
  taxes: Array<TaxBy>;
};

/** By which campaign a customer is asked for what it owes. */
export type AssignDunningCampaignInput = {
  /** The campaign; that of its billing profile, or the default one, when omitted. */
  campaign?: DunningCampaignBy | null | undefined;
  /** Who. */
  customer: CustomerBy;
  /** True: it is never asked. Goes with no campaign. */
  isExcluded?: boolean | null | undefined;
};

/** What becomes of an amount that is granted. */
export type AuthorizationMode =
  /** It is used: its event is stored at once. */
  | 'COUNT'
  /** It is held until it is committed with what was really used, released, or expires. */
  | 'RESERVE';

/** Who is about to use how much of what. The feature needs a meter of SUM or COUNT. */
export type AuthorizeUsageInput = {
  /** Grant what is left where that is less. COUNT meters know no parts. */
  allowPartial?: boolean | null | undefined;
  /** How much, above 0, in the unit of the meter's values; it is written into the event's data where the meter reads it. What the meter reads of data when omitted; 1 for COUNT meters. */
  amount?: string | null | undefined;
  /** Who. */
  customer: CustomerBy;
  /** The event's data, at most 262,144 characters of JSON: what meters read beside the amount, such as the dimensions that the feature counts by. */
  data?: Record<string, unknown> | null | undefined;
  /** RESERVE only: until when it is held, in the customer's time; later than now, by at most 30 days. Not with expiresIn. */
  expiresAt?: string | null | undefined;
  /** RESERVE only: the same from now on, more than nothing and at most 30 days; PT15M when both are omitted. */
  expiresIn?: string | null | undefined;
  /** The feature's key. */
  featureKey: string;
  /** Names the use, with source: the id of its event, 1 to 1,024 characters. Asked again with the same one the first answer is given again. A random one is made when omitted; then asking again uses again. */
  id?: string | null | undefined;
  /** Use it at once, or hold it until what is used is known. */
  mode?: AuthorizationMode | null | undefined;
  /** Who sends it, a URI reference of 1 to 1,024 characters; "graphql" when omitted. */
  source?: string | null | undefined;
  /** Whose usage the event is: the customer's key or one of its subject keys. Of these the one that customer names, else its key, else its first subject key, when omitted. */
  subject?: string | null | undefined;
};

/** Changes of billed usage that pass every member that is given. */
export type BilledUsageChangeFilter = {
  /** About which one of these was done. */
  actions?: Array<UsageChangeAction> | null | undefined;
  /** Of one of these customers; one that does not exist has none. */
  customers?: Array<CustomerBy> | null | undefined;
};

/** When lines become an invoice, and how long late events are waited for. */
export type BillingCollectionSettingsInput = {
  /** When lines are made into an invoice; SUBSCRIPTION when a profile begins. */
  alignment?: CollectionAlignment | null | undefined;
  /** How long usage may arrive late, PT0S to P10Y; PT1H when a profile begins. */
  interval?: string | null | undefined;
  /** The calendar of ANCHORED, and only of it. Its interval is at least PT1H; its anchor is now when omitted. */
  recurringPeriod?: RecurringPeriodInput | null | undefined;
};

/** What issued invoices and their credit notes are like as files. Invoices keep the settings that they were made with. */
export type BillingDocumentSettingsInput = {
  /** A paragraph below everything else, 1 to 600 characters: bank account, registration, thanks. Null, as when a profile begins: none. */
  footer?: string | null | undefined;
  /** The language of a file whose reader names none; EN when a profile begins. */
  locale?: DocumentLocale | null | undefined;
};

/** How drafts become issued invoices. */
export type BillingInvoicingSettingsInput = {
  /** Whether drafts are issued by themselves; true when a profile begins. */
  autoAdvance?: boolean | null | undefined;
  /** How taxes are treated where neither a line nor what it charges for says so; null, as when a profile begins: they come on top of prices. */
  defaultTaxConfig?: TaxConfigInput | null | undefined;
  /** How long a draft stays open after its usage is final, P0D to P10Y; P0D when a profile begins. */
  draftPeriod?: string | null | undefined;
  /** How long after it is issued an invoice is to be paid, P0D to P10Y; P30D when a profile begins. */
  dueAfter?: string | null | undefined;
  /** Whether invoices whose charges come to 0 are issued like any other; true when a profile begins. */
  finalizeZeroAmountInvoice?: boolean | null | undefined;
  /** What becomes of usage that changes after its period was billed; BILL when a profile begins. */
  lateUsage?: LateUsagePolicy | null | undefined;
  /** How many periods back such changes are looked for, by the next invoice, and after the last one when that time is over: 0 to 12; 1 when a profile begins. */
  lateUsagePeriods?: number | null | undefined;
  /** Whether usage may be billed before its period is over; true when a profile begins. */
  progressiveBilling?: boolean | null | undefined;
  /** How fees are given back whose time is not used; LINE when a profile begins. */
  unusedTimeCredit?: UnusedTimeCredit | null | undefined;
};

/** How issued invoices are numbered. Drafts keep the settings that they were made with. */
export type BillingNumberingSettingsInput = {
  /** What numbers begin with: 1 to 16 of A-Z, 0-9 and, inside, hyphens; not beginning with OM-. Null, as when a profile begins: the default one. */
  prefix?: string | null | undefined;
  /** PER_ORGANIZATION when a profile begins. */
  scheme?: InvoiceNumberingScheme | null | undefined;
};

/** How issued invoices are paid. */
export type BillingPaymentSettingsInput = {
  /** CHARGE_AUTOMATICALLY when a profile begins. */
  collectionMethod?: CollectionMethod | null | undefined;
  /** How long after the first failed attempt, the second and so on a payment is tried again by itself: at most 10, each PT1M to P1Y. Empty when a profile begins. */
  retries?: Array<string> | null | undefined;
};

/** How billing profiles are sorted; ties by id. */
export type BillingProfileOrder = {
  /** Which end comes first. */
  direction?: OrderDirection | null | undefined;
  /** What decides. */
  field: BillingProfileOrderField;
};

/** What billing profiles are sorted by. */
export type BillingProfileOrderField =
  /** By when they were made. */
  | 'CREATED_AT'
  /** By name. */
  | 'NAME'
  /** By when they last changed. */
  | 'UPDATED_AT';

/** Whether invoices bear taxes. */
export type BillingTaxSettingsInput = {
  /** Whether taxes are computed; true when a profile begins. */
  enabled?: boolean | null | undefined;
  /** Whether an invoice whose taxes cannot be known is held back; needs enabled. False when a profile begins. */
  enforced?: boolean | null | undefined;
};

/** How the periods of a subscription lie in whole days of the customer's time zone. */
export type BillingTime =
  /** Periods begin on the day of the week, month or year that the subscription did. In a month without it they begin on its last day. */
  | 'ANNIVERSARY'
  /** Weeks begin on Monday, months on the first, quarters, half years and years as in the calendar. The first period is what is left of one. */
  | 'CALENDAR';

/** When invoices are collected, issued, due and paid. What is left out stays as it is. */
export type BillingWorkflowInput = {
  /** From lines to a draft. */
  collection?: BillingCollectionSettingsInput | null | undefined;
  /** Files of issued invoices and credit notes. */
  documents?: BillingDocumentSettingsInput | null | undefined;
  /** From a draft to an issued invoice. */
  invoicing?: BillingInvoicingSettingsInput | null | undefined;
  /** Numbers of issued invoices. */
  numbering?: BillingNumberingSettingsInput | null | undefined;
  /** From an issued invoice to a paid one. */
  payment?: BillingPaymentSettingsInput | null | undefined;
  /** Taxes. */
  tax?: BillingTaxSettingsInput | null | undefined;
};

/** On for whoever has the rate card. */
export type BooleanEntitlementTemplateInput = {
  /** Your own data, keys of 1 to 256 characters; the entitlements that are given by it begin with it. */
  metadata?: Record<string, unknown> | null | undefined;
};

/** What takes over, when, and what that charges. */
export type ChangeSubscriptionInput = {
  /** Where the new billing periods are counted from; the old subscription's when omitted, or the change itself when the proration is FULL. Of one billed by the calendar, it begins to keep that day's anniversary. */
  billingAnchor?: string | null | undefined;
  /** An offer for this customer alone. Required, or plan. */
  customPlan?: CustomPlanInput | null | undefined;
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** The name that another system has for it; 1 to 256 characters, unique in the organization. */
  externalId?: string | null | undefined;
  /** Your own name for the new subscription; free text, 1 to 256 characters, unique in the organization. */
  key?: string | null | undefined;
  /** Your own data; a custom plan's when omitted. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What buyers see, 1 to 256 characters; the plan's name when omitted. */
  name?: string | null | undefined;
  /** A version in force. Required, or customPlan. */
  plan?: PlanBy | null | undefined;
  /** What a change in the middle of a billing period charges; the organization's default for upgrades or downgrades when omitted. */
  proration?: PlanChangeProration | null | undefined;
  /** The phase of the new plan to begin with; the first when omitted. Earlier ones are skipped. */
  startingPhase?: string | null | undefined;
  /** When; the organization's default for upgrades or downgrades when omitted. */
  timing?: SubscriptionTiming | null | undefined;
};

/** How the payment of invoices stands. */
export type CollectedPaymentStatus =
  /** The last attempt failed, or it was given up as uncollectible; also overdue since. */
  | 'FAILED'
  /** To be paid, under way, or waiting for the payer to act; also overdue without a failed attempt. */
  | 'PENDING'
  /** Nothing is left to pay. */
  | 'SUCCEEDED';

/** When the lines that gather are made into an invoice. */
export type CollectionAlignment =
  /** Only on the dates of a calendar. */
  | 'ANCHORED'
  /** When the first of them falls due. */
  | 'SUBSCRIPTION';

/** How an issued invoice is paid. */
export type CollectionMethod =
  /** The payment app collects it. */
  | 'CHARGE_AUTOMATICALLY'
  /** It is sent, and the customer pays by dueAt. */
  | 'SEND_INVOICE';

/** What was really used. */
export type CommitReservationInput = {
  /** How much, above 0, also more than was reserved. What the meter reads of data when omitted, or without data what was reserved. */
  amount?: string | null | undefined;
  /** The event's data, in place of the data that was reserved with. */
  data?: Record<string, unknown> | null | undefined;
  /** Of which reservation. */
  id: string;
};

/** Which event is corrected, how and why. */
export type CorrectUsageEventInput = {
  /** The event's own id. */
  id: string;
  /** Why, 1 to 1,024 characters: it stays readable with both events. */
  reason: string;
  /** What it should have said. */
  replacement: UsageEventReplacementInput;
  /** Who sent it; "graphql" when omitted. The new event has the same one. */
  source?: string | null | undefined;
};

/** Names one coupon: exactly one of these. */
export type CouponBy =
  {   /** The code of the live coupon. */
  code: string; externalId?: never; id?: never; }
  |  { code?: never;   /** The name that another system has for the live coupon. */
  externalId: string; id?: never; }
  |  { code?: never; externalId?: never;   /** Its id in this graph; finds deleted ones too. */
  id: string; };

/** For how many invoices a coupon is. */
export type CouponFrequency =
  /** For all of them. */
  | 'FOREVER'
  /** A percentage for one invoice; an amount until it is used up, over as many as that takes. */
  | 'ONCE'
  /** For so many invoices, or for so many months; what an amount leaves over of one is lost. */
  | 'RECURRING';

/** What a coupon is limited to: plans or meters, not both. */
export type CouponLimitsInput = {
  /** Keys of meters, at most 100: only their usage is reduced. */
  meters?: Array<string> | null | undefined;
  /** Keys of plans, at most 100: only their charges are reduced, in every version. */
  plans?: Array<string> | null | undefined;
};

/** Whether it can still be used. */
export type CouponStatus =
  /** It can. */
  | 'ACTIVE'
  /** It has ended. */
  | 'TERMINATED';

/** What a coupon is worth: exactly one of these. */
export type CouponValueInput =
  {   /** An amount. */
  fixed: FixedCouponValueInput; percentage?: never; }
  |  { fixed?: never;   /** Above 0, at most 100. */
  percentage: string; };

/** A new add-on, or the next version of one. */
export type CreateAddonInput = {
  /** Of every amount in it. */
  currency: string;
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** The name that another system has for all its versions, 1 to 256 characters, unique in the organization. Said with the first; later ones have it too. */
  externalId?: string | null | undefined;
  /** How often a subscription can have it. */
  instanceType: AddonInstanceType;
  /** Shared by all its versions. */
  key: string;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What buyers see, 1 to 256 characters to be published. */
  name: string;
  /** At least one to be published. All that recurs has one cadence; of MULTIPLE every price is flat or none. */
  rateCards: Array<RateCardInput>;
  /** Charged on every rate card that names none of its own; at most 20. */
  taxes?: Array<TaxBy> | null | undefined;
};

/** A new billing profile. */
export type CreateBillingProfileInput = {
  /** More about it, 1 to 1,024 characters. */
  description?: string | null | undefined;
  /** Whether it takes the place of the default one. */
  isDefault?: boolean | null | undefined;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** Its name among yours, 1 to 256 characters. */
  name: string;
  /** Who bills. */
  supplier: SupplierInput;
  /** How; what is left out is as profiles begin. */
  workflow?: BillingWorkflowInput | null | undefined;
};

/** A new right. */
export type CreateBooleanEntitlementInput = {
  /** Who may use it. Left out only where a subject beside the input says so. */
  customer?: CustomerBy | null | undefined;
  /** The live feature's id in this graph; it wins over featureKey. */
  featureId?: string | null | undefined;
  /** The key of the live feature. This or featureId. */
  featureKey?: string | null | undefined;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** For the application to show as currentUsagePeriod; nothing is counted in it. None when omitted. */
  usagePeriod?: RecurringPeriodInput | null | undefined;
};

/** A new coupon. */
export type CreateCouponInput = {
  /** What buyers type, 1 to 256 characters, unique among live coupons. */
  code: string;
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** RECURRING: for how many months in place of invoices, 1 to 999: it reduces periods that start within them, counted from the first that it reduces. 12 for each year of a yearly price. */
  durationInMonths?: number | null | undefined;
  /** From then on nobody is given it; in the future. Never when omitted. */
  expiresAt?: string | null | undefined;
  /** The name that another system has for it, 1 to 256 characters; unique among live coupons. */
  externalId?: string | null | undefined;
  /** For how many invoices it is. */
  frequency: CouponFrequency;
  /** RECURRING: for how many, 1 to 999; left out otherwise, and where months are said. */
  frequencyDuration?: number | null | undefined;
  /** What it reaches; everything when omitted. */
  limitedTo?: CouponLimitsInput | null | undefined;
  /** How often it can be given in all, at least 1. Without an end when omitted. */
  maxRedemptions?: number | null | undefined;
  /** How often it can be given to one customer, at least 1. As reusable says when omitted. */
  maxRedemptionsPerCustomer?: number | null | undefined;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What invoices show, 1 to 256 characters. */
  name: string;
  /** Whether one customer may be given it more than once. */
  reusable?: boolean | null | undefined;
  /** Nobody is given it before; before expiresAt. At once when omitted. */
  startsAt?: string | null | undefined;
  /** What is taken off. */
  value: CouponValueInput;
};

/** What is taken back of an invoice, why, and how. */
export type CreateCreditNoteInput = {
  /** What later invoices use, taxes included; when omitted, what the items come to less refundAmount. Never of a WALLET_PURCHASE. */
  creditAmount?: string | null | undefined;
  /** In words, 1 to 1,024 characters. */
  description?: string | null | undefined;
  /** The name that another system has for it, 1 to 256 characters, unique in the organization. */
  externalId?: string | null | undefined;
  /** An issued invoice that is not voided and not RECORDED; of a WALLET_PURCHASE one that is paid, whose wallet is active. */
  invoice: InvoiceBy;
  /** 1 to 1,000 of its lines. */
  items: Array<CreditNoteItemInput>;
  /** Your own data, up to 64 KiB; Tollgate does not read it. */
  metadata?: Record<string, unknown> | null | undefined;
  /** Why. */
  reason?: CreditNoteReason | null | undefined;
  /** What is paid back, taxes included; only of an invoice that is paid. When omitted 0, and of a WALLET_PURCHASE what the items come to: as many of the credits that were bought leave the wallet. */
  refundAmount?: string | null | undefined;
};

/** A new customer: a key or at least one subject key is needed. */
export type CreateCustomerInput = {
  /** The address on its invoices. */
  billingAddress?: AddressInput | null | undefined;
  /** What it pays in; set by its first priced subscription when omitted. */
  currency?: string | null | undefined;
  /** A business or a person; not known when omitted. */
  customerType?: CustomerType | null | undefined;
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** The name that another system has for it, 1 to 256 characters. */
  externalId?: string | null | undefined;
  /** Free text, 1 to 256 characters, unique among live customers. */
  key?: string | null | undefined;
  /** The name it has by law, where that is another: on its invoices below its name, 1 to 256 characters. */
  legalName?: string | null | undefined;
  /** Its number in a register of companies: on its invoices, 1 to 256 characters. */
  legalNumber?: string | null | undefined;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** The key, else the first subject key, when omitted. */
  name?: string | null | undefined;
  /** Where its invoices go. */
  primaryEmail?: string | null | undefined;
  /** Event subjects that are its usage, beside its key; up to 1,000. */
  subjectKeys?: Array<string> | null | undefined;
  /** Its VAT number or another tax number: on its invoices, 1 to 64 characters. Any text is taken; see isEuVatNumber of the customer. */
  taxIdentificationNumber?: string | null | undefined;
  /** The clock it will live by, for good; real time when omitted. */
  testClockId?: string | null | undefined;
  /** For display and for billing by calendar days. */
  timeZone?: string | null | undefined;
};

/** A new dunning campaign. */
export type CreateDunningCampaignInput = {
  /** The profiles whose customers it is for: at most 100, none of them of another campaign. */
  billingProfiles?: Array<string> | null | undefined;
  /** Days of 24 hours between two attempts, 1 to 365. */
  daysBetweenAttempts: number;
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** The name that another system has for it, 1 to 256 characters; unique among live campaigns. */
  externalId?: string | null | undefined;
  /** Whether it is that of all customers that have no other one; taken from the campaign that is now. */
  isDefault?: boolean | null | undefined;
  /** Your key for it, unique among live campaigns. */
  key: string;
  /** How often is asked, 1 to 100. */
  maxAttempts: number;
  /** Its name, 1 to 256 characters. */
  name: string;
  /** From how much overdue on: 1 to 50, one a currency. */
  thresholds: Array<DunningThresholdInput>;
  /** What becomes of the invoices when all attempts were made in vain. */
  whenExhausted?: DunningExhaustion | null | undefined;
};

/** A new entitlement: exactly one of these. */
export type CreateEntitlementInput =
  {   /** Access. */
  boolean: CreateBooleanEntitlementInput; metered?: never; static?: never; }
  |  { boolean?: never;   /** A balance of units. */
  metered: CreateMeteredEntitlementInput; static?: never; }
  |  { boolean?: never; metered?: never;   /** Access with a value. */
  static: CreateStaticEntitlementInput; };

/** A new feature. */
export type CreateFeatureInput = {
  /** The name that another system has for it, 1 to 256 characters; unique among live features. */
  externalId?: string | null | undefined;
  /** Which of the meter's usage is its own; all of it when omitted. Each dimension once. */
  filterGroupBy?: Array<GroupByFilterInput> | null | undefined;
  /** Unique among live features. Rate cards of the feature have the same key. */
  key: string;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What counts its use; omitted for a feature that is only had or not. */
  meter?: MeterBy | null | undefined;
  /** What invoices and lists show, 1 to 256 characters. */
  name: string;
  /** What one unit of its use costs you, in USD; omitted where costs are not asked for. */
  unitCost?: UnitCostInput | null | undefined;
};

/** Units for a customer's metered entitlement to a feature. */
export type CreateGrantInput = {
  /** Units, above 0. */
  amount: string;
  /** What a system notes of it, for good. "issueAfterReset" is Tollgate's own. */
  annotations?: Record<string, unknown> | null | undefined;
  /** Who gets them. With entitlementId it may be left out. */
  customer?: CustomerBy | null | undefined;
  /** When it begins: at the start of the running usage period or later, also in the future. Its seconds are dropped. */
  effectiveAt: string;
  /** A metered entitlement that is active now, by its id in this graph. This or featureKey. */
  entitlementId?: string | null | undefined;
  /** How long it lasts; no end when omitted. */
  expiration?: ExpirationInput | null | undefined;
  /** Of the feature to which the customer has a metered entitlement now. This or entitlementId. */
  featureKey?: string | null | undefined;
  /** Units that a reset leaves at most, 0 or more; the amount when omitted. */
  maxRolloverAmount?: string | null | undefined;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** Units that a reset leaves at least, 0 or more. */
  minRolloverAmount?: string | null | undefined;
  /** 0 (burnt first) to 255; 0 when omitted. */
  priority?: number | null | undefined;
  /** When it is full again; never when omitted. */
  recurrence?: RecurringPeriodInput | null | undefined;
};

/** An invoice that another system issued. */
export type CreateInvoiceInput = {
  /** At most 20; what they gave adds up to the discounts of the lines. Nothing is used of them. */
  coupons?: Array<RecordedInvoiceCouponInput> | null | undefined;
  /** Of all amounts. */
  currency: string;
  /** Who was billed. */
  customer: CustomerBy;
  /** When it was to be paid; not before it was issued. */
  dueAt?: string | null | undefined;
  /** The name that the other system has for it, 1 to 256 characters. Recorded again, it is refused and names the first one. */
  externalId: string;
  /** When it was issued; not in the future. */
  issuedAt: string;
  /** At most 250; one line of the total when omitted. */
  lines?: Array<RecordedInvoiceLineInput> | null | undefined;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** The number that it bears, 1 to 64 characters; none when omitted. */
  number?: string | null | undefined;
  /** When it was paid; it is not known to be when omitted. */
  paidAt?: string | null | undefined;
  /** What it charges for in time. */
  period: PeriodInput;
  /** Of which subscription; none when omitted. */
  subscription?: SubscriptionBy | null | undefined;
  /** What it comes to, at least 0. It is trusted: where its lines come to something else, a warning says so. */
  total: string;
};

/** What you pay for a model's tokens. */
export type CreateLlmPriceOverrideInput = {
  /** When it comes into force, also in the past; now, in real time, when omitted. Of one model no two overrides begin together. */
  effectiveFrom?: string | null | undefined;
  /** When it ends, exclusive, after effectiveFrom; until further notice when omitted. */
  effectiveTo?: string | null | undefined;
  /** Which model, 1 to 256 characters, however its name is written. */
  model: string;
  /** Where the price is from, 1 to 256 characters: "contract of 2026". "own price" when omitted. */
  origin?: string | null | undefined;
  /** The prices. They stand by themselves: a type of token that is left out has no price. */
  pricing: LlmPricingInput;
  /** Who serves the model, 1 to 256 characters, however the name is written. */
  provider: string;
};

/** A new meter. */
export type CreateMeterInput = {
  /** How events become a number. */
  aggregation: MeterAggregation;
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** Events before it are not counted; all count when omitted. */
  eventFrom?: string | null | undefined;
  /** The type of the events to count, 1 to 256 characters, compared exactly. */
  eventType: string;
  /** Computes the value from an event, up to 2,000 characters: numbers, 'texts', event.code (its type), event.timestamp (seconds), event.properties.name (a member of its data), + - * / and parentheses, round, ceil, floor, least, greatest, concat. Not with COUNT. */
  expression?: string | null | undefined;
  /** The name that another system has for it, 1 to 256 characters; unique among live meters. Never changes. */
  externalId?: string | null | undefined;
  /** Up to 32 properties whose declared values tell usage apart, as dimensions; none when omitted. */
  filters?: Array<MeterFilterInput> | null | undefined;
  /** Up to 32 dimensions; none when omitted. */
  groupBy?: Array<MeterGroupByInput> | null | undefined;
  /** Unique among live meters. */
  key: string;
  /** Your own data; Tollgate does not read it. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What lists show, 1 to 256 characters; the key when omitted. */
  name?: string | null | undefined;
  /** Whether the value is carried from period to period: SUM, UNIQUE_COUNT and WEIGHTED_SUM only. */
  recurring?: boolean | null | undefined;
  /** How each figure is rounded; not at all when omitted. */
  rounding?: MeterRoundingInput | null | undefined;
  /** JSONPath to the value in the event's data: "$.tokens". Required for all but COUNT, which ignores it, and where there is an expression, beside which it is not read. */
  valueProperty?: string | null | undefined;
  /** The unit of time by which WEIGHTED_SUM weighs, SECONDS when omitted; refused for other aggregations. */
  weightedInterval?: WeightedInterval | null | undefined;
};

/** A new balance of units. The feature needs a meter of SUM, COUNT, UNIQUE_COUNT or LATEST. */
export type CreateMeteredEntitlementInput = {
  /** Who may use it. Left out only where a subject beside the input says so. */
  customer?: CustomerBy | null | undefined;
  /** The live feature's id in this graph; it wins over featureKey. */
  featureId?: string | null | undefined;
  /** The key of the live feature. This or featureId. */
  featureKey?: string | null | undefined;
  /** Units that it is made with, at once or not at all; at most 100. Not together with issue or issueAfterReset. */
  grants?: Array<EntitlementGrantInput> | null | undefined;
  /** Access stays when nothing is left. */
  isSoftLimit?: boolean | null | undefined;
  /**
   * Kept as it is given; it changes nothing.
   * @deprecated It has no effect. Use `isSoftLimit` for access when nothing is left.
   */
  isUnlimited?: boolean | null | undefined;
  /** What every usage period begins with; nothing when omitted. It wins over issueAfterReset. */
  issue?: EntitlementIssueInput | null | undefined;
  /** Units that every usage period begins with, 0 or more; none when omitted. Better: issue. */
  issueAfterReset?: string | null | undefined;
  /** Of that grant: 1 (burnt first) to 255; 1 when omitted. Only with issueAfterReset. */
  issueAfterResetPriority?: number | null | undefined;
  /** Now when omitted. At most 10,000 usage periods ago. */
  measureUsageFrom?: MeasureUsageFromInput | null | undefined;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What was overdrawn is taken off the next usage period. */
  preserveOverageAtReset?: boolean | null | undefined;
  /** The usage periods, at whose ends usage begins anew. */
  usagePeriod: RecurringPeriodInput;
};

/** Single charges that a customer is billed at once. */
export type CreateOneOffInvoiceInput = {
  /** Of all amounts: the customer's where it has one; of the add-ons when omitted. */
  currency?: string | null | undefined;
  /** Who pays. */
  customer: CustomerBy;
  /** 1 to 100 charges. */
  lines: Array<OneOffInvoiceLineInput>;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
};

/** Overdue invoices to be paid together. */
export type CreatePaymentRequestInput = {
  /** Who is asked. */
  customer: CustomerBy;
  /** Whom it is sent to: an e-mail address of at most 320 characters. */
  email: string;
  /** What is asked for: 1 to 100 overdue invoices of the customer, all of one currency and none of them being paid now. */
  invoices: Array<InvoiceBy>;
};

/** An add-on that is to be offered with a plan. */
export type CreatePlanAddonInput = {
  /** A version in force, of the same currency. */
  addon: AddonBy;
  /** The key of the plan's phase from which on a subscription can have it. */
  fromPlanPhase: string;
  /** How many times at most, above 0; without bound when omitted. Only of an add-on that can be had several times. */
  maxQuantity?: number | null | undefined;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** A draft or scheduled version. */
  plan: PlanBy;
};

/** A new plan, or the next version of one. */
export type CreatePlanInput = {
  /** How often it is billed: P1W, P2W, P4W, P1M, P3M, P6M, P12M or P1Y. */
  billingCadence: string;
  /** Of every amount in it. */
  currency: string;
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** The name that another system has for all its versions, 1 to 256 characters, unique in the organization. Said with the first; later ones have it too. */
  externalId?: string | null | undefined;
  /** Shared by all its versions. */
  key: string;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What a billing period costs at least, all rate cards together; nothing when omitted. */
  minimumCommitment?: MinimumCommitmentInput | null | undefined;
  /** What buyers see, 1 to 256 characters. */
  name: string;
  /** In the order they run; at least one to be published. */
  phases: Array<PlanPhaseInput>;
  /** Whether flat fees of a part of a period are charged in proportion. */
  proRating?: ProRating | null | undefined;
  /** Charged on every rate card that names none of its own; at most 20. */
  taxes?: Array<TaxBy> | null | undefined;
  /** From the start of a subscription: recurring flat fees are charged from its end on. No trial when omitted. */
  trialPeriod?: string | null | undefined;
  /** Amounts of usage at which a subscription is billed before its period ends; at most 100. */
  usageThresholds?: Array<UsageThresholdInput> | null | undefined;
};

/** A new portal token: of a customer or of a subject. */
export type CreatePortalTokenInput = {
  /** The only meters it may ask; every meter when omitted. */
  allowedMeterKeys?: Array<string> | null | undefined;
  /** Or subject; exactly one of the two. */
  customer?: CustomerBy | null | undefined;
  /** At most P30D; PT1H when omitted. */
  expiresIn?: string | null | undefined;
  /** A subject that may be no customer's: the token sees its usage only. */
  subject?: string | null | undefined;
};

/** A new right with a value that the application reads. */
export type CreateStaticEntitlementInput = {
  /** The value; numbers are kept as they are written. */
  config: Record<string, unknown>;
  /** Who may use it. Left out only where a subject beside the input says so. */
  customer?: CustomerBy | null | undefined;
  /** The live feature's id in this graph; it wins over featureKey. */
  featureId?: string | null | undefined;
  /** The key of the live feature. This or featureId. */
  featureKey?: string | null | undefined;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** For the application to show as currentUsagePeriod; nothing is counted in it. None when omitted. */
  usagePeriod?: RecurringPeriodInput | null | undefined;
};

/** An add-on to buy for a subscription. */
export type CreateSubscriptionAddonInput = {
  /** Required: a version that the version of the subscription's plan offers. A key names that version, whether it is still in force or not. */
  addon?: AddonBy | null | undefined;
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What buyers see, 1 to 256 characters; the add-on's name when omitted, or the one that it has. */
  name?: string | null | undefined;
  /** How many from then on, 1 to 1,000,000 and at most what the plan offers; 1 of an add-on that is had once. */
  quantity: number;
  /** Required: an active subscription to a plan. */
  subscription?: SubscriptionBy | null | undefined;
  /** From when on; in a phase from which the plan offers it. */
  timing: SubscriptionAddonTiming;
};

/** A new subscription. */
export type CreateSubscriptionInput = {
  /** Where the billing periods are counted from, before or after the start; the start when omitted. With billingTime ANNIVERSARY its day counts; with CALENDAR there is none. */
  billingAnchor?: string | null | undefined;
  /** Periods of whole days in the time zone of the customer, or else of the organization, which the subscription keeps. When omitted they run from the very instant of the anchor, in UTC. */
  billingTime?: BillingTime | null | undefined;
  /** An offer for this customer alone. Required, or plan. */
  customPlan?: CustomPlanInput | null | undefined;
  /** Required: who pays. */
  customer?: CustomerBy | null | undefined;
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** Exclusive: it ends then by itself, within a billing period too, and is CANCELED until then; unscheduleCancellation has it go on. Without end when omitted. After its start and now. */
  endsAt?: string | null | undefined;
  /** The name that another system has for it; 1 to 256 characters, unique in the organization. */
  externalId?: string | null | undefined;
  /** Your own name for it; free text, 1 to 256 characters, unique in the organization. */
  key?: string | null | undefined;
  /** Your own data; a custom plan's when omitted. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What buyers see, 1 to 256 characters; the plan's name when omitted. */
  name?: string | null | undefined;
  /** A version in force. Required, or customPlan. */
  plan?: PlanBy | null | undefined;
  /** For a subscription that another system runs: it is recorded, and neither billed nor granted here. Its start may lie in the past, and it may stand beside others. */
  recorded?: RecordedSubscriptionInput | null | undefined;
  /** The phase of the plan to begin with; the first when omitted. Earlier ones are skipped. */
  startingPhase?: string | null | undefined;
  /** Now in the customer's time when omitted; at most two minutes before that. */
  startsAt?: string | null | undefined;
};

/** A new tax. */
export type CreateTaxInput = {
  /** Charged wherever nothing that is sold, and no customer, names taxes of its own. */
  appliedToOrganization?: boolean | null | undefined;
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** The name that another system has for it, 1 to 256 characters; unique among live taxes. */
  externalId?: string | null | undefined;
  /** What invoices that bear it have to say, at most 20 languages. A document in another language shows the English text, else the first. */
  invoiceTexts?: Array<TaxTextInput> | null | undefined;
  /** Unique among live taxes. */
  key: string;
  /** What invoices show, 1 to 256 characters. */
  name: string;
  /** Percent, 0 to 1,000: "20" is a fifth of the amount. */
  rate: string;
};

/** A new test clock. */
export type CreateTestClockInput = {
  /** Yours, 1 to 256 characters. */
  name?: string | null | undefined;
  /** Where it stands. */
  now: string;
};

/** A new wallet. */
export type CreateWalletInput = {
  /** The customer's, where it has one; only invoices in it are paid. */
  currency: string;
  /** Whose invoices it pays. */
  customer: CustomerBy;
  /** When it is terminated by itself, in the future of the customer's time. Never when omitted. */
  expiresAt?: string | null | undefined;
  /** The name that another system has for it, 1 to 256 characters; unique among active wallets. */
  externalId?: string | null | undefined;
  /** How many are given now, 0 or more, cut to five decimals. */
  grantedCredits?: string | null | undefined;
  /** Whether the invoices of what is bought are issued only once they are paid. */
  invoiceRequiresSuccessfulPayment?: boolean | null | undefined;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What invoices call it, 1 to 256 characters. */
  name?: string | null | undefined;
  /** How many are bought now, 0 or more, cut to five decimals; they count once their invoice is paid. */
  paidCredits?: string | null | undefined;
  /** 1 to 50: lower ones pay first; of equal ones the older. */
  priority?: number | null | undefined;
  /** Money that a credit is worth: above 0, up to twelve decimals. Never changes. */
  rate: string;
  /** What fills it by itself: at most one. */
  recurringRules?: Array<WalletRecurringRuleInput> | null | undefined;
  /** Your own data of the credits that are bought and given now. */
  transactionMetadata?: Record<string, unknown> | null | undefined;
};

/** Credits to move; at least one of the three. */
export type CreateWalletTransactionInput = {
  /** How many are given, 0 or more, cut to five decimals. */
  grantedCredits?: string | null | undefined;
  /** Whether the invoice of what is bought is issued only once it is paid; as the wallet says when omitted. */
  invoiceRequiresSuccessfulPayment?: boolean | null | undefined;
  /** Your own data, on each of the transactions. */
  metadata?: Record<string, unknown> | null | undefined;
  /** How many are bought, 0 or more, cut to five decimals; they count once their invoice is paid. */
  paidCredits?: string | null | undefined;
  /** How many are taken away, 0 or more, cut to five decimals: at most what it holds and is given. */
  voidedCredits?: string | null | undefined;
  /** Of which wallet. */
  wallet: WalletBy;
};

/** Names one credit note: exactly one of these. */
export type CreditNoteBy =
  {   /** The name that another system has for it. */
  externalId: string; id?: never; number?: never; }
  |  { externalId?: never;   /** Its id in this graph. */
  id: string; number?: never; }
  |  { externalId?: never; id?: never;   /** Its number. */
  number: string; };

/** What made a credit note. */
export type CreditNoteCause =
  /** Usage thresholds had charged more of a period than it came to. */
  | 'EARLY_CHARGE'
  /** Usage came to less after it was billed, and no invoice followed that could credit it. */
  | 'LATE_USAGE'
  /** Somebody asked for it. */
  | 'REQUEST'
  /** A subscription ended, or came to cost less, before the end of what it had been charged for. */
  | 'UNUSED_TIME';

/** Where the part of a credit note stands that later invoices use. */
export type CreditNoteCreditStatus =
  /** The next invoices use what is left. */
  | 'AVAILABLE'
  /** Invoices have used all of it. */
  | 'CONSUMED'
  /** What was left was taken away. */
  | 'VOIDED';

/** Credit notes that pass every member that is given. Ranges of instants include both ends. */
export type CreditNoteFilter = {
  /** Whose credit is in one of these. */
  creditStatuses?: Array<CreditNoteCreditStatus> | null | undefined;
  /** In this currency. */
  currency?: string | null | undefined;
  /** Of one of these customers; one that does not exist has none. */
  customers?: Array<CustomerBy> | null | undefined;
  /** Of one of these invoices; one that does not exist has none. */
  invoices?: Array<InvoiceBy> | null | undefined;
  /** Made then or later. */
  issuedAfter?: string | null | undefined;
  /** Made then or earlier. */
  issuedBefore?: string | null | undefined;
  /** Given for one of these. */
  reasons?: Array<CreditNoteReason> | null | undefined;
  /** Whose refund is in one of these. */
  refundStatuses?: Array<CreditNoteRefundStatus> | null | undefined;
};

/** What is to be taken back of one line. */
export type CreditNoteItemInput = {
  /** Before coupons and taxes: above 0, at most what earlier notes left of the line. */
  amount: string;
  /** A line of the invoice; each at most once. */
  line: string;
};

/** Why a credit note is given. */
export type CreditNoteReason =
  /** It was charged twice. */
  | 'DUPLICATED_CHARGE'
  /** Somebody else ordered it. */
  | 'FRAUDULENT_CHARGE'
  /** What was ordered was cancelled. */
  | 'ORDER_CANCELLATION'
  /** What was ordered changed. */
  | 'ORDER_CHANGE'
  /** Something else: see the description. */
  | 'OTHER'
  /** What was sold did not do. */
  | 'PRODUCT_UNSATISFACTORY';

/** Where the part of a credit note stands that is paid back. */
export type CreditNoteRefundStatus =
  /** It was not paid back. */
  | 'FAILED'
  /** It is asked for. */
  | 'PENDING'
  /** It was paid back. */
  | 'SUCCEEDED';

/** An offer for this customer alone, by the rules of a published plan; it is kept with the subscription and in no catalog. */
export type CustomPlanInput = {
  /** How often it is billed: P1W, P2W, P4W, P1M, P3M, P6M, P12M or P1Y. */
  billingCadence: string;
  /** Of every amount in it. */
  currency?: string | null | undefined;
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** Your own data, kept with the subscription. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What a billing period costs at least, all rate cards together; nothing when omitted. */
  minimumCommitment?: MinimumCommitmentInput | null | undefined;
  /** What buyers see, 1 to 256 characters. */
  name: string;
  /** In the order they run; at least one. */
  phases: Array<PlanPhaseInput>;
  /** Whether flat fees of a part of a period are charged in proportion. */
  proRating?: ProRating | null | undefined;
  /** From its start: recurring flat fees are charged from its end on. No trial when omitted. */
  trialPeriod?: string | null | undefined;
  /** Amounts of usage at which it is billed before its period ends; at most 100. */
  usageThresholds?: Array<UsageThresholdInput> | null | undefined;
};

/** Customers that pass every member that is given. */
export type CustomerBillingOverrideFilter = {
  /** Billed by one of these profiles; customers that are not pinned belong to the default one. */
  billingProfileIds?: Array<string> | null | undefined;
  /** The whole key. */
  customerKey?: string | null | undefined;
  /** Part of the name; case does not matter. */
  customerName?: string | null | undefined;
  /** Part of the e-mail address; case does not matter. */
  customerPrimaryEmail?: string | null | undefined;
  /** One of these, at most 100; one that does not exist is not there. */
  customers?: Array<CustomerBy> | null | undefined;
  /** Only customers that follow the default profile, with or without an override. */
  customersWithoutPinnedProfile?: boolean | null | undefined;
  /** Customers without an override too. */
  includeAllCustomers?: boolean | null | undefined;
};

/** Names one customer: exactly one of these. */
export type CustomerBy =
  {   /** The name that another system has for it. */
  externalId: string; id?: never; key?: never; subjectKey?: never; }
  |  { externalId?: never;   /** Its id in this graph; finds deleted customers too. */
  id: string; key?: never; subjectKey?: never; }
  |  { externalId?: never; id?: never;   /** Your key for it. */
  key: string; subjectKey?: never; }
  |  { externalId?: never; id?: never; key?: never;   /** A subject whose usage is its, or its key. */
  subjectKey: string; };

/** A customer and a feature. */
export type CustomerFeatureInput = {
  /** Who. */
  customer: CustomerBy;
  /** The feature's key. */
  featureKey: string;
};

/** What a customer is. */
export type CustomerType =
  /** A business. */
  | 'COMPANY'
  /** A person who buys for himself. */
  | 'INDIVIDUAL';

/** What a detailed line charges for. */
export type DetailedLineCategory =
  /** What is missing to its minimum amount. */
  | 'COMMITMENT'
  /** The price. */
  | 'REGULAR';

/** Some values of one dimension of a meter. */
export type DimensionValuesInput = {
  /** The key of a dimension of the feature's meter, each once. */
  dimension: string;
  /** Events with one of these; every value that the meter declares when omitted. */
  values?: Array<string> | null | undefined;
};

/** Why something was taken off. */
export type DiscountReason =
  /** A coupon of the customer. */
  | 'COUPON'
  /** The maximum amount of the price. */
  | 'MAXIMUM_SPEND'
  /** The rate card's percentage. */
  | 'RATECARD_PERCENTAGE'
  /** The rate card's free units. */
  | 'RATECARD_USAGE';

/** What is taken off; both may be given. */
export type DiscountsInput = {
  /** 0 to 100. */
  percentage?: string | null | undefined;
  /** Units taken off the metered quantity. */
  usage?: string | null | undefined;
};

/** The language of a document: of its fixed words, and of how numbers and dates are written. Names and descriptions stay as they were written. */
export type DocumentLocale =
  /** German: 1.234,50 €, 31.01.2027. */
  | 'DE'
  /** English: €1,234.50, Jan 31, 2027. */
  | 'EN';

/** Names one dunning campaign: exactly one of these. */
export type DunningCampaignBy =
  {   /** The name that another system has for the live campaign. */
  externalId: string; id?: never; key?: never; }
  |  { externalId?: never;   /** Its id in this graph; finds deleted ones too. */
  id: string; key?: never; }
  |  { externalId?: never; id?: never;   /** The key of the live campaign. */
  key: string; };

/** What becomes of the overdue invoices when all attempts were made in vain. */
export type DunningExhaustion =
  /** They stay overdue. */
  | 'KEEP_OVERDUE'
  /** They are given up: uncollectible. */
  | 'MARK_UNCOLLECTIBLE';

/** From how much overdue on customers are asked. */
export type DunningThresholdInput = {
  /** Above 0, with no more decimals than the currency has. */
  amount: string;
  /** Of the amount; one threshold a currency. */
  currency: string;
};

/** The metered quantity is an amount of money already, and is charged with a margin. */
export type DynamicPriceInput = {
  /** What the whole period comes to at most, in the currency of the plan, 0 or more; no maximum when omitted. */
  maximumAmount?: string | null | undefined;
  /** What the whole period comes to at least, in the currency of the plan, 0 or more; no minimum when omitted. */
  minimumAmount?: string | null | undefined;
  /** Times the metered amount, 0 or more: "1.2" is a margin of 20 percent. */
  multiplier?: string | null | undefined;
};

/** When a version is for sale. */
export type EffectivePeriodInput = {
  /** Now when omitted; not in the past. */
  from?: string | null | undefined;
  /** Exclusive; without end when omitted. */
  to?: string | null | undefined;
};

/** Names one entitlement: exactly one of these. */
export type EntitlementBy =
  {   /** The one that is active now. */
  active: CustomerFeatureInput; id?: never; }
  |  { active?: never;   /** Its id in this graph; finds ended and deleted ones too. */
  id: string; };

/** Entitlements that pass every member that is given. */
export type EntitlementFilter = {
  /** Of one of these customers, at most 100. */
  customers?: Array<CustomerBy> | null | undefined;
  /** Only those that are active now, in their customer's time. */
  excludeInactive?: boolean | null | undefined;
  /** To one of these features, by their ids in this graph, at most 100. */
  featureIds?: Array<string> | null | undefined;
  /** To a feature with one of these keys, at most 100. */
  featureKeys?: Array<string> | null | undefined;
  /** Deleted ones too. */
  includeDeleted?: boolean | null | undefined;
  /**
   * Of the customers of these subjects, by key or id, at most 100.
   * @deprecated Use `customer` instead: CustomerBy finds it by a subjectKey too.
   */
  subjects?: Array<string> | null | undefined;
  /** Of one of these types. */
  types?: Array<EntitlementType> | null | undefined;
};

/** Units that a metered entitlement is made with. */
export type EntitlementGrantInput = {
  /** Units, above 0. */
  amount: string;
  /** What a system notes of it, for good. "issueAfterReset" is Tollgate's own. */
  annotations?: Record<string, unknown> | null | undefined;
  /** When it begins: at the start of the running usage period or later, also in the future. Its seconds are dropped. */
  effectiveAt: string;
  /** How long it lasts; no end when omitted. */
  expiration?: ExpirationInput | null | undefined;
  /** Units that a reset leaves at most, 0 or more; the amount when omitted. */
  maxRolloverAmount?: string | null | undefined;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** Units that a reset leaves at least, 0 or more. */
  minRolloverAmount?: string | null | undefined;
  /** 0 (burnt first) to 255; 0 when omitted. */
  priority?: number | null | undefined;
  /** When it is full again; never when omitted. */
  recurrence?: RecurringPeriodInput | null | undefined;
};

/** What every usage period begins with. */
export type EntitlementIssueInput = {
  /** Units, 0 or more, in the unit of the meter's values; 0 issues none. */
  amount: string;
  /** 1 (burnt first) to 255. */
  priority?: number | null | undefined;
};

/** How entitlements are sorted; ties by id. */
export type EntitlementOrder = {
  /** Which end comes first. */
  direction?: OrderDirection | null | undefined;
  /** What decides. */
  field: EntitlementOrderField;
};

/** What entitlements are sorted by. */
export type EntitlementOrderField =
  /** By when they begin. */
  | 'ACTIVE_FROM'
  /** By when they were made, in their customers' time. */
  | 'CREATED_AT'
  /** By when they last changed. */
  | 'UPDATED_AT';

/** The right that a subscription to the rate card comes with: exactly one of these. It needs featureKey. */
export type EntitlementTemplateInput =
  {   /** On or not. */
  boolean: BooleanEntitlementTemplateInput; metered?: never; static?: never; }
  |  { boolean?: never;   /** So many units in each usage period. */
  metered: MeteredEntitlementTemplateInput; static?: never; }
  |  { boolean?: never; metered?: never;   /** A value that the application reads. */
  static: StaticEntitlementTemplateInput; };

/** What kind of right it is. */
export type EntitlementType =
  /** On for whoever has it. */
  | 'BOOLEAN'
  /** So many units in each usage period. */
  | 'METERED'
  /** A value that the application reads. */
  | 'STATIC';

/** A price and what is charged by it. */
export type EstimatePriceInput = {
  /** What earlier lines of `fullPeriod` came to, gross: the sum of their totals.amount, before discounts and without charges. Maximum and minimum amounts look at it. */
  billedBefore?: string | null | undefined;
  /** Amounts are rounded to its minor unit. */
  currency: string;
  /** What is taken off. */
  discounts?: DiscountsInput | null | undefined;
  /** The events of `fullPeriod` up to the end of `period`, in the order of time, at most 1000. Given for an eventAmount and for a percentage with more than a rate, and for no other price. */
  events?: Array<PricedEventInput> | null | undefined;
  /** So many of the events come before `period`, 0 to the number of them. */
  eventsBefore?: number | null | undefined;
  /** The whole period that `period` lies in. */
  fullPeriod?: PeriodInput | null | undefined;
  /** The names of the detailed lines begin with it. */
  name?: string | null | undefined;
  /** The part that is charged for; both periods omitted: one undivided period. */
  period?: PeriodInput | null | undefined;
  /** The pricing rule. */
  price: RateCardPriceInput;
  /** Metered inside `period`, before discounts, 0 or more; omitted for a flat price, and where events are given, which add up to it. */
  quantity?: string | null | undefined;
  /** Metered from the start of `fullPeriod` to the start of `period`, before discounts, 0 or more. */
  quantityBefore?: string | null | undefined;
};

/** An expression and what to try it on. */
export type EvaluateMeterExpressionInput = {
  /** A sample event. */
  event: MeterExpressionEventInput;
  /** As createMeter takes it, 1 to 2,000 characters. */
  expression: string;
};

/** Every event brings its own amount. Usage that comes to zero units is free. Needs a meter of SUM. */
export type EventAmountPriceInput = {
  /** JSONPath of the amount in an event's data, a number or the text of one, at most 512 characters. An event without it adds nothing, and its invoice says so. */
  amountProperty?: string | null | undefined;
  /** The unit that events say it in; amounts are in the currency of the plan. */
  amountUnit?: AmountUnit | null | undefined;
  /** What the whole period comes to at most, in the currency of the plan, 0 or more; no maximum when omitted. */
  maximumAmount?: string | null | undefined;
  /** What the whole period comes to at least, in the currency of the plan, 0 or more; no minimum when omitted. */
  minimumAmount?: string | null | undefined;
};

/** How long a grant lasts after effectiveAt, by calendar overflow: 31 January and one month is 3 March. */
export type ExpirationInput = {
  /** How many, 1 to 1,000. */
  count: number;
  /** In what it is counted. */
  unit: ExpirationUnit;
};

/** In what the life of a grant is counted. */
export type ExpirationUnit =
  /** 24 hours. */
  | 'DAY'
  /** 60 minutes. */
  | 'HOUR'
  /** The same day of the next month, in UTC; a day that the month lacks overflows into the one after it. */
  | 'MONTH'
  /** 7 days. */
  | 'WEEK'
  /** The same day of the next year, in UTC; 29 February overflows to 1 March. */
  | 'YEAR';

/** What a step of an explanation is. */
export type ExplainedStepKind =
  /** A tax that the amounts contain: it adds nothing. */
  | 'CONTAINED_TAX'
  /** What coupons take off. */
  | 'COUPON'
  /** What a credit note pays. */
  | 'CREDIT_NOTE'
  /** A detailed line of the line: what it charges after its own discounts. It explains itself further. */
  | 'DETAILED_LINE'
  /** What nothing else accounts for: rounding of taxes, and what another system that billed it says. */
  | 'DIFFERENCE'
  /** A line of the invoice: what it charges after its own discounts. */
  | 'LINE'
  /** A tax on top. */
  | 'TAX'
  /** What a wallet pays. */
  | 'WALLET';

/** Names one feature: exactly one of these. */
export type FeatureBy =
  {   /** The name that another system has for the live feature. */
  externalId: string; id?: never; key?: never; }
  |  { externalId?: never;   /** Its id in this graph; finds archived features too. */
  id: string; key?: never; }
  |  { externalId?: never; id?: never;   /** The key of the live feature. */
  key: string; };

/** Features that pass every member that is given. */
export type FeatureFilter = {
  /** Archived features too. */
  includeArchived?: boolean | null | undefined;
  /** Of one of these meters. */
  meterIds?: Array<string> | null | undefined;
};

/** How features are sorted; ties by id. */
export type FeatureOrder = {
  /** Which end comes first. */
  direction?: OrderDirection | null | undefined;
  /** What decides. */
  field: FeatureOrderField;
};

/** What features are sorted by. */
export type FeatureOrderField =
  /** By when they were made. */
  | 'CREATED_AT'
  /** By key. */
  | 'KEY'
  /** By name. */
  | 'NAME'
  /** By when they were made or archived. */
  | 'UPDATED_AT';

/** Invoice lines that pass every member that is given. Ranges of instants include both ends. */
export type FeeFilter = {
  /** Made then or later. */
  createdAfter?: string | null | undefined;
  /** Made then or earlier. */
  createdBefore?: string | null | undefined;
  /** In this currency. */
  currency?: string | null | undefined;
  /** Of one of these customers; one that does not exist has none. */
  customers?: Array<CustomerBy> | null | undefined;
  /** Charges for the use of a feature that had one of these keys then. */
  featureKeys?: Array<string> | null | undefined;
  /** On an invoice in one of these: PAID for what was paid, GATHERING for what is not invoiced yet. */
  invoiceStatuses?: Array<InvoiceStatus> | null | undefined;
  /** Charges for what one of these meters counts. */
  meters?: Array<string> | null | undefined;
  /** Of one of these subscriptions. */
  subscriptions?: Array<string> | null | undefined;
  /** Of one of these types. */
  types?: Array<FeeType> | null | undefined;
};

/** What an invoice line charges for. */
export type FeeType =
  /** A single flat charge: of a one-off invoice, or by hand. */
  | 'ADD_ON'
  /** Usage. */
  | 'CHARGE'
  /** What a billing period lacks to its minimum commitment. */
  | 'COMMITMENT'
  /** Credits of a wallet. */
  | 'CREDIT'
  /** A flat fee of a subscription. */
  | 'SUBSCRIPTION';

/** An amount that is taken off. */
export type FixedCouponValueInput = {
  /** Above 0, with no more decimals than the currency has. */
  amount: string;
  /** Of the amount; only invoices in it are reduced. */
  currency: string;
};

/** One amount a period, whatever the usage. */
export type FlatPriceInput = {
  /** In the currency of the plan, 0 or more. */
  amount: string;
  /** When it is due. */
  paymentTerm?: PaymentTerm | null | undefined;
};

/** Of what falls into each tier, that tier's percentage. */
export type GraduatedPercentagePriceInput = {
  /** What the whole period comes to at most, in the currency of the plan, 0 or more; no maximum when omitted. */
  maximumAmount?: string | null | undefined;
  /** What the whole period comes to at least, in the currency of the plan, 0 or more; no minimum when omitted. */
  minimumAmount?: string | null | undefined;
  /** What the bounds divide. */
  tierRule?: TierRule | null | undefined;
  /** At least one, and exactly one without upToAmount. */
  tiers: Array<PercentageTierInput>;
};

/** Grants that pass every member that is given. Voided ones are listed. */
export type GrantFilter = {
  /** Of one of these customers, at most 100. */
  customers?: Array<CustomerBy> | null | undefined;
  /** Of one of these entitlements, by their ids in this graph, at most 100. */
  entitlementIds?: Array<string> | null | undefined;
  /** Only those that count now, in their customer's time: begun, not over, not voided, of an entitlement that is active. */
  excludeInactive?: boolean | null | undefined;
  /** To one of these features, by their ids in this graph, at most 100. */
  featureIds?: Array<string> | null | undefined;
  /** To a feature with one of these keys, at most 100. */
  featureKeys?: Array<string> | null | undefined;
  /** Also those that were deleted with their entitlement. */
  includeDeleted?: boolean | null | undefined;
  /**
   * Of the customers of these subjects, by key or id, at most 100.
   * @deprecated Use `customer` instead: CustomerBy finds it by a subjectKey too.
   */
  subjects?: Array<string> | null | undefined;
};

/** Why units were lost that nobody had used. */
export type GrantLossReason =
  /** The grant expired. */
  | 'EXPIRY'
  /** The grant was filled again, which takes the place of what is left. */
  | 'REFILL'
  /** A reset left no more of them. */
  | 'ROLLOVER'
  /** The grant was voided. */
  | 'VOID';

/** How grants are sorted; ties by id. */
export type GrantOrder = {
  /** Which end comes first. */
  direction?: OrderDirection | null | undefined;
  /** What decides. */
  field: GrantOrderField;
};

/** What grants are sorted by. */
export type GrantOrderField =
  /** By when they were made, in their customers' time. */
  | 'CREATED_AT'
  /** By when they begin. */
  | 'EFFECTIVE_AT'
  /** By when what is left of them is lost; those that never expire are last, or first where the order is descending. */
  | 'EXPIRES_AT'
  /** By id: the order in which they were made, in real time. */
  | 'ID'
  /** By priority. */
  | 'PRIORITY'
  /** By when they last changed. */
  | 'UPDATED_AT';

/** Events whose dimension has one of the values, or passes the filter; exactly one of the two. */
export type GroupByFilterInput = {
  /** The dimension: a key of the meter's groupBy. */
  key: string;
  /** One of these, at most 100; "" for events that lack the dimension. */
  values?: Array<string> | null | undefined;
  /** Or a condition. */
  where?: StringFilterInput | null | undefined;
};

/** Events to store. */
export type IngestEventsInput = {
  /** 1 to 1,000 events. */
  events: Array<UsageEventInput>;
};

/** What became of an event. */
export type IngestStatus =
  /** It is stored, durably, and counted by the meters of its type. */
  | 'ACCEPTED'
  /** One of the same source and id was stored before; this one changed nothing. */
  | 'DUPLICATE'
  /** It is not stored; its issues say why. */
  | 'REJECTED';

/** Which tokens end: exactly one of these. */
export type InvalidatePortalTokensInput = {
  /** All tokens of a customer. */
  customer?: CustomerBy | null | undefined;
  /** One token. */
  id?: string | null | undefined;
  /** All tokens of a subject. */
  subject?: string | null | undefined;
};

/** Names one invoice: exactly one of these. */
export type InvoiceBy =
  {   /** The name that the system has for it that billed it; only of recorded invoices. */
  externalId: string; id?: never; number?: never; }
  |  { externalId?: never;   /** Its id in this graph; finds deleted invoices too. */
  id: string; number?: never; }
  |  { externalId?: never; id?: never;   /** Its final number. */
  number: string; };

/** Invoices that pass every member that is given. Ranges of instants include both ends. */
export type InvoiceFilter = {
  /** Made then or later. */
  createdAfter?: string | null | undefined;
  /** Made then or earlier. */
  createdBefore?: string | null | undefined;
  /** In this currency. */
  currency?: string | null | undefined;
  /** Of one of these customers; one that does not exist has none. */
  customers?: Array<CustomerBy> | null | undefined;
  /** Exactly in one of these states. */
  extendedStatuses?: Array<InvoiceState> | null | undefined;
  /** Deleted invoices too. */
  includeDeleted?: boolean | null | undefined;
  /** Issued then or later. */
  issuedAfter?: string | null | undefined;
  /** Issued then or earlier. */
  issuedBefore?: string | null | undefined;
  /** Made for one of these. */
  kinds?: Array<InvoiceKind> | null | undefined;
  /** True: those whose payment was lost in a dispute; false: the others. */
  paymentDisputeLost?: boolean | null | undefined;
  /** True: those that are overdue; false: the others. */
  paymentOverdue?: boolean | null | undefined;
  /** Its period begins then or later. */
  periodStartAfter?: string | null | undefined;
  /** Its period begins then or earlier. */
  periodStartBefore?: string | null | undefined;
  /** Part of the number, of the external id, or of the name, key, external id or e-mail address of the customer, whatever the case; or the id. */
  search?: string | null | undefined;
  /** In one of these. */
  statuses?: Array<InvoiceStatus> | null | undefined;
};

/** How much an issue weighs. */
export type InvoiceIssueSeverity =
  /** Keeps the invoice from being issued. */
  | 'CRITICAL'
  /** To be looked at. */
  | 'WARNING';

/** What an invoice is made for. */
export type InvoiceKind =
  /** Single charges, at once; neither coupons nor credit notes nor wallets pay of it. */
  | 'ONE_OFF'
  /** Usage of a running period, because a threshold was passed. */
  | 'PROGRESSIVE'
  /** What another system billed; neither taxes nor credits come to it. */
  | 'RECORDED'
  /** What subscriptions call for, and lines by hand. */
  | 'SUBSCRIPTION'
  /** Credits of a wallet; untaxed, and neither coupons nor credit notes nor wallets pay of it. */
  | 'WALLET_PURCHASE';

/** A line of an invoice. With an id: that line, and what is left out of it stays. Without: a new one, which needs name, period, invoiceAt and price. */
export type InvoiceLineInput = {
  /** More about it, up to 1,024 characters; null clears it. */
  description?: string | null | undefined;
  /** What is taken off; null: nothing. */
  discounts?: DiscountsInput | null | undefined;
  /** Whose use is charged: a feature with a meter. Needed by every price but a flat one; null: none. */
  featureKey?: string | null | undefined;
  /** A line of the invoice; omitted for a new one. */
  id?: string | null | undefined;
  /** When it falls due to be invoiced, in whole seconds; for usage not before its period ends. */
  invoiceAt?: string | null | undefined;
  /** Your own data; null clears it. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What is charged for, 1 to 256 characters. */
  name?: string | null | undefined;
  /** What is charged for in time, in whole seconds; of a subscription's line it cannot be changed. */
  period?: PeriodInput | null | undefined;
  /** The pricing rule; a flat fee is charged as it is, whatever the period. */
  price?: RateCardPriceInput | null | undefined;
  /** How a tax stands to its price; null: as its rate card says. */
  taxConfig?: TaxConfigInput | null | undefined;
  /** Charged on it instead of those of what it is sold by, of the customer and of the organization, at most 20; null or empty: theirs. */
  taxes?: Array<TaxBy> | null | undefined;
};

/** Who decides what stands in a line. */
export type InvoiceLineManager =
  /** Whoever wrote or changed it by hand: no subscription touches it. */
  | 'MANUAL'
  /** A subscription: it follows it until it is issued. */
  | 'SUBSCRIPTION';

/** What final numbers look like. The organization's sequence and a customer's own both count every issued invoice, so that either goes on without a gap where the scheme changes. */
export type InvoiceNumberingScheme =
  /** Prefix, the customer's place in the organization, and the customer's own sequence: ACIN-001-003. */
  | 'PER_CUSTOMER'
  /** Prefix, letters of the customer's name, and the organization's sequence: OM-SANDBOX-ACME-7. */
  | 'PER_ORGANIZATION'
  /** Prefix, month of issue in the organization's zone, and the organization's sequence, which goes on from month to month: ACIN-202312-017. */
  | 'PER_ORGANIZATION_MONTH';

/** What an invoice says of who is billed, or of who bills. What is left out stays as it is. */
export type InvoicePartyInput = {
  /** Where it is; the country is needed. */
  address?: AddressInput | null | undefined;
  /** Your key for it, 1 to 256 characters; null clears it. */
  key?: string | null | undefined;
  /** The name it has by law, 1 to 256 characters; null clears it. */
  legalName?: string | null | undefined;
  /** Its number in a register of companies, 1 to 256 characters; null clears it. */
  legalNumber?: string | null | undefined;
  /** Its name, 1 to 256 characters. */
  name?: string | null | undefined;
  /** Its tax number, 1 to 64 characters; null clears it. */
  taxId?: string | null | undefined;
};

/** Where exactly an invoice stands. */
export type InvoiceState =
  /** Charged nothing, and was not issued because the workflow skips such ones; never numbered, and listed with deleted ones only. */
  | 'CLOSED'
  /** Deleted before it was issued; it keeps what it held. */
  | 'DELETED'
  /** Its app did not delete it; retry. */
  | 'DELETE_FAILED'
  /** Is being deleted. */
  | 'DELETE_IN_PROGRESS'
  /** Is being deleted in its app. */
  | 'DELETE_SYNCING'
  /** Its usage is being read for good. */
  | 'DRAFT_COLLECTING'
  /** Just made. */
  | 'DRAFT_CREATED'
  /** A critical issue keeps it from being issued; retry when it is solved. */
  | 'DRAFT_INVALID'
  /** Waits to be approved. */
  | 'DRAFT_MANUAL_APPROVAL_NEEDED'
  /** Is about to be issued. */
  | 'DRAFT_READY_TO_ISSUE'
  /** Is being handed to its app. */
  | 'DRAFT_SYNCING'
  /** Its app did not take it; retry. */
  | 'DRAFT_SYNC_FAILED'
  /** Its lines changed and are being rated again. */
  | 'DRAFT_UPDATING'
  /** Is being checked. */
  | 'DRAFT_VALIDATING'
  /** Waits for the end of its draft period, or to be approved before. */
  | 'DRAFT_WAITING_AUTO_APPROVAL'
  /** Waits until collectionAt for late events. */
  | 'DRAFT_WAITING_FOR_COLLECTION'
  /** Collects lines. */
  | 'GATHERING'
  /** Has its final number; its payment is about to be asked for. */
  | 'ISSUED'
  /** Could not be issued; retry. */
  | 'ISSUING_FAILED'
  /** Is being numbered and issued. */
  | 'ISSUING_SYNCING'
  /** Not paid at dueAt. */
  | 'OVERDUE'
  /** Nothing is left to pay. */
  | 'PAID'
  /** The payer has to act. */
  | 'PAYMENT_PROCESSING_ACTION_REQUIRED'
  /** Its payment failed; retry. */
  | 'PAYMENT_PROCESSING_FAILED'
  /** Its payment is under way. */
  | 'PAYMENT_PROCESSING_PENDING'
  /** Will not be paid. */
  | 'UNCOLLECTIBLE'
  /** Withdrawn after it was issued. */
  | 'VOIDED';

/** Where an invoice stands. */
export type InvoiceStatus =
  /** Waits for late events, for its draft period or for approval. */
  | 'DRAFT'
  /** Collects the lines of the running period; its figures are computed live. */
  | 'GATHERING'
  /** Has its final number; nothing in it changes any more. */
  | 'ISSUED'
  /** Is being issued. */
  | 'ISSUING'
  /** Not paid at dueAt. */
  | 'OVERDUE'
  /** Nothing is left to pay. */
  | 'PAID'
  /** Issued, and its payment is under way, has failed or asks the payer to act. */
  | 'PAYMENT_PROCESSING'
  /** Will not be paid. */
  | 'UNCOLLECTIBLE'
  /** Withdrawn after it was issued. */
  | 'VOIDED';

/** What becomes of usage that changes after its period was billed: by events that come late, are voided or corrected. */
export type LateUsagePolicy =
  /** The next invoice charges or credits the difference. */
  | 'BILL'
  /** The next invoice credits differences in the customer's favour; others are only written down. */
  | 'CREDIT'
  /** It is only written down. */
  | 'IGNORE';

/** Which usage, and how often it is told. */
export type LiveMeterUsageInput = {
  /** Conditions on dimensions; all of them must hold. */
  filterGroupBy?: Array<GroupByFilterInput> | null | undefined;
  /** Start of the range that is added up; the start of the current UTC day when omitted. */
  from?: string | null | undefined;
  /** After the first figure at most one message in this many milliseconds: at least 50, at most 3,600,000; 100 when omitted. */
  intervalMs?: number | null | undefined;
};

/** A name, the same for all usage, or what tells it. */
export type LlmNameInput =
  {   /** The key of the meter's groupBy whose value tells it. */
  dimension: string; value?: never; }
  |  { dimension?: never;   /** It itself, 1 to 256 characters, in any of the ways in which providers and gateways write it. */
  value: string; };

/** Prices that pass every member that is given. */
export type LlmPriceFilter = {
  /** In force then. */
  at?: string | null | undefined;
  /** Of this model, however its name is written. */
  model?: string | null | undefined;
  /** Of this provider, however its name is written. */
  provider?: string | null | undefined;
};

/** What one token of a model of language costs, by what it is used for. */
export type LlmPricingInput = {
  /** A token of input that the provider had kept, in USD, 0 or more; omitted: there is no price, which is not free. */
  cacheReadPerToken?: string | null | undefined;
  /** A token of input that the provider is to keep, in USD, 0 or more; omitted: there is no price, which is not free. */
  cacheWritePerToken?: string | null | undefined;
  /** A token of what the model is asked, in USD, 0 or more. */
  inputPerToken: string;
  /** A token of what it answers, in USD, 0 or more. */
  outputPerToken: string;
  /** A token of what it thinks before it answers, in USD, 0 or more; omitted: there is no price, which is not free. */
  reasoningPerToken?: string | null | undefined;
};

/** What a token of a model of language is used for. */
export type LlmTokenType =
  /** Input that the provider had kept. */
  | 'CACHE_READ'
  /** Input that the provider is to keep. */
  | 'CACHE_WRITE'
  /** What the model is asked; usage may call it "request". */
  | 'INPUT'
  /** What it answers; usage may call it "response". */
  | 'OUTPUT'
  /** What it thinks before it answers. */
  | 'REASONING';

/** A type of token, the same for all usage, or what tells it. */
export type LlmTokenTypePartInput =
  {   /** The key of the meter's groupBy whose value tells it. */
  dimension: string; value?: never; }
  |  { dimension?: never;   /** It itself. */
  value: LlmTokenType; };

/** What tokens of a model of language cost, by the prices in force. The feature needs a meter. */
export type LlmUnitCostInput = {
  /** Which model: "gpt-4.1". */
  model: LlmNameInput;
  /** Who serves the model: "openai", "azure". */
  provider: LlmNameInput;
  /** What the counted tokens are used for. */
  tokenType: LlmTokenTypePartInput;
};

/** The same amount for every unit. */
export type ManualUnitCostInput = {
  /** A unit, in USD, 0 or more. */
  amount: string;
};

/** From when on usage counts: exactly one of these. */
export type MeasureUsageFromInput =
  {   /** An instant, also of the past: usage since then counts. Its seconds are dropped. */
  at: string; preset?: never; }
  |  { at?: never;   /** A start by its name. */
  preset: MeasureUsageFromPreset; };

/** A start of measurement by its name. */
export type MeasureUsageFromPreset =
  /** The start of the usage period that holds now. */
  | 'CURRENT_PERIOD_START'
  /** The minute in which the entitlement is made. */
  | 'NOW';

/** How the events of a window and group become one number. */
export type MeterAggregation =
  /** The sum by the number of values, to 20 decimal places. */
  | 'AVG'
  /** The number of events, whatever their data. */
  | 'COUNT'
  /** The value of the latest event; of equal times, of the one stored later. */
  | 'LATEST'
  /** The greatest value. */
  | 'MAX'
  /** The smallest value. */
  | 'MIN'
  /** The exact sum of the values. */
  | 'SUM'
  /** The number of distinct values, compared as text, in each window by itself. */
  | 'UNIQUE_COUNT'
  /** A level that values change, by time: the running total times the seconds that it was held, divided by the seconds of the whole window or billing period. It begins at 0, for a recurring meter at the level that earlier events had come to. */
  | 'WEIGHTED_SUM';

/** Names one meter: exactly one of these. */
export type MeterBy =
  {   /** The name that another system has for the live meter. */
  externalId: string; id?: never; key?: never; }
  |  { externalId?: never;   /** Its id in this graph; finds deleted meters too. */
  id: string; key?: never; }
  |  { externalId?: never; id?: never;   /** The key of the live meter. */
  key: string; };

/** A sample event; nothing is stored. */
export type MeterExpressionEventInput = {
  /** event.properties of the expression. Numbers are read exactly as written. */
  data?: Record<string, unknown> | null | undefined;
  /** event.timestamp of the expression; now when omitted. */
  time?: string | null | undefined;
  /** event.code of the expression: what happened, 1 to 256 characters. */
  type: string;
};

/** A property of events whose declared values tell usage apart. */
export type MeterFilterInput = {
  /** A member of the event's data, 1 to 256 characters; not a key of groupBy, nor subject, customer or customer_id. */
  key: string;
  /** 1 to 1,000 values of 1 to 256 characters, each once; not __ALL_FILTER_VALUES__. */
  values: Array<string>;
};

/** A dimension to break usage down by. */
export type MeterGroupByInput = {
  /** A letter or underscore, then letters, digits, underscores, at most 64 characters; not subject, customer or customer_id. */
  key: string;
  /** JSONPath to its value in the event's data: "$.model". Not that of valueProperty. */
  path: string;
};

/** How meters are sorted; ties by id. */
export type MeterOrder = {
  /** Which end comes first. */
  direction?: OrderDirection | null | undefined;
  /** What decides. */
  field: MeterOrderField;
};

/** What meters are sorted by. */
export type MeterOrderField =
  /** By the name of the aggregation. */
  | 'AGGREGATION'
  /** By when they were made. */
  | 'CREATED_AT'
  /** By key. */
  | 'KEY'
  /** By name. */
  | 'NAME'
  /** By when they were last changed. */
  | 'UPDATED_AT';

/** How the figures of a meter are rounded. */
export type MeterRoundingInput = {
  /** Which way. */
  function: RoundingFunction;
  /** Places after the point, -20 to 20: -2 rounds to hundreds. */
  precision?: number | null | undefined;
};

/** Which usage, and how it is broken down. Times count in whole seconds. */
export type MeterUsageInput = {
  /** Usage of these customers, at most 100: of all subjects attributed to them now. */
  customers?: Array<CustomerBy> | null | undefined;
  /** Conditions on dimensions; all of them must hold. */
  filterGroupBy?: Array<GroupByFilterInput> | null | undefined;
  /** Events at or after it; all earlier ones too when omitted. */
  from?: string | null | undefined;
  /** Keys of the meter's groupBy, and "subject" or "customer" (the latter only with customers). Filtering by subjects or customers also groups by them. */
  groupBy?: Array<string> | null | undefined;
  /** Usage of these subjects, at most 100. */
  subjects?: Array<string> | null | undefined;
  /** Events before it; all later ones too when omitted. */
  to?: string | null | undefined;
  /** One row for the whole range when omitted. */
  windowSize?: WindowSize | null | undefined;
  /** UTC when omitted. */
  windowTimeZone?: string | null | undefined;
};

/** So many units of the feature in each usage period. */
export type MeteredEntitlementTemplateInput = {
  /** Access stays when nothing is left. */
  isSoftLimit?: boolean | null | undefined;
  /** Units granted at the start of each usage period, 0 or more; none when omitted. */
  issueAfterReset?: string | null | undefined;
  /** Of that grant: 1 (burnt first) to 255; 1 when omitted. Only with issueAfterReset. */
  issueAfterResetPriority?: number | null | undefined;
  /** Your own data, keys of 1 to 256 characters; the entitlements that are given by it begin with it. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What was overdrawn is taken off the next usage period. */
  preserveOverageAtReset?: boolean | null | undefined;
  /** At least PT1H; the billing cadence when omitted. */
  usagePeriod?: string | null | undefined;
};

/** Which version takes over, when, and what that charges. */
export type MigrateSubscriptionInput = {
  /** Where the new billing periods are counted from; the old subscription's when omitted, or the migration itself when the proration is FULL. Of one billed by the calendar, it begins to keep that day's anniversary. */
  billingAnchor?: string | null | undefined;
  /** What a migration in the middle of a billing period charges; the organization's default for upgrades or downgrades when omitted. */
  proration?: PlanChangeProration | null | undefined;
  /** The phase of the version to begin with; when omitted the one that runs, where the version has one of its key, else the first. */
  startingPhase?: string | null | undefined;
  /** A published version that is newer than the one the subscription has; the version in force when omitted. */
  targetVersion?: number | null | undefined;
  /** At once when omitted. */
  timing?: SubscriptionTiming | null | undefined;
};

/** What a billing period of the whole subscription costs at least. */
export type MinimumCommitmentInput = {
  /** Of a whole period, above 0, in the plan's currency. */
  amount: string;
  /** What its invoice line says, 1 to 256 characters; "Minimum commitment" when omitted. */
  invoiceDisplayName?: string | null | undefined;
  /** Charged on it instead of those of the plan, which are when omitted; at most 20. */
  taxes?: Array<TaxBy> | null | undefined;
};

/** A single charge: of an add-on, or of its own. It comes to its units times its unit amount, rounded once. */
export type OneOffInvoiceLineInput = {
  /** An add-on in force whose only rate card is a flat price without a cadence; a charge of its own when omitted. */
  addonKey?: string | null | undefined;
  /** More about it, up to 1,024 characters; the add-on's description when omitted. */
  description?: string | null | undefined;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What is charged for, 1 to 256 characters; the add-on's name when omitted. Needed by a charge of its own. */
  name?: string | null | undefined;
  /** At most 20; omitted or empty: those of the add-on, else the customer's, else the organization's. */
  taxes?: Array<TaxBy> | null | undefined;
  /** What one costs, at least 0; the add-on's price when omitted. Needed by a charge of its own. */
  unitAmount?: string | null | undefined;
  /** How many, more than 0. */
  units?: string | null | undefined;
};

/** Which end comes first. */
export type OrderDirection =
  /** Smallest, earliest or first in the alphabet. */
  | 'ASC'
  /** The reverse. */
  | 'DESC';

/** What a subscription has of an add-on. */
export type OwnedAddonBy = {
  /** The add-on's key: a subscription can have one version of it. */
  addonKey: string;
  /** Who has it; ended subscriptions too. */
  subscription: SubscriptionBy;
};

/** An amount for every started package of units. */
export type PackagePriceInput = {
  /** A package, in the currency of the plan, 0 or more. */
  amount: string;
  /** Units of a period that belong to no package, 0 or more. */
  freeUnits?: string | null | undefined;
  /** What the whole period comes to at most, in the currency of the plan, 0 or more; no maximum when omitted. */
  maximumAmount?: string | null | undefined;
  /** What the whole period comes to at least, in the currency of the plan, 0 or more; no minimum when omitted. */
  minimumAmount?: string | null | undefined;
  /** Units in a package, above 0. */
  quantityPerPackage: string;
};

/** Names one payment: exactly one of these. */
export type PaymentBy =
  {   /** Its id in this graph. */
  id: string; reference?: never; }
  |  { id?: never;   /** The reference that it was recorded under. */
  reference: string; };

/** Payments that pass every member that is given. Ranges of instants include both ends. */
export type PaymentFilter = {
  /** Tried, or come, then or later. */
  createdAfter?: string | null | undefined;
  /** Tried, or come, then or earlier. */
  createdBefore?: string | null | undefined;
  /** Of one of these customers; one that does not exist has none. */
  customers?: Array<CustomerBy> | null | undefined;
  /** For this invoice, alone or with others; one that does not exist has none. */
  invoice?: InvoiceBy | null | undefined;
  /** In one of these. */
  statuses?: Array<PaymentStatus> | null | undefined;
};

/** Payment requests that pass every member that is given. */
export type PaymentRequestFilter = {
  /** Of one of these customers; one that does not exist has none. */
  customers?: Array<CustomerBy> | null | undefined;
  /** In one of these. */
  statuses?: Array<PaymentRequestStatus> | null | undefined;
};

/** How far a payment request is. */
export type PaymentRequestStatus =
  /** It was not paid, since the payer has to act; its invoices stay as they were. */
  | 'ACTION_REQUIRED'
  /** It was sent and asks for nothing any more: something of its invoices was paid, given up or asked for otherwise. */
  | 'CLOSED'
  /** It was not paid, and its invoices stay as they were. */
  | 'FAILED'
  /** All its invoices were paid by it. */
  | 'PAID'
  /** Its payment is under way; where it was sent, it waits for the money (recordPayment). */
  | 'PENDING';

/** Who took the money. */
export type PaymentSource =
  /** Somebody outside: recordPayment told of it. */
  | 'RECORDED'
  /** The sandbox, which moves none. */
  | 'SANDBOX';

/** What came of an attempt to be paid. */
export type PaymentStatus =
  /** The payer has to act. */
  | 'ACTION_REQUIRED'
  /** It was not paid; it is tried again as the billing profile says, or by retryInvoicePayment. */
  | 'FAILED'
  /** It was paid. */
  | 'PAID'
  /** The payment app will say later. */
  | 'PENDING'
  /** It will not be paid. */
  | 'UNCOLLECTIBLE';

/** When a flat price is due. */
export type PaymentTerm =
  /** At the start of its billing period. */
  | 'IN_ADVANCE'
  /** When its period is over. */
  | 'IN_ARREARS';

/** What was asked of a subscription and has not taken effect. */
export type PendingChangeKind =
  /** It ends. */
  | 'CANCELLATION'
  /** An item is sold that was not. */
  | 'ITEM_ADDED'
  /** An item is sold on other terms. */
  | 'ITEM_CHANGED'
  /** An item is no longer sold. */
  | 'ITEM_REMOVED'
  /** It is to stand still. */
  | 'PAUSE'
  /** Another subscription takes over. */
  | 'PLAN_CHANGE'
  /** It runs on after a pause. */
  | 'RESUMPTION';

/** A percentage of what is metered, and an amount for each event. Whichever allowance is used up first ends the free part. With a limit per transaction each event is priced by itself, in the order of time, and the free part lasts as long as either allowance. Anything but a rate needs a meter of SUM or COUNT. */
export type PercentagePriceInput = {
  /** For each event that is not free, in the currency of the plan, 0 or more. */
  fixedAmount?: string | null | undefined;
  /** The first so many events of a period are free, 1 or more; none when omitted. */
  freeUnitsPerEvents?: number | null | undefined;
  /** So much of what a period adds up to is free, 0 or more; nothing when omitted. */
  freeUnitsPerTotalAggregation?: string | null | undefined;
  /** What the whole period comes to at most, in the currency of the plan, 0 or more; no maximum when omitted. */
  maximumAmount?: string | null | undefined;
  /** What the whole period comes to at least, in the currency of the plan, 0 or more; no minimum when omitted. */
  minimumAmount?: string | null | undefined;
  /** What an event costs at most, not below perTransactionMinAmount; no such limit when omitted. */
  perTransactionMaxAmount?: string | null | undefined;
  /** What an event that is not free costs at least, in the currency of the plan, 0 or more; no such limit when omitted. */
  perTransactionMinAmount?: string | null | undefined;
  /** In percent, 0 or more: "1.3" of 100 is 1.3. */
  rate: string;
};

/** One step of a graduated percentage. */
export type PercentageTierInput = {
  /** Charged once the tier is reached, 0 or more. */
  flatPrice?: string | null | undefined;
  /** Of what falls into the tier, in percent, 0 or more. */
  rate: string;
  /** The last quantity of the tier, itself included; omitted for the last tier. */
  upToAmount?: string | null | undefined;
};

/** A stretch of time that holds its start and not its end. */
export type PeriodInput = {
  /** Inclusive. */
  from: string;
  /** Exclusive; after "from". */
  to: string;
};

/** What becomes of the time of a phase that is removed. */
export type PhaseShift =
  /** Later phases begin earlier by its length. */
  | 'NEXT'
  /** The phase before lasts longer by it. */
  | 'PREVIOUS';

/** Names one offer of an add-on with a plan: exactly one of these. */
export type PlanAddonBy =
  {   /** Its id in this graph; finds deleted offers too. */
  id: string; offer?: never; versionOffer?: never; }
  |  { id?: never;   /** The one of this plan for this add-on, whichever version it offers. */
  offer: PlanAddonOfferBy; versionOffer?: never; }
  |  { id?: never; offer?: never;   /** The one of this plan for this version of an add-on. */
  versionOffer: PlanAddonVersionBy; };

/** addonIds, addonKeys and addonVersions are alternatives: an offer passes with one of them. includeDeleted narrows further. */
export type PlanAddonFilter = {
  /** Of add-on versions with one of these ids. */
  addonIds?: Array<string> | null | undefined;
  /** Of any version of these add-ons. */
  addonKeys?: Array<string> | null | undefined;
  /** Of these add-on versions. */
  addonVersions?: Array<AddonVersionInput> | null | undefined;
  /** Deleted offers too. */
  includeDeleted?: boolean | null | undefined;
};

/** An add-on that a plan offers. */
export type PlanAddonOfferBy = {
  /** The add-on's key: a plan offers one version of it. */
  addonKey: string;
  /** The version of the plan that offers it. */
  plan: PlanBy;
};

/** How the add-ons of a plan are sorted; ties by id. */
export type PlanAddonOrder = {
  /** Which end comes first. */
  direction?: OrderDirection | null | undefined;
  /** What decides. */
  field: PlanAddonOrderField;
};

/** What the add-ons of a plan are sorted by. */
export type PlanAddonOrderField =
  /** By when they were offered. */
  | 'CREATED_AT'
  /** By id, which is the order they were offered in. */
  | 'ID'
  /** By when they were last changed. */
  | 'UPDATED_AT';

/** An add-on that a plan offers, by its version. */
export type PlanAddonVersionBy = {
  /** The id of the add-on's version. */
  addonId: string;
  /** The version of the plan that offers it. */
  plan: PlanBy;
};

/** Names one version of a plan: exactly one of these. */
export type PlanBy =
  {   /** The name that another system has for it: the version in force. */
  externalId: string; id?: never; key?: never; latest?: never; version?: never; }
  |  { externalId?: never;   /** Its id in this graph; finds deleted versions too. */
  id: string; key?: never; latest?: never; version?: never; }
  |  { externalId?: never; id?: never;   /** The version in force. */
  key: string; latest?: never; version?: never; }
  |  { externalId?: never; id?: never; key?: never;   /** The version with the highest number that is not deleted, whether it is in force or not. */
  latest: string; version?: never; }
  |  { externalId?: never; id?: never; key?: never; latest?: never;   /** The version with this number. */
  version: PlanVersionInput; };

/** What holds for changes of plan that do not say otherwise. Changes that are scheduled already stay as they are. */
export type PlanChangeDefaultInput = {
  /** What they charge. */
  proration: PlanChangeProration;
  /** When they take effect. */
  timing: PlanChangeTiming;
};

/** What a change in the middle of a billing period charges of recurring flat fees. Usage is always charged to the plan that ran when it happened. */
export type PlanChangeProration =
  /** The old plan's as they were charged, and a whole period of the new one that begins with the change. */
  | 'FULL'
  /** Nothing before the period that was charged is over; from then on the new plan is charged. */
  | 'NONE'
  /** Either plan's for the time it ran: what was charged of the old one for later is credited. A plan that prorates nothing is charged in full. */
  | 'PRORATED';

/** When a subscription changes its plan. */
export type PlanChangeTiming =
  /** When the running billing period ends. */
  | 'AT_RENEWAL'
  /** At once. */
  | 'NOW';

/** ids, keys, versions and currencies are alternatives: a version passes with one of them. status and includeDeleted narrow further. */
export type PlanFilter = {
  /** Versions in one of these currencies. */
  currencies?: Array<string> | null | undefined;
  /** Versions with one of these ids. */
  ids?: Array<string> | null | undefined;
  /** Deleted versions too. */
  includeDeleted?: boolean | null | undefined;
  /** All versions of these keys. */
  keys?: Array<string> | null | undefined;
  /** Versions with one of these statuses. */
  status?: Array<PlanStatus> | null | undefined;
  /** These versions. */
  versions?: Array<PlanVersionInput> | null | undefined;
};

/** How plan versions are sorted; ties by id. */
export type PlanOrder = {
  /** Which end comes first. */
  direction?: OrderDirection | null | undefined;
  /** What decides. */
  field: PlanOrderField;
};

/** What plan versions are sorted by. */
export type PlanOrderField =
  /** By when they were made. */
  | 'CREATED_AT'
  /** By id, which is the order they were made in. */
  | 'ID'
  /** By key, then version. */
  | 'KEY'
  /** By when they were last changed. */
  | 'UPDATED_AT'
  /** By version. */
  | 'VERSION';

/** A stretch of a subscription with its own rate cards. */
export type PlanPhaseInput = {
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** At least PT1H; omitted for the last phase and for no other. */
  duration?: string | null | undefined;
  /** Unique within the plan. */
  key: string;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What lists show, 1 to 256 characters. */
  name: string;
  /** At least one to be published. */
  rateCards: Array<RateCardInput>;
};

/** From the effective times alone. */
export type PlanStatus =
  /** In force: at most one version of a key is. */
  | 'ACTIVE'
  /** Out of sale; subscriptions to it go on. */
  | 'ARCHIVED'
  /** Never published; may still change. */
  | 'DRAFT'
  /** Takes effect at effectiveFrom. */
  | 'SCHEDULED';

/** One version of a plan. */
export type PlanVersionInput = {
  /** The plan's key. */
  key: string;
  /** Counts from 1. */
  version: number;
};

/** A cancellation, as for cancelSubscription. */
export type PreviewCancelInput = {
  /** At once when omitted. */
  timing?: SubscriptionTiming | null | undefined;
};

/** An edit, as for editSubscription. */
export type PreviewEditInput = {
  /** 1 to 100 edits, in their order. */
  edits: Array<SubscriptionEditInput>;
  /** When they take effect. */
  timing?: SubscriptionTimingPreset | null | undefined;
};

/** One step of a tiered price. It needs flatPrice, unitPrice or both. */
export type PriceTierInput = {
  /** Charged once the tier is reached, 0 or more. */
  flatPrice?: string | null | undefined;
  /** Charged for each unit of the tier, 0 or more. */
  unitPrice?: string | null | undefined;
  /** The last quantity of the tier, itself included; omitted for the last tier. */
  upToAmount?: string | null | undefined;
};

/** One event, as far as a price looks at it. */
export type PricedEventInput = {
  /** What it costs by itself, in `currency`; nothing when omitted. Only eventAmount looks at it. */
  amount?: string | null | undefined;
  /** What it adds to the quantity: its value, "1" of a meter that counts events. */
  value: string;
};

/** Which rule made a detailed line. */
export type PricingRule =
  /** Units and what one costs were decided by hand. */
  | 'ADJUSTED'
  /** Takes off what a usage threshold charged before. */
  | 'CHARGED_AT_THRESHOLD'
  /** What is missing to the minimum amount of all lines of a charge. */
  | 'CHARGE_MINIMUM'
  /** A metered amount of money times a multiplier. */
  | 'DYNAMIC'
  /** The amounts that events bring. */
  | 'EVENT_AMOUNT'
  /** A flat fee. */
  | 'FLAT'
  /** An event that is paid when it comes. */
  | 'IN_ADVANCE'
  /** A level that changed within the period, by its days in each tier. */
  | 'LEVEL_BY_DAYS'
  /** What is missing to the minimum amount of the price. */
  | 'MINIMUM_AMOUNT'
  /** What is missing to the minimum commitment of a subscription's billing period. */
  | 'MINIMUM_COMMITMENT'
  /** Started packages. */
  | 'PACKAGE'
  /** A percentage of what was metered. */
  | 'PERCENTAGE'
  /** The fixed amount of each event. */
  | 'PERCENTAGE_FIXED_AMOUNT'
  /** Usage up to a usage threshold. */
  | 'THRESHOLD'
  /** The flat price of a tier. */
  | 'TIER_FLAT'
  /** The percentage of a tier. */
  | 'TIER_PERCENTAGE'
  /** Units at the price of a tier. */
  | 'TIER_UNITS'
  /** Events that cost the maximum per transaction. */
  | 'TRANSACTION_MAXIMUM'
  /** Events that cost the minimum per transaction. */
  | 'TRANSACTION_MINIMUM'
  /** Units at one price. */
  | 'UNIT';

/** Whether flat fees of a part of a period are charged in proportion. */
export type ProRating =
  /** They are charged in full. */
  | 'NONE'
  /** By days of the subscription's time zone, a day begun counting whole and only once: what takes over on a day is charged for it. Where the subscription ends, fees are charged up to and with that day, and what was paid in advance for later is credited. */
  | 'PRORATE_BY_DAY'
  /** In proportion to the elapsed time; in full where the end of the subscription cut the period. */
  | 'PRORATE_PRICES';

/** A part of the usage of a rate card with a price of its own. */
export type RateCardFilterInput = {
  /** What its invoice line says beside the rate card's name, 1 to 256 characters; its values when omitted. */
  invoiceDisplayName?: string | null | undefined;
  /** What these events cost; any price but a flat one. */
  price: RateCardPriceInput;
  /** The events that have one of the values of each dimension; at least one dimension. */
  values: Array<DimensionValuesInput>;
};

/** One position of an offer. */
export type RateCardInput = {
  /** At least PT1H and an exact multiple or part of the plan's; charged once when omitted, which only a flat price can be. */
  billingCadence?: string | null | undefined;
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** What is taken off. */
  discounts?: DiscountsInput | null | undefined;
  /** The right that comes with it. Needs featureKey. */
  entitlementTemplate?: EntitlementTemplateInput | null | undefined;
  /** The live feature that it sells. Every price but a flat one needs one with a meter. */
  featureKey?: string | null | undefined;
  /** Parts of the usage with prices of their own. An event is charged by the one with the most dimensions of those that it passes, the first of several, else by price. */
  filters?: Array<RateCardFilterInput> | null | undefined;
  /** Of what is paid in advance: invoiced at once; else its lines wait for the invoice of their period. */
  invoiceable?: boolean | null | undefined;
  /** Unique within its phase; equal to featureKey where that is given. */
  key: string;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What a whole period costs at least, over all filters together; by days of a part of one. Not with payInAdvance. */
  minimumAmount?: string | null | undefined;
  /** What invoice lines begin with, 1 to 256 characters. */
  name: string;
  /** Charges each event when it happens. For meters of SUM, COUNT and UNIQUE_COUNT, and not for a volume price. */
  payInAdvance?: boolean | null | undefined;
  /** Free of charge when omitted. */
  price?: RateCardPriceInput | null | undefined;
  /** Counts what a recurring meter carries from period to period by the days that it lasts. For a unit or tiered price; in advance for a unit price. */
  prorated?: boolean | null | undefined;
  /** How a tax provider is to treat it; by the defaults when omitted. */
  taxConfig?: TaxConfigInput | null | undefined;
  /** Charged on it instead of those of the plan or add-on, which are when omitted; at most 20. */
  taxes?: Array<TaxBy> | null | undefined;
};

/** The pricing rule of a rate card: exactly one of these. */
export type RateCardPriceInput =
  {   /** The metered amount of money, with a margin. */
  dynamic: DynamicPriceInput; eventAmount?: never; flat?: never; graduatedPercentage?: never; package?: never; percentage?: never; tiered?: never; unit?: never; }
  |  { dynamic?: never;   /** The amounts that the events bring. */
  eventAmount: EventAmountPriceInput; flat?: never; graduatedPercentage?: never; package?: never; percentage?: never; tiered?: never; unit?: never; }
  |  { dynamic?: never; eventAmount?: never;   /** One amount a period. */
  flat: FlatPriceInput; graduatedPercentage?: never; package?: never; percentage?: never; tiered?: never; unit?: never; }
  |  { dynamic?: never; eventAmount?: never; flat?: never;   /** A percentage that depends on how much there is. */
  graduatedPercentage: GraduatedPercentagePriceInput; package?: never; percentage?: never; tiered?: never; unit?: never; }
  |  { dynamic?: never; eventAmount?: never; flat?: never; graduatedPercentage?: never;   /** An amount for every started package. */
  package: PackagePriceInput; percentage?: never; tiered?: never; unit?: never; }
  |  { dynamic?: never; eventAmount?: never; flat?: never; graduatedPercentage?: never; package?: never;   /** A percentage of what is metered, with allowances and limits. */
  percentage: PercentagePriceInput; tiered?: never; unit?: never; }
  |  { dynamic?: never; eventAmount?: never; flat?: never; graduatedPercentage?: never; package?: never; percentage?: never;   /** Amounts that depend on how many units there are. */
  tiered: TieredPriceInput; unit?: never; }
  |  { dynamic?: never; eventAmount?: never; flat?: never; graduatedPercentage?: never; package?: never; percentage?: never; tiered?: never;   /** The same amount for every unit. */
  unit: UnitPriceInput; };

/** Money that came outside of any payment app. */
export type RecordPaymentInput = {
  /** Above 0, at most amountOutstanding of the invoice, with no more decimals than the currency has; for a payment request all that it asks for. */
  amount: string;
  /** What it is for: an issued invoice that is not paid. Either this or paymentRequest. */
  invoice?: InvoiceBy | null | undefined;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** When it came, in the customer's time, not after now; now when omitted. */
  paidAt?: string | null | undefined;
  /** What it is for: a payment request that was sent and is PENDING, all invoices of which it pays. Either this or invoice. */
  paymentRequest?: string | null | undefined;
  /** Names the payment in the organization, 1 to 256 characters: recorded again for the same and with the same amount it is the same one. */
  reference: string;
};

/** A coupon that gave discounts of a recorded invoice. */
export type RecordedInvoiceCouponInput = {
  /** What it gave; all discounts of the lines when omitted, which one coupon alone can. */
  amount?: string | null | undefined;
  /** Which one. */
  coupon: CouponBy;
};

/** A line of an invoice that another system issued. Amounts are at least 0, in the minor unit of the invoice's currency. */
export type RecordedInvoiceLineInput = {
  /** Of the whole line, before discount and tax. */
  amount: string;
  /** How often it is charged; once when omitted. */
  billingCadence?: string | null | undefined;
  /** What is taken off, at most the amount. */
  discountAmount?: string | null | undefined;
  /** The name that the other system has for it, 1 to 256 characters. */
  externalId?: string | null | undefined;
  /** What is charged for, 1 to 256 characters; its external id when omitted. */
  name?: string | null | undefined;
  /** What is charged for in time; the invoice's period when omitted. */
  period?: PeriodInput | null | undefined;
  /** More than 0. Told, not computed with. */
  quantity?: string | null | undefined;
  /** What comes on top. */
  taxAmount?: string | null | undefined;
};

/** How a subscription stands in the words of the system that runs it. */
export type RecordedStatus =
  /** It runs. */
  | 'ACTIVE'
  /** It is over. */
  | 'CANCELED'
  /** Its first payment is awaited. */
  | 'INCOMPLETE'
  /** Its first payment never came: it is over. */
  | 'INCOMPLETE_EXPIRED'
  /** A payment is late. */
  | 'PAST_DUE'
  /** In its trial. */
  | 'TRIALING'
  /** A payment was given up. */
  | 'UNPAID';

/** What another system says of a subscription that it runs. Status and end of the subscription follow from it. */
export type RecordedSubscriptionInput = {
  /** Whether it ends with the current period, which must be known then. */
  cancelAtPeriodEnd: boolean;
  /** When it was canceled: now when omitted with CANCELED, else kept as it was; null: it is not. With ACTIVE or TRIALING only beside cancelAtPeriodEnd. */
  canceledAt?: string | null | undefined;
  /** Its billing period; kept as it was when omitted. */
  currentPeriod?: PeriodInput | null | undefined;
  /** How it stands. CANCELED and INCOMPLETE_EXPIRED are for good. */
  status: RecordedStatus;
};

/** Instants at equal distances, before and after an anchor. */
export type RecurringPeriodInput = {
  /** One of the instants; now when omitted. Its seconds are dropped. */
  anchor?: string | null | undefined;
  /** The distance: PT1H to P100Y. */
  interval: string;
};

/** What came of an attempt to give money back. */
export type RefundAttemptStatus =
  /** It was not given back. */
  | 'FAILED'
  /** The payment app will say later. */
  | 'PENDING'
  /** The payment app is about to be asked. */
  | 'REQUESTED'
  /** It was given back. */
  | 'SUCCEEDED'
  /** Somebody said otherwise what became of it before the payment app was asked. */
  | 'WITHDRAWN';

/** Sells one thing less: in the phase that runs it ends when the edit takes effect, a later phase begins without it. */
export type RemoveItemEdit = {
  /** The key of an item of that phase. */
  itemKey: string;
  /** The key of a phase that is not over. */
  phaseKey: string;
};

/** Takes away a phase that has not begun. */
export type RemovePhaseEdit = {
  /** The key of a phase that has not begun. */
  phaseKey: string;
  /** What becomes of its time. */
  shift: PhaseShift;
};

/** How a reservation stands. */
export type ReservationStatus =
  /** What was used is counted. */
  | 'COMMITTED'
  /** It holds nothing any longer. What was used after all can still be committed. */
  | 'EXPIRED'
  /** It holds its amount. */
  | 'OPEN'
  /** It was given back: nothing was used. */
  | 'RELEASED';

/** Which usage begins anew, and how. */
export type ResetEntitlementUsageInput = {
  /** Whose usage. With entitlementId it may be left out. */
  customer?: CustomerBy | null | undefined;
  /** Now when omitted. Back to the start of the running usage period, after the last reset. Its seconds are dropped. */
  effectiveAt?: string | null | undefined;
  /** A metered entitlement that is active now, by its id in this graph. This or featureKey. */
  entitlementId?: string | null | undefined;
  /** Of the feature to which the customer has a metered entitlement now. This or entitlementId. */
  featureKey?: string | null | undefined;
  /** What was overdrawn is taken off the new period; the entitlement's own setting when omitted. */
  preserveOverage?: boolean | null | undefined;
  /** True keeps the anchor of the usage periods, false moves it to effectiveAt. */
  retainAnchor?: boolean | null | undefined;
};

/** How a number is rounded. */
export type RoundingFunction =
  /** Up, towards plus infinity. */
  | 'CEIL'
  /** Down, towards minus infinity. */
  | 'FLOOR'
  /** To the nearest, halves away from zero. */
  | 'ROUND';

/** Sells more or less of a thing with a recurring flat price, such as seats, from when the edit takes effect. */
export type SetItemQuantityEdit = {
  /** The key of an item of that phase with a recurring flat price. */
  itemKey: string;
  /** The key of a phase that is not over. */
  phaseKey: string;
  /** How many from then on, 1 to 1,000,000: the price is charged so many times. */
  quantity: number;
};

/** An invoice that might be. */
export type SimulateInvoiceInput = {
  /** Of all amounts. */
  currency: string;
  /** Whose coupons, credits, taxes and billing profile count; omitted: nobody's, with the organization's taxes and default profile. */
  customer?: CustomerBy | null | undefined;
  /** 1 to 100 charges. */
  lines: Array<SimulatedInvoiceLineInput>;
  /** What it is called, 1 to 64 characters. */
  number?: string | null | undefined;
};

/** A charge with how much of it is used. */
export type SimulatedInvoiceLineInput = {
  /** More about it, up to 1,024 characters. */
  description?: string | null | undefined;
  /** What is taken off. */
  discounts?: DiscountsInput | null | undefined;
  /** Whose use is charged: a feature with a meter. Needed by every price but a flat one. */
  featureKey?: string | null | undefined;
  /** When it falls due to be invoiced, in whole seconds; for usage not before its period ends. */
  invoiceAt: string;
  /** Your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What is charged for, 1 to 256 characters. */
  name: string;
  /** What is charged for in time, in whole seconds; not empty for usage. */
  period: PeriodInput;
  /** How much was used before in the same period, 0 or more: tiers, packages and free units go on from there. Not of a flat price. */
  preLinePeriodQuantity?: string | null | undefined;
  /** The pricing rule; a flat fee is charged as it is, whatever the period. */
  price: RateCardPriceInput;
  /** How much is used, 0 or more; of a flat price, so many times. Omitted: nothing, and a flat price once. */
  quantity?: string | null | undefined;
  /** How a tax stands to its price; on top when omitted. */
  taxConfig?: TaxConfigInput | null | undefined;
  /** Charged on it instead of the customer's and the organization's, at most 20; theirs when omitted. */
  taxes?: Array<TaxBy> | null | undefined;
};

/** A value that the application reads. */
export type StaticEntitlementTemplateInput = {
  /** The value. */
  config: Record<string, unknown>;
  /** Your own data, keys of 1 to 256 characters; the entitlements that are given by it begin with it. */
  metadata?: Record<string, unknown> | null | undefined;
};

/** Makes a phase longer or shorter: every later phase moves by it. */
export type StretchPhaseEdit = {
  /** Above zero to make it longer, below to make it shorter; no phase may lose all its time. */
  extendBy: string;
  /** The key of a phase that is not over and not the last. */
  phaseKey: string;
};

/** Exactly one operator; and, or combine filters, up to five deep. Texts compare by code point. */
export type StringFilterInput =
  {   /** Passes all of these, at least one. */
  and: Array<StringFilterInput>; eq?: never; gt?: never; gte?: never; ilike?: never; in?: never; like?: never; lt?: never; lte?: never; ne?: never; nilike?: never; nin?: never; nlike?: never; or?: never; }
  |  { and?: never;   /** Is this text. */
  eq: string; gt?: never; gte?: never; ilike?: never; in?: never; like?: never; lt?: never; lte?: never; ne?: never; nilike?: never; nin?: never; nlike?: never; or?: never; }
  |  { and?: never; eq?: never;   /** Comes after this text. */
  gt: string; gte?: never; ilike?: never; in?: never; like?: never; lt?: never; lte?: never; ne?: never; nilike?: never; nin?: never; nlike?: never; or?: never; }
  |  { and?: never; eq?: never; gt?: never;   /** Comes after this text or is it. */
  gte: string; ilike?: never; in?: never; like?: never; lt?: never; lte?: never; ne?: never; nilike?: never; nin?: never; nlike?: never; or?: never; }
  |  { and?: never; eq?: never; gt?: never; gte?: never;   /** Matches this pattern whatever the case. */
  ilike: string; in?: never; like?: never; lt?: never; lte?: never; ne?: never; nilike?: never; nin?: never; nlike?: never; or?: never; }
  |  { and?: never; eq?: never; gt?: never; gte?: never; ilike?: never;   /** Is one of these, at most 100. */
  in: Array<string>; like?: never; lt?: never; lte?: never; ne?: never; nilike?: never; nin?: never; nlike?: never; or?: never; }
  |  { and?: never; eq?: never; gt?: never; gte?: never; ilike?: never; in?: never;   /** Matches this pattern as a whole: % is any run, _ one character, a backslash takes the next one literally. */
  like: string; lt?: never; lte?: never; ne?: never; nilike?: never; nin?: never; nlike?: never; or?: never; }
  |  { and?: never; eq?: never; gt?: never; gte?: never; ilike?: never; in?: never; like?: never;   /** Comes before this text. */
  lt: string; lte?: never; ne?: never; nilike?: never; nin?: never; nlike?: never; or?: never; }
  |  { and?: never; eq?: never; gt?: never; gte?: never; ilike?: never; in?: never; like?: never; lt?: never;   /** Comes before this text or is it. */
  lte: string; ne?: never; nilike?: never; nin?: never; nlike?: never; or?: never; }
  |  { and?: never; eq?: never; gt?: never; gte?: never; ilike?: never; in?: never; like?: never; lt?: never; lte?: never;   /** Is not this text. */
  ne: string; nilike?: never; nin?: never; nlike?: never; or?: never; }
  |  { and?: never; eq?: never; gt?: never; gte?: never; ilike?: never; in?: never; like?: never; lt?: never; lte?: never; ne?: never;   /** Does not match this pattern whatever the case. */
  nilike: string; nin?: never; nlike?: never; or?: never; }
  |  { and?: never; eq?: never; gt?: never; gte?: never; ilike?: never; in?: never; like?: never; lt?: never; lte?: never; ne?: never; nilike?: never;   /** Is none of these, at most 100. */
  nin: Array<string>; nlike?: never; or?: never; }
  |  { and?: never; eq?: never; gt?: never; gte?: never; ilike?: never; in?: never; like?: never; lt?: never; lte?: never; ne?: never; nilike?: never; nin?: never;   /** Does not match this pattern. */
  nlike: string; or?: never; }
  |  { and?: never; eq?: never; gt?: never; gte?: never; ilike?: never; in?: never; like?: never; lt?: never; lte?: never; ne?: never; nilike?: never; nin?: never; nlike?: never;   /** Passes one of these, at least one. */
  or: Array<StringFilterInput>; };

/** Names one subject: exactly one of these. */
export type SubjectBy =
  {   /** Its id in this graph; finds deleted subjects too. */
  id: string; key?: never; }
  |  { id?: never;   /** The key of the live subject. */
  key: string; };

/** A subject. Where a live one has the key: a field that is left out stays, null clears it. */
export type SubjectInput = {
  /** Kept as it is given. */
  currentPeriodEnd?: string | null | undefined;
  /** Kept as it is given. */
  currentPeriodStart?: string | null | undefined;
  /** What lists and CSV files show, 1 to 256 characters. */
  displayName?: string | null | undefined;
  /** What events name, 1 to 1,024 characters. */
  key: string;
  /** All of your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** Kept as it is given: cus_ and more, up to 256 characters. */
  stripeCustomerId?: string | null | undefined;
};

/** Names one add-on of a subscription: exactly one of these. */
export type SubscriptionAddonBy =
  {   /** Its id in this graph. */
  id: string; owned?: never; }
  |  { id?: never;   /** The one of this subscription and this add-on. */
  owned: OwnedAddonBy; };

/** From when on there are so many of an add-on: exactly one of these. What was to change later is replaced. */
export type SubscriptionAddonTiming =
  {   /** Any instant that is not in the customer's past. */
  at: string; preset?: never; }
  |  { at?: never;   /** A time by its name. */
  preset: SubscriptionTimingPreset; };

/** Names one subscription: exactly one of these. */
export type SubscriptionBy =
  {   /** The name that another system has for it. */
  externalId: string; id?: never; key?: never; }
  |  { externalId?: never;   /** Its id in this graph; finds withdrawn ones too. */
  id: string; key?: never; }
  |  { externalId?: never; id?: never;   /** Your own name for it. */
  key: string; };

/** The change that is previewed: exactly one of these. */
export type SubscriptionChangeInput =
  {   /** What cancelSubscription does. */
  cancel: PreviewCancelInput; change?: never; edit?: never; migrate?: never; restore?: never; unscheduleCancellation?: never; }
  |  { cancel?: never;   /** What changeSubscription does. */
  change: ChangeSubscriptionInput; edit?: never; migrate?: never; restore?: never; unscheduleCancellation?: never; }
  |  { cancel?: never; change?: never;   /** What editSubscription does. */
  edit: PreviewEditInput; migrate?: never; restore?: never; unscheduleCancellation?: never; }
  |  { cancel?: never; change?: never; edit?: never;   /** What migrateSubscription does. */
  migrate: MigrateSubscriptionInput; restore?: never; unscheduleCancellation?: never; }
  |  { cancel?: never; change?: never; edit?: never; migrate?: never;   /** True: what restoreSubscription does. */
  restore: boolean; unscheduleCancellation?: never; }
  |  { cancel?: never; change?: never; edit?: never; migrate?: never; restore?: never;   /** True: what unscheduleCancellation does. */
  unscheduleCancellation: boolean; };

/** One step of an edit: exactly one of these. */
export type SubscriptionEditInput =
  {   /** Sells one thing more, or in place of another. */
  addItem: AddItemEdit; addPhase?: never; removeItem?: never; removePhase?: never; setQuantity?: never; stretchPhase?: never; unscheduleEdit?: never; }
  |  { addItem?: never;   /** Adds a phase. */
  addPhase: AddPhaseEdit; removeItem?: never; removePhase?: never; setQuantity?: never; stretchPhase?: never; unscheduleEdit?: never; }
  |  { addItem?: never; addPhase?: never;   /** Sells one thing less. */
  removeItem: RemoveItemEdit; removePhase?: never; setQuantity?: never; stretchPhase?: never; unscheduleEdit?: never; }
  |  { addItem?: never; addPhase?: never; removeItem?: never;   /** Takes away a phase. */
  removePhase: RemovePhaseEdit; setQuantity?: never; stretchPhase?: never; unscheduleEdit?: never; }
  |  { addItem?: never; addPhase?: never; removeItem?: never; removePhase?: never;   /** Sells more or less of a thing. */
  setQuantity: SetItemQuantityEdit; stretchPhase?: never; unscheduleEdit?: never; }
  |  { addItem?: never; addPhase?: never; removeItem?: never; removePhase?: never; setQuantity?: never;   /** Makes a phase longer or shorter. */
  stretchPhase: StretchPhaseEdit; unscheduleEdit?: never; }
  |  { addItem?: never; addPhase?: never; removeItem?: never; removePhase?: never; setQuantity?: never; stretchPhase?: never;   /** True: takes back what earlier edits scheduled in the phase that runs. */
  unscheduleEdit: boolean; };

/** Subscriptions that pass every member that is given. */
export type SubscriptionFilter = {
  /** Of this customer; none when there is no such customer. */
  customer?: CustomerBy | null | undefined;
  /** Withdrawn ones too. */
  includeDeleted?: boolean | null | undefined;
  /** Made from a plan of one of these keys, whichever version; none of an empty list. */
  plans?: Array<string> | null | undefined;
  /** Of one of these statuses now, in the customer's time; none of an empty list. */
  statuses?: Array<SubscriptionStatus> | null | undefined;
};

/** Who runs a subscription. */
export type SubscriptionManager =
  /** Another system runs it; here it is recorded, and neither billed nor granted. */
  | 'EXTERNAL'
  /** It is billed and granted here. */
  | 'TOLLGATE';

/** How subscriptions are sorted; ties by id. */
export type SubscriptionOrder = {
  /** Which end comes first. */
  direction?: OrderDirection | null | undefined;
  /** What decides. */
  field: SubscriptionOrderField;
};

/** What subscriptions are sorted by. */
export type SubscriptionOrderField =
  /** By their start. */
  | 'ACTIVE_FROM'
  /** By when they were made. */
  | 'CREATED_AT';

/** How a subscription stands, beside its status. The graver goes first: PAUSED, then UNPAID and PAST_DUE, then TRIALING. */
export type SubscriptionStanding =
  /** Nothing is the matter. */
  | 'GOOD'
  /** Its first payment is awaited; only of subscriptions that are run elsewhere. */
  | 'INCOMPLETE'
  /** Its first payment never came; only of subscriptions that are run elsewhere. */
  | 'INCOMPLETE_EXPIRED'
  /** An invoice of it was not paid in time, or its payment failed. */
  | 'PAST_DUE'
  /** It stands still: nothing runs, is granted or charged. */
  | 'PAUSED'
  /** It runs and its fees have not begun: a trial period, or a phase that charges nothing before one that does. */
  | 'TRIALING'
  /** An invoice of it was given up as uncollectible. */
  | 'UNPAID';

/** From times alone. */
export type SubscriptionStatus =
  /** Runs without end. */
  | 'ACTIVE'
  /** Still runs and will end at activeTo. */
  | 'CANCELED'
  /** Over, or withdrawn before it began. */
  | 'INACTIVE'
  /** Not yet begun. */
  | 'SCHEDULED';

/** When a change takes effect: exactly one of these. */
export type SubscriptionTiming =
  {   /** The start or end of a billing period, not in the past. */
  at: string; preset?: never; }
  |  { at?: never;   /** A time by its name. */
  preset: SubscriptionTimingPreset; };

/** A time by its name, in the customer's time. */
export type SubscriptionTimingPreset =
  /** At once. */
  | 'IMMEDIATE'
  /** When the running billing period ends. */
  | 'NEXT_BILLING_CYCLE';

/** Who bills. */
export type SupplierInput = {
  /** Where it is; the country is needed. */
  address: AddressInput;
  /** Your key for it, 1 to 256 characters. */
  key?: string | null | undefined;
  /** The name it has by law, where that is another, 1 to 256 characters. */
  legalName?: string | null | undefined;
  /** Its number in a register of companies, 1 to 256 characters. */
  legalNumber?: string | null | undefined;
  /** Its name on invoices, 1 to 256 characters. */
  name: string;
  /** Its VAT number or another tax number, 1 to 64 characters. */
  taxId?: string | null | undefined;
};

/** How a tax stands to the price. */
export type TaxBehavior =
  /** It comes on top of the price. */
  | 'EXCLUSIVE'
  /** The price holds it. */
  | 'INCLUSIVE';

/** Names one tax: exactly one of these. */
export type TaxBy =
  {   /** The name that another system has for the live tax. */
  externalId: string; id?: never; key?: never; }
  |  { externalId?: never;   /** Its id in this graph. */
  id: string; key?: never; }
  |  { externalId?: never; id?: never;   /** The key of the live tax. */
  key: string; };

/** How a tax provider is to treat what is sold. What is omitted falls back to the invoice's default, then to the provider's. */
export type TaxConfigInput = {
  /** How the tax stands to the price. */
  behavior?: TaxBehavior | null | undefined;
  /** The code for a custom invoicing app, 1 to 256 characters. */
  customInvoicingCode?: string | null | undefined;
  /** Stripe's product tax code: "txcd_" and eight digits. */
  stripeCode?: string | null | undefined;
};

/** Taxes that pass every member that is given. */
export type TaxFilter = {
  /** Whether they are charged wherever nothing else is named. */
  appliedToOrganization?: boolean | null | undefined;
  /** Deleted taxes too. */
  includeDeleted?: boolean | null | undefined;
};

/** What invoices have to say about a tax, in one language. */
export type TaxTextInput = {
  /** The language: ISO 639-1, lower case: "en". */
  locale: string;
  /** As it stands on documents, 1 to 600 characters: "Reverse charge". */
  text: string;
};

/** What the bounds of tiers divide. */
export type TierRule =
  /** Any quantities: a tier begins where the one before it ends, and the first is entered by no usage at all, so its flat amount is always due. OpenMeter's rule. */
  | 'CONTINUOUS'
  /** Whole units: bounds are integers, a range begins one unit after the one before it, and no usage enters none. Lago's rule. */
  | 'INTEGER_RANGES';

/** The amount of a unit depends on how many there are. */
export type TieredPriceInput = {
  /** What the whole period comes to at most, in the currency of the plan, 0 or more; no maximum when omitted. */
  maximumAmount?: string | null | undefined;
  /** What the whole period comes to at least, in the currency of the plan, 0 or more; no minimum when omitted. */
  minimumAmount?: string | null | undefined;
  /** Which units a tier prices. */
  mode: TieredPriceMode;
  /** What the bounds divide. */
  tierRule?: TierRule | null | undefined;
  /** At least one, and exactly one without upToAmount. */
  tiers: Array<PriceTierInput>;
};

/** Which units a tier prices. */
export type TieredPriceMode =
  /** Each tier prices the units that fall into it. */
  | 'GRADUATED'
  /** The tier that the total falls into prices all units. */
  | 'VOLUME';

/** A range of instants: all of the bounds that are given, and one of the ranges of `or` where there are any. */
export type TimeFilterInput = {
  /** After it. */
  gt?: string | null | undefined;
  /** At it or after. */
  gte?: string | null | undefined;
  /** Before it. */
  lt?: string | null | undefined;
  /** At it or before. */
  lte?: string | null | undefined;
  /** In at least one of these ranges, 1 to 100. */
  or?: Array<TimeRangeInput> | null | undefined;
};

/** A range of instants: all of the bounds that are given. */
export type TimeRangeInput = {
  /** After it. */
  gt?: string | null | undefined;
  /** At it or after. */
  gte?: string | null | undefined;
  /** Before it. */
  lt?: string | null | undefined;
  /** At it or before. */
  lte?: string | null | undefined;
};

/** What one unit of usage costs its seller: exactly one of these. */
export type UnitCostInput =
  {   /** The price of a token. */
  llm: LlmUnitCostInput; manual?: never; }
  |  { llm?: never;   /** An amount. */
  manual: ManualUnitCostInput; };

/** The same amount for every unit. */
export type UnitPriceInput = {
  /** A unit, in the currency of the plan, 0 or more. */
  amount: string;
  /** What the whole period comes to at most, in the currency of the plan, 0 or more; no maximum when omitted. */
  maximumAmount?: string | null | undefined;
  /** What the whole period comes to at least, in the currency of the plan, 0 or more; no minimum when omitted. */
  minimumAmount?: string | null | undefined;
};

/** Why usage has no price. It is never free because of that. */
export type UnpricedReason =
  /** Its events do not say the model. */
  | 'MODEL_MISSING'
  /** No price of the model is in force: make an override. */
  | 'PRICE_NOT_FOUND'
  /** Its events do not say the provider. */
  | 'PROVIDER_MISSING'
  /** The model has no price for tokens of that type: make an override that has one. */
  | 'TOKEN_PRICE_NOT_FOUND'
  /** Its events name no known type of token. */
  | 'TOKEN_TYPE_UNKNOWN';

/** How a fee that was charged in advance is given back for the time that is not used. */
export type UnusedTimeCredit =
  /** By a credit note on the invoice that charged it, which later invoices use. */
  | 'CREDIT_NOTE'
  /** By a line below zero on the next invoice that comes to enough. */
  | 'LINE';

/** All that the draft offers from now on; key and currency stay. */
export type UpdateAddonInput = {
  /** A note of yours, up to 1,024 characters; cleared when omitted. */
  description?: string | null | undefined;
  /** How often a subscription can have it. */
  instanceType: AddonInstanceType;
  /** All of your own data; cleared when omitted. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What buyers see, 1 to 256 characters to be published. */
  name: string;
  /** All of them, in their order. */
  rateCards: Array<RateCardInput>;
  /** All of them, at most 20; none when omitted. */
  taxes?: Array<TaxBy> | null | undefined;
};

/** What to change: fields that are left out stay as they are. */
export type UpdateBillingProfileInput = {
  /** More about it; null clears. */
  description?: string | null | undefined;
  /** True takes the place of the default one; false is refused for the default one. */
  isDefault?: boolean | null | undefined;
  /** Your own data; null clears. */
  metadata?: Record<string, unknown> | null | undefined;
  /** Its name, 1 to 256 characters; it has one, so null is refused. */
  name?: string | null | undefined;
  /** The whole new supplier. */
  supplier?: SupplierInput | null | undefined;
  /** What to change of its settings; null sets all of them back to how profiles begin. */
  workflow?: BillingWorkflowInput | null | undefined;
};

/** What changes of a coupon; what is left out stays. Once it was applied, only name, metadata, and when and how often it can be given do. */
export type UpdateCouponInput = {
  /** What buyers type, 1 to 256 characters. */
  code?: string | null | undefined;
  /** A note of yours, up to 1,024 characters; null clears it. */
  description?: string | null | undefined;
  /** RECURRING: for how many months, 1 to 999; in place of frequencyDuration. */
  durationInMonths?: number | null | undefined;
  /** From then on nobody is given it; in the future. Null: never. */
  expiresAt?: string | null | undefined;
  /** For how many invoices it is. */
  frequency?: CouponFrequency | null | undefined;
  /** RECURRING: for how many, 1 to 999; in place of durationInMonths. */
  frequencyDuration?: number | null | undefined;
  /** What it reaches, in place of what it did; null: everything. */
  limitedTo?: CouponLimitsInput | null | undefined;
  /** How often it can be given in all: at least 1, and as often as it was. Null: without an end. */
  maxRedemptions?: number | null | undefined;
  /** How often it can be given to one customer, at least 1. Null: as reusable says. */
  maxRedemptionsPerCustomer?: number | null | undefined;
  /** Your own data, in place of what was; null clears it. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What invoices show, 1 to 256 characters. */
  name?: string | null | undefined;
  /** Whether one customer may be given it more than once. */
  reusable?: boolean | null | undefined;
  /** Nobody is given it before; before expiresAt. Null: at once. */
  startsAt?: string | null | undefined;
  /** What is taken off. */
  value?: CouponValueInput | null | undefined;
};

/** What changes; what is omitted stays. Amounts never change. */
export type UpdateCreditNoteInput = {
  /** In words, 1 to 1,024 characters; null takes it away. */
  description?: string | null | undefined;
  /** Your own data, up to 64 KiB; null takes it away. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What became of a refund, by hand: that it was made outside, or what a payment app does not tell. PENDING has one that failed asked for again, and one that is under way asked for once more, which gives nothing back twice. Cannot be null, and stays once it has succeeded. */
  refundStatus?: CreditNoteRefundStatus | null | undefined;
};

/** What changes: a field that is left out stays, null clears it. */
export type UpdateCustomerInput = {
  /** The whole new address. */
  billingAddress?: AddressInput | null | undefined;
  /** What it pays in; fixed once it has a priced subscription. */
  currency?: string | null | undefined;
  /** A business or a person. */
  customerType?: CustomerType | null | undefined;
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** The name that another system has for it. */
  externalId?: string | null | undefined;
  /** Free text, 1 to 256 characters, unique among live customers. */
  key?: string | null | undefined;
  /** The name it has by law, 1 to 256 characters. Issued invoices keep what they say. */
  legalName?: string | null | undefined;
  /** Its number in a register of companies, 1 to 256 characters. */
  legalNumber?: string | null | undefined;
  /** All of your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** The name on its invoices; cannot be cleared. */
  name?: string | null | undefined;
  /** Where its invoices go. */
  primaryEmail?: string | null | undefined;
  /** All of its subject keys; cannot change while a subscription is active. */
  subjectKeys?: Array<string> | null | undefined;
  /** Its VAT number or another tax number, 1 to 64 characters. */
  taxIdentificationNumber?: string | null | undefined;
  /** For display and for billing by calendar days. */
  timeZone?: string | null | undefined;
};

/** What changes of a dunning campaign; what is left out stays. Customers that are being asked go on by the new terms. */
export type UpdateDunningCampaignInput = {
  /** The profiles whose customers it is for, in place of what was: at most 100, none of them of another campaign. */
  billingProfiles?: Array<string> | null | undefined;
  /** Days of 24 hours between two attempts, 1 to 365. */
  daysBetweenAttempts?: number | null | undefined;
  /** A note of yours, up to 1,024 characters; null clears it. */
  description?: string | null | undefined;
  /** Whether it is that of all customers that have no other one; taken from the campaign that is now. */
  isDefault?: boolean | null | undefined;
  /** Your key for it, unique among live campaigns. */
  key?: string | null | undefined;
  /** How often is asked, 1 to 100. */
  maxAttempts?: number | null | undefined;
  /** Its name, 1 to 256 characters. */
  name?: string | null | undefined;
  /** From how much overdue on, in place of what was: 1 to 50, one a currency. */
  thresholds?: Array<DunningThresholdInput> | null | undefined;
  /** What becomes of the invoices when all attempts were made in vain. */
  whenExhausted?: DunningExhaustion | null | undefined;
};

/** Changes of an invoice; what is left out stays as it is. */
export type UpdateInvoiceInput = {
  /** Who is billed, in place of what the customer says of itself; null: its own data again. */
  customer?: InvoicePartyInput | null | undefined;
  /** What it says about itself, up to 1,024 characters; null clears it. */
  description?: string | null | undefined;
  /** When it is to be paid, in whole seconds, not before now; null: as its workflow says. */
  dueAt?: string | null | undefined;
  /** All its lines, at most 1,000: one that is not listed is taken away, and not made again. What is changed is yours from then on, and its subscription leaves it alone. None: the invoice goes away. */
  lines?: Array<InvoiceLineInput> | null | undefined;
  /** Your own data, in place of what is there; null clears it. Of an issued invoice this alone can be changed. */
  metadata?: Record<string, unknown> | null | undefined;
  /** The revision that you have read: refused where the invoice was changed since. */
  revision?: number | null | undefined;
  /** Who bills; null: the billing profile's again. */
  supplier?: InvoicePartyInput | null | undefined;
  /** When it is collected, issued, due and paid; null: as the billing profile says now. */
  workflow?: BillingWorkflowInput | null | undefined;
};

/** What is said of the usage of a subscription. */
export type UpdateLifetimeUsageInput = {
  /** Used before it was billed here: 0 or more, in whole minor units of the subscription's currency. It takes the place of what was said before. */
  externalHistoricalUsage: string;
};

/** What changes: a field that is left out stays, null clears it. What decides which events count, and their value, cannot change. */
export type UpdateMeterInput = {
  /** A note of yours, up to 1,024 characters. */
  description?: string | null | undefined;
  /** All of its filters, up to 32; stored usage is told apart by them too. What a feature filters by, or a price is for, cannot be left out. */
  filters?: Array<MeterFilterInput> | null | undefined;
  /** All of its dimensions, up to 32; stored usage is broken down by them too. What a feature filters by, or a price is for, cannot be left out. */
  groupBy?: Array<MeterGroupByInput> | null | undefined;
  /** All of your own data. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What lists show, 1 to 256 characters; null shows the key. */
  name?: string | null | undefined;
};

/** What changes: a field that is left out stays. None but latenessWindow and eventRetention can be null. */
export type UpdateOrganizationInput = {
  /** The same of changes to cheaper plans. */
  downgrades?: PlanChangeDefaultInput | null | undefined;
  /** Pick the VAT of customers by the rules of the EU. Needs a country of the EU in the supplier of the default billing profile. Turning it on makes its taxes (lago_eu_...), whose rates you may change; customers that are there get theirs when they are next changed. Turning it off changes nothing that customers bear. */
  euTaxManagement?: boolean | null | undefined;
  /** Stored usage events are removed so long after their time: weeks, days or less, "P400D" to "P36600D"; null to keep them. What is removed does not come back when it is made longer. */
  eventRetention?: string | null | undefined;
  /** Usage that is accepted later than this after its time is marked as late: weeks, days or less, "PT0S" to "P3660D"; null for none. It holds for what is accepted from now on. */
  latenessWindow?: string | null | undefined;
  /** Allow several subscriptions of one customer at once. Turning it off ends none. */
  multipleSubscriptions?: boolean | null | undefined;
  /** Its name for people, 1 to 256 characters; who bills on later invoices. */
  name?: string | null | undefined;
  /** Of customers that have none of their own: whose days their later subscriptions are billed by. Running ones keep theirs. */
  timeZone?: string | null | undefined;
  /** When changes to plans that are as dear or dearer take effect, and what they charge. */
  upgrades?: PlanChangeDefaultInput | null | undefined;
};

/** All of the terms from now on; plan and add-on stay. */
export type UpdatePlanAddonInput = {
  /** The key of the plan's phase from which on a subscription can have it. */
  fromPlanPhase: string;
  /** How many times at most, above 0; without bound when omitted. */
  maxQuantity?: number | null | undefined;
  /** All of your own data; cleared when omitted. */
  metadata?: Record<string, unknown> | null | undefined;
};

/** All that the version offers from now on; key and currency stay. */
export type UpdatePlanInput = {
  /** How often it is billed: P1W, P2W, P4W, P1M, P3M, P6M, P12M or P1Y. */
  billingCadence: string;
  /** A note of yours, up to 1,024 characters; cleared when omitted. */
  description?: string | null | undefined;
  /** All of your own data; cleared when omitted. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What a billing period costs at least, all rate cards together; nothing when omitted. */
  minimumCommitment?: MinimumCommitmentInput | null | undefined;
  /** What buyers see, 1 to 256 characters. */
  name: string;
  /** All of them, in the order they run. */
  phases: Array<PlanPhaseInput>;
  /** Whether flat fees of a part of a period are charged in proportion. */
  proRating?: ProRating | null | undefined;
  /** All of them: charged on every rate card that names none of its own; at most 20; none when omitted. */
  taxes?: Array<TaxBy> | null | undefined;
  /** From the start of a subscription: recurring flat fees are charged from its end on. No trial when omitted. */
  trialPeriod?: string | null | undefined;
  /** Amounts of usage at which a subscription is billed before its period ends; at most 100. */
  usageThresholds?: Array<UsageThresholdInput> | null | undefined;
};

/** What changes: a field that is left out stays. */
export type UpdateSubscriptionAddonInput = {
  /** A note of yours, up to 1,024 characters; null for none. */
  description?: string | null | undefined;
  /** Your own data, replaced as a whole; null for none. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What buyers see, 1 to 256 characters; it cannot be null. */
  name?: string | null | undefined;
  /** How many from then on, with a timing: 0 to 1,000,000 and at most what the plan offers; 0 gives it up. */
  quantity?: number | null | undefined;
  /** From when on there are so many; only with a quantity. What was to change later is replaced. */
  timing?: SubscriptionAddonTiming | null | undefined;
};

/** What changes: a field that is left out stays. */
export type UpdateSubscriptionInput = {
  /** A note of yours, up to 1,024 characters; null for none. */
  description?: string | null | undefined;
  /** Your own data, replaced as a whole; null for none. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What buyers see, 1 to 256 characters; it cannot be null. */
  name?: string | null | undefined;
  /** How a subscription stands that another system runs. */
  recorded?: RecordedSubscriptionInput | null | undefined;
};

/** What is to change; what is omitted stays. */
export type UpdateTaxInput = {
  /** Charged wherever nothing that is sold, and no customer, names taxes of its own. */
  appliedToOrganization?: boolean | null | undefined;
  /** A note of yours, up to 1,024 characters; cleared by null. */
  description?: string | null | undefined;
  /** All that invoices that bear it have to say; cleared by null. Issued invoices keep what they say. */
  invoiceTexts?: Array<TaxTextInput> | null | undefined;
  /** Unique among live taxes. */
  key?: string | null | undefined;
  /** What invoices show, 1 to 256 characters. */
  name?: string | null | undefined;
  /** Percent, 0 to 1,000. Invoices that are final keep the rate that they were made with. */
  rate?: string | null | undefined;
};

/** What changes of a wallet; what is left out stays. */
export type UpdateWalletInput = {
  /** When it is terminated by itself, in the future of the customer's time. Null: never. */
  expiresAt?: string | null | undefined;
  /** Whether the invoices of what is bought from now on are issued only once they are paid. */
  invoiceRequiresSuccessfulPayment?: boolean | null | undefined;
  /** Your own data, in place of what was; null clears it. */
  metadata?: Record<string, unknown> | null | undefined;
  /** What invoices call it, 1 to 256 characters; null: nothing of its own. */
  name?: string | null | undefined;
  /** 1 to 50: lower ones pay first; of equal ones the older. */
  priority?: number | null | undefined;
  /** What fills it by itself, in place of what did: at most one. One that says the same goes on; null: none. */
  recurringRules?: Array<WalletRecurringRuleInput> | null | undefined;
};

/** By which profile a customer is to be billed. */
export type UpsertCustomerBillingOverrideInput = {
  /** The profile that it is pinned to; it follows the default one when omitted. */
  billingProfileId?: string | null | undefined;
  /** Whose settings. */
  customer: CustomerBy;
};

/** Subjects to create or change. */
export type UpsertSubjectsInput = {
  /** 1 to 1,000 of them. */
  subjects: Array<SubjectInput>;
};

/** What was done about usage that changed after its period was billed. */
export type UsageChangeAction =
  /** A later invoice charges the difference. */
  | 'BILLED'
  /** A later invoice credits the difference, or a credit note does. */
  | 'CREDITED'
  /** The billing profile says that it is only written down. */
  | 'IGNORED'
  /** It comes to the same amount, or a credit note took back the difference before. */
  | 'NONE';

/** Why nothing was granted. */
export type UsageDenialReason =
  /** Less is left than was asked for, or, where a part was allowed, nothing. */
  | 'INSUFFICIENT_BALANCE'
  /** Its entitlement measures usage from a later instant on. */
  | 'NOT_MEASURED_YET'
  /** The customer has no entitlement to the feature that is active now. */
  | 'NO_ENTITLEMENT';

/** Events that pass every member that is given. */
export type UsageEventFilter = {
  /** Usage of these customers, at most 100: of all subjects attributed to them now. */
  customers?: Array<CustomerBy> | null | undefined;
  /** Whether anything kept it from being counted when it was stored. */
  hasIssues?: boolean | null | undefined;
  /** The event's own id; {like: "%part%"} finds parts of it. */
  id?: StringFilterInput | null | undefined;
  /** When it was accepted, in real time. */
  ingestedAt?: TimeFilterInput | null | undefined;
  /** Events that had one of these issues when they were stored, 1 to 100 codes: EVENT_NOT_METERED, EVENT_WITHOUT_CUSTOMER, EVENT_VALUE_NOT_A_NUMBER and so on. */
  issueCodes?: Array<string> | null | undefined;
  /** Whether it came later than the lateness window allowed. */
  late?: boolean | null | undefined;
  /** Who sent it. */
  source?: StringFilterInput | null | undefined;
  /** Whose usage it was sent as. */
  subject?: StringFilterInput | null | undefined;
  /** When it happened, in whole seconds. */
  time?: TimeFilterInput | null | undefined;
  /** What happened. */
  type?: StringFilterInput | null | undefined;
  /** Whether it was voided, with or without another in its place. */
  voided?: boolean | null | undefined;
};

/** A CloudEvents 1.0 event. */
export type UsageEventInput = {
  /** What meters read, at most 262,144 characters of JSON. Its numbers are kept exactly as written. */
  data?: Record<string, unknown> | null | undefined;
  /** With source the name of the event, 1 to 1,024 characters. A random one is given when omitted; then sending again counts again. */
  id?: string | null | undefined;
  /** Who sends it, a URI reference of 1 to 1,024 characters; "graphql" when omitted. */
  source?: string | null | undefined;
  /** Whose usage it is, 1 to 1,024 bytes: a customer's key or one of its subject keys. */
  subject: string;
  /** When it happened, in whole seconds. Now when omitted: the time of the test clock where the subject's customer is on one. */
  time?: string | null | undefined;
  /** What happened, 1 to 256 characters; meters count events by it. */
  type: string;
};

/** What the event should have said. What is omitted is as the original has it, and at least one of type, subject, time and data must differ. */
export type UsageEventReplacementInput = {
  /** What meters read, the whole of it; null takes it away. */
  data?: Record<string, unknown> | null | undefined;
  /** With the same source the name of the new event, 1 to 1,024 characters; a random one when omitted. */
  id?: string | null | undefined;
  /** Whose usage it is, 1 to 1,024 bytes. */
  subject?: string | null | undefined;
  /** When it happened, in whole seconds. */
  time?: string | null | undefined;
  /** What happened, 1 to 256 characters. */
  type?: string | null | undefined;
};

/** Reservations that pass every member that is given. */
export type UsageReservationFilter = {
  /** Of one of these customers, at most 100. */
  customers?: Array<CustomerBy> | null | undefined;
  /** Of a feature with one of these keys, at most 100. */
  featureKeys?: Array<string> | null | undefined;
  /** That stand so now, in their customer's time. */
  statuses?: Array<ReservationStatus> | null | undefined;
};

/** How reservations are sorted; ties by id. */
export type UsageReservationOrder = {
  /** Which end comes first. */
  direction?: OrderDirection | null | undefined;
  /** What decides. */
  field: UsageReservationOrderField;
};

/** What reservations are sorted by. */
export type UsageReservationOrderField =
  /** By when they were made. */
  | 'CREATED_AT'
  /** By when they expire. */
  | 'EXPIRES_AT';

/** An amount of usage at which a subscription is billed before its period ends. */
export type UsageThresholdInput = {
  /** Above 0, in the plan's currency, before taxes; each once. */
  amount: string;
  /** Fires again with every further amount of this size, once all others are passed; at most one. */
  isRecurring?: boolean | null | undefined;
  /** What it is called, 1 to 256 characters. */
  name?: string | null | undefined;
};

/** Which event is taken back, and why. */
export type VoidUsageEventInput = {
  /** The event's own id. */
  id: string;
  /** Why, 1 to 1,024 characters: it stays readable with the event. */
  reason: string;
  /** Who sent it; "graphql" when omitted. */
  source?: string | null | undefined;
};

/** Whose balance is watched: exactly one of these. */
export type WalletBalanceOf =
  {   /** Every active wallet of a customer, also those that it is given later. */
  customer: CustomerBy; wallet?: never; }
  |  { customer?: never;   /** One wallet, also after it was terminated. */
  wallet: WalletBy; };

/** Names one wallet: exactly one of these. */
export type WalletBy =
  {   /** The name that another system has for the active wallet. */
  externalId: string; id?: never; }
  |  { externalId?: never;   /** Its id in this graph; finds terminated ones too. */
  id: string; };

/** Wallets that pass every member that is given. */
export type WalletFilter = {
  /** In this currency. */
  currency?: string | null | undefined;
  /** Of one of these customers; one that does not exist has none. */
  customers?: Array<CustomerBy> | null | undefined;
  /** Those that pay, or those that do not any more. */
  status?: WalletStatus | null | undefined;
};

/** What fills a wallet by itself. */
export type WalletRecurringRuleInput = {
  /** FIXED: how many are given, 0 or more. */
  grantedCredits?: string | null | undefined;
  /** INTERVAL: how often. */
  interval?: WalletRuleInterval | null | undefined;
  /** Whether the invoices of what it buys are issued only once they are paid; as the wallet says when omitted. */
  invoiceRequiresSuccessfulPayment?: boolean | null | undefined;
  /** How it fills. */
  method?: WalletRuleMethod | null | undefined;
  /** FIXED: how many are bought, 0 or more. */
  paidCredits?: string | null | undefined;
  /** INTERVAL: its anchor; ahead, that is its first round. When the rule is made when omitted, which is none. */
  startedAt?: string | null | undefined;
  /** TARGET: up to how many ongoing credits, above 0. */
  targetOngoingCredits?: string | null | undefined;
  /** THRESHOLD: at or below how many ongoing credits, 0 or more; purchases that are not paid yet are counted. */
  thresholdCredits?: string | null | undefined;
  /** What its transactions bear. */
  transactionMetadata?: Record<string, unknown> | null | undefined;
  /** What sets it off. */
  trigger: WalletRuleTrigger;
};

/** How often an interval comes round, counted from its anchor in the customer's time zone; on the last day of months that are shorter. */
export type WalletRuleInterval =
  /** Every month. */
  | 'MONTHLY'
  /** Every three months. */
  | 'QUARTERLY'
  /** Every week. */
  | 'WEEKLY'
  /** Every year. */
  | 'YEARLY';

/** How a recurring rule fills a wallet. */
export type WalletRuleMethod =
  /** By so many credits. */
  | 'FIXED'
  /** By as many as are missing, which are bought. */
  | 'TARGET';

/** What sets off a recurring rule of a wallet. */
export type WalletRuleTrigger =
  /** The passing of time. */
  | 'INTERVAL'
  /** What is left, with the usage that is not billed yet. */
  | 'THRESHOLD';

/** Whether a wallet pays. */
export type WalletStatus =
  /** It pays. */
  | 'ACTIVE'
  /** It was terminated or has expired: it keeps what it holds, and pays nothing. */
  | 'TERMINATED';

/** Transactions that pass every member that is given. */
export type WalletTransactionFilter = {
  /** Of one of these customers; one that does not exist has none. */
  customers?: Array<CustomerBy> | null | undefined;
  /** For this reason. */
  kind?: WalletTransactionKind | null | undefined;
  /** In this status. */
  status?: WalletTransactionStatus | null | undefined;
  /** This way. */
  type?: WalletTransactionType | null | undefined;
  /** Of one of these wallets; one that does not exist has none. */
  wallets?: Array<WalletBy> | null | undefined;
};

/** Why credits move. */
export type WalletTransactionKind =
  /** Given. */
  | 'GRANTED'
  /** Used by an invoice; inbound: back from one that was voided. */
  | 'INVOICED'
  /** Bought: they count once their invoice is paid. */
  | 'PURCHASED'
  /** Taken away: by hand, or as a credit note paid their purchase back. */
  | 'VOIDED';

/** Who moves credits. */
export type WalletTransactionSource =
  /** A recurring rule whose interval came round. */
  | 'INTERVAL'
  /** Somebody, or an invoice. */
  | 'MANUAL'
  /** A recurring rule that watches what is left. */
  | 'THRESHOLD';

/** Whether a move of credits counts. */
export type WalletTransactionStatus =
  /** It does not: the invoice of a purchase was voided, deleted or given up, or the wallet that credits came back to had been terminated. */
  | 'FAILED'
  /** Bought, and not paid yet. */
  | 'PENDING'
  /** It counts. */
  | 'SETTLED';

/** Which way credits move. */
export type WalletTransactionType =
  /** Into the wallet. */
  | 'INBOUND'
  /** Out of it. */
  | 'OUTBOUND';

/** The unit of time by which a weighted sum weighs. */
export type WeightedInterval =
  /** A level counts for each second that it is held, events being of whole seconds. */
  | 'SECONDS';

/** A calendar unit of the time zone asked for. */
export type WindowSize =
  /** Local midnight to local midnight: 23, 24 or 25 hours. */
  | 'DAY'
  /** An hour of the local clock; one that an autumn change repeats is two windows. */
  | 'HOUR'
  /** A minute of the local clock. */
  | 'MINUTE'
  /** The first of a month to the first of the next. */
  | 'MONTH';

export type ViewerQueryVariables = Exact<{ [key: string]: never; }>;


export type ViewerQuery = { viewer: { scopes: Array<string>, organization: { id: string, key: string, name: string } | null, customer: { id: string } | null } };

export type GrossRevenueQueryVariables = Exact<{
  filter?: AnalyticsFilter | null | undefined;
}>;


export type GrossRevenueQuery = { analyticsGrossRevenue: Array<{ month: string, currency: string | null, amount: string | null, invoicesCount: number, period: { from: string, to: string } }> };

export type InvoiceCollectionQueryVariables = Exact<{
  filter?: AnalyticsFilter | null | undefined;
}>;


export type InvoiceCollectionQuery = { analyticsInvoiceCollection: Array<{ month: string, currency: string | null, paymentStatus: CollectedPaymentStatus | null, amount: string | null, invoicesCount: number }> };

export type InvoicedUsageQueryVariables = Exact<{
  filter?: AnalyticsFilter | null | undefined;
}>;


export type InvoicedUsageQuery = { analyticsInvoicedUsage: Array<{ month: string, currency: string | null, meterKey: string | null, amount: string | null }> };

export type MonthlyRecurringRevenueQueryVariables = Exact<{
  filter?: AnalyticsFilter | null | undefined;
}>;


export type MonthlyRecurringRevenueQuery = { analyticsMrr: Array<{ month: string, currency: string | null, amount: string | null }> };

export type OverdueBalanceQueryVariables = Exact<{
  filter?: AnalyticsFilter | null | undefined;
}>;


export type OverdueBalanceQuery = { analyticsOverdueBalance: Array<{ month: string, currency: string | null, amount: string | null, invoicesCount: number, invoiceIds: Array<string> }> };

export type ProfilePartsFragment = { id: string, name: string, description: string | null, isDefault: boolean, metadata: Record<string, unknown> | null, deletedAt: string | null, supplier: { key: string | null, name: string | null, taxId: string | null, address: { country: string | null, city: string | null } | null }, workflow: { collection: { alignment: CollectionAlignment, interval: string, recurringPeriod: { interval: string, anchor: string } | null }, invoicing: { autoAdvance: boolean, draftPeriod: string, dueAfter: string, progressiveBilling: boolean, finalizeZeroAmountInvoice: boolean }, payment: { collectionMethod: CollectionMethod }, tax: { enabled: boolean, enforced: boolean }, numbering: { scheme: InvoiceNumberingScheme, prefix: string | null }, documents: { locale: DocumentLocale, footer: string | null } } };

export type CreateBillingProfileMutationVariables = Exact<{
  input: CreateBillingProfileInput;
}>;


export type CreateBillingProfileMutation = { createBillingProfile:
    | { id: string, name: string, description: string | null, isDefault: boolean, metadata: Record<string, unknown> | null, deletedAt: string | null, supplier: { key: string | null, name: string | null, taxId: string | null, address: { country: string | null, city: string | null } | null }, workflow: { collection: { alignment: CollectionAlignment, interval: string, recurringPeriod: { interval: string, anchor: string } | null }, invoicing: { autoAdvance: boolean, draftPeriod: string, dueAfter: string, progressiveBilling: boolean, finalizeZeroAmountInvoice: boolean }, payment: { collectionMethod: CollectionMethod }, tax: { enabled: boolean, enforced: boolean }, numbering: { scheme: InvoiceNumberingScheme, prefix: string | null }, documents: { locale: DocumentLocale, footer: string | null } } }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type UpdateBillingProfileMutationVariables = Exact<{
  id: string;
  input: UpdateBillingProfileInput;
}>;


export type UpdateBillingProfileMutation = { updateBillingProfile:
    | { id: string, name: string, description: string | null, isDefault: boolean, metadata: Record<string, unknown> | null, deletedAt: string | null, supplier: { key: string | null, name: string | null, taxId: string | null, address: { country: string | null, city: string | null } | null }, workflow: { collection: { alignment: CollectionAlignment, interval: string, recurringPeriod: { interval: string, anchor: string } | null }, invoicing: { autoAdvance: boolean, draftPeriod: string, dueAfter: string, progressiveBilling: boolean, finalizeZeroAmountInvoice: boolean }, payment: { collectionMethod: CollectionMethod }, tax: { enabled: boolean, enforced: boolean }, numbering: { scheme: InvoiceNumberingScheme, prefix: string | null }, documents: { locale: DocumentLocale, footer: string | null } } }
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type DeleteBillingProfileMutationVariables = Exact<{
  id: string;
}>;


export type DeleteBillingProfileMutation = { deleteBillingProfile:
    | { id: string, deletedAt: string | null }
    | { code: string, message: string, conflictingId: string | null }
    | { code: string, message: string }
   };

export type BillingProfileQueryVariables = Exact<{
  id: string;
}>;


export type BillingProfileQuery = { billingProfile: { id: string, name: string, description: string | null, isDefault: boolean, metadata: Record<string, unknown> | null, deletedAt: string | null, supplier: { key: string | null, name: string | null, taxId: string | null, address: { country: string | null, city: string | null } | null }, workflow: { collection: { alignment: CollectionAlignment, interval: string, recurringPeriod: { interval: string, anchor: string } | null }, invoicing: { autoAdvance: boolean, draftPeriod: string, dueAfter: string, progressiveBilling: boolean, finalizeZeroAmountInvoice: boolean }, payment: { collectionMethod: CollectionMethod }, tax: { enabled: boolean, enforced: boolean }, numbering: { scheme: InvoiceNumberingScheme, prefix: string | null }, documents: { locale: DocumentLocale, footer: string | null } } } | null };

export type BillingProfilesQueryVariables = Exact<{
  includeDeleted?: boolean | null | undefined;
  orderBy?: BillingProfileOrder | null | undefined;
  first?: number | null | undefined;
}>;


export type BillingProfilesQuery = { billingProfiles: { totalCount: number, nodes: Array<{ name: string, isDefault: boolean, deletedAt: string | null }> } };

export type UpsertCustomerBillingOverrideMutationVariables = Exact<{
  input: UpsertCustomerBillingOverrideInput;
}>;


export type UpsertCustomerBillingOverrideMutation = { upsertCustomerBillingOverride:
    | { code: string, message: string }
    | { customer: { key: string | null }, billingProfile: { name: string } | null, pinnedProfile: { name: string } | null }
    | { code: string, message: string }
   };

export type DeleteCustomerBillingOverrideMutationVariables = Exact<{
  customer: CustomerBy;
}>;


export type DeleteCustomerBillingOverrideMutation = { deleteCustomerBillingOverride:
    | { code: string, message: string }
    | { createdAt: string | null, billingProfile: { name: string } | null, pinnedProfile: { name: string } | null }
    | { code: string, message: string }
   };

export type CustomerBillingOverrideQueryVariables = Exact<{
  customer: CustomerBy;
}>;


export type CustomerBillingOverrideQuery = { customerBillingOverride: { createdAt: string | null, updatedAt: string | null, customer: { key: string | null }, billingProfile: { name: string } | null, pinnedProfile: { name: string } | null } | null };

export type CustomerBillingOverridesQueryVariables = Exact<{
  filter?: CustomerBillingOverrideFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type CustomerBillingOverridesQuery = { customerBillingOverrides: { totalCount: number, nodes: Array<{ customer: { key: string | null }, billingProfile: { name: string } | null, pinnedProfile: { name: string } | null }> } };

export type CouponPartsFragment = { id: string, code: string, name: string, description: string | null, frequency: CouponFrequency, frequencyDuration: number | null, durationInMonths: number | null, startsAt: string | null, expiresAt: string | null, reusable: boolean, maxRedemptions: number | null, maxRedemptionsPerCustomer: number | null, redemptions: number, isRedeemable: boolean, planKeys: Array<string>, status: CouponStatus, deletedAt: string | null, value:
    | { amount: string, currency: string }
    | { percentage: string }
  , meters: Array<{ key: string }> };

export type AppliedCouponPartsFragment = { id: string, code: string, frequency: CouponFrequency, frequencyDuration: number | null, durationInMonths: number | null, firstPeriodAt: string | null, used: string, remaining: string | null, usesLeft: number | null, status: CouponStatus, terminatedAt: string | null, customer: { key: string | null } };

export type CreateCouponMutationVariables = Exact<{
  input: CreateCouponInput;
}>;


export type CreateCouponMutation = { createCoupon:
    | { code: string, message: string }
    | { id: string, code: string, name: string, description: string | null, frequency: CouponFrequency, frequencyDuration: number | null, durationInMonths: number | null, startsAt: string | null, expiresAt: string | null, reusable: boolean, maxRedemptions: number | null, maxRedemptionsPerCustomer: number | null, redemptions: number, isRedeemable: boolean, planKeys: Array<string>, status: CouponStatus, deletedAt: string | null, value:
        | { amount: string, currency: string }
        | { percentage: string }
      , meters: Array<{ key: string }> }
    | { code: string, message: string }
   };

export type UpdateCouponMutationVariables = Exact<{
  by: CouponBy;
  input: UpdateCouponInput;
}>;


export type UpdateCouponMutation = { updateCoupon:
    | { code: string, message: string }
    | { id: string, code: string, name: string, description: string | null, frequency: CouponFrequency, frequencyDuration: number | null, durationInMonths: number | null, startsAt: string | null, expiresAt: string | null, reusable: boolean, maxRedemptions: number | null, maxRedemptionsPerCustomer: number | null, redemptions: number, isRedeemable: boolean, planKeys: Array<string>, status: CouponStatus, deletedAt: string | null, value:
        | { amount: string, currency: string }
        | { percentage: string }
      , meters: Array<{ key: string }> }
    | { code: string, message: string }
    | { code: string, message: string }
   };

export type DeleteCouponMutationVariables = Exact<{
  by: CouponBy;
}>;


export type DeleteCouponMutation = { deleteCoupon:
    | { id: string, code: string, name: string, description: string | null, frequency: CouponFrequency, frequencyDuration: number | null, durationInMonths: number | null, startsAt: string | null, expiresAt: string | null, reusable: boolean, maxRedemptions: number | null, maxRedemptionsPerCustomer: number | null, redemptions: number, isRedeemable: boolean, planKeys: Array<string>, status: CouponStatus, deletedAt: string | null, value:
        | { amount: string, currency: string }
        | { percentage: string }
      , meters: Array<{ key: string }> }
    | { code: string, message: string }
   };

export type ApplyCouponMutationVariables = Exact<{
  input: ApplyCouponInput;
}>;


export type ApplyCouponMutation = { applyCoupon:
    | { id: string, code: string, frequency: CouponFrequency, frequencyDuration: number | null, durationInMonths: number | null, firstPeriodAt: string | null, used: string, remaining: string | null, usesLeft: number | null, status: CouponStatus, terminatedAt: string | null, customer: { key: string | null } }
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string }
   };

export type RemoveAppliedCouponMutationVariables = Exact<{
  id: string;
}>;


export type RemoveAppliedCouponMutation = { removeAppliedCoupon:
    | { id: string, code: string, frequency: CouponFrequency, frequencyDuration: number | null, durationInMonths: number | null, firstPeriodAt: string | null, used: string, remaining: string | null, usesLeft: number | null, status: CouponStatus, terminatedAt: string | null, customer: { key: string | null } }
    | { code: string, message: string }
    | { code: string, message: string }
   };

export type ApplyCustomerTaxesMutationVariables = Exact<{
  input: ApplyCustomerTaxesInput;
}>;


export type ApplyCustomerTaxesMutation = { applyCustomerTaxes:
    | { code: string, message: string }
    | { key: string | null, taxes: Array<{ key: string, rate: string }> }
    | { code: string, message: string }
    | { code: string, message: string }
   };

export type CouponQueryVariables = Exact<{
  by: CouponBy;
}>;


export type CouponQuery = { coupon: { id: string, code: string, name: string, description: string | null, frequency: CouponFrequency, frequencyDuration: number | null, durationInMonths: number | null, startsAt: string | null, expiresAt: string | null, reusable: boolean, maxRedemptions: number | null, maxRedemptionsPerCustomer: number | null, redemptions: number, isRedeemable: boolean, planKeys: Array<string>, status: CouponStatus, deletedAt: string | null, value:
      | { amount: string, currency: string }
      | { percentage: string }
    , meters: Array<{ key: string }> } | null };

export type CouponsQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type CouponsQuery = { coupons: { totalCount: number, nodes: Array<{ code: string, status: CouponStatus }> } };

export type AppliedCouponsQueryVariables = Exact<{
  filter?: AppliedCouponFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type AppliedCouponsQuery = { appliedCoupons: { totalCount: number, nodes: Array<{ id: string, code: string, frequency: CouponFrequency, frequencyDuration: number | null, durationInMonths: number | null, firstPeriodAt: string | null, used: string, remaining: string | null, usesLeft: number | null, status: CouponStatus, terminatedAt: string | null, customer: { key: string | null } }> } };

export type SettledInvoiceQueryVariables = Exact<{
  by: InvoiceBy;
}>;


export type SettledInvoiceQuery = { invoice: { status: InvoiceStatus, taxes: Array<{ key: string, rate: string, base: string, amount: string }>, coupons: Array<{ code: string, amount: string }>, totals: { amount: string, discountsTotal: string, taxesTotal: string, total: string } } | null };

export type CreditNotePartsFragment = { id: string, number: string, currency: string, cause: CreditNoteCause, reason: CreditNoteReason, description: string | null, couponsAdjustment: string, subTotal: string, taxesTotal: string, taxRate: string, total: string, creditAmount: string, refundAmount: string, balance: string, creditStatus: CreditNoteCreditStatus | null, refundStatus: CreditNoteRefundStatus | null, issuedAt: string, voidedAt: string | null, invoice: { number: string | null }, customer: { key: string | null }, items: { nodes: Array<{ amount: string, line: { name: string, creditedAmount: string } }> }, taxes: Array<{ key: string, rate: string, behavior: TaxBehavior, base: string, amount: string }>, applications: { nodes: Array<{ amount: string, returnedAt: string | null, invoice: { number: string | null } }> } };

export type EstimateCreditNoteQueryVariables = Exact<{
  invoice: InvoiceBy;
  items: Array<CreditNoteItemInput> | CreditNoteItemInput;
}>;


export type EstimateCreditNoteQuery = { estimateCreditNote: { currency: string, couponsAdjustment: string, subTotal: string, taxesTotal: string, preciseTaxesTotal: string, taxRate: string, maxCreditable: string, maxRefundable: string, items: Array<{ amount: string, line: { name: string } }>, taxes: Array<{ key: string, base: string, amount: string }> } | null };

export type CreateCreditNoteMutationVariables = Exact<{
  input: CreateCreditNoteInput;
}>;


export type CreateCreditNoteMutation = { createCreditNote:
    | { code: string, message: string }
    | { id: string, number: string, currency: string, cause: CreditNoteCause, reason: CreditNoteReason, description: string | null, couponsAdjustment: string, subTotal: string, taxesTotal: string, taxRate: string, total: string, creditAmount: string, refundAmount: string, balance: string, creditStatus: CreditNoteCreditStatus | null, refundStatus: CreditNoteRefundStatus | null, issuedAt: string, voidedAt: string | null, invoice: { number: string | null }, customer: { key: string | null }, items: { nodes: Array<{ amount: string, line: { name: string, creditedAmount: string } }> }, taxes: Array<{ key: string, rate: string, behavior: TaxBehavior, base: string, amount: string }>, applications: { nodes: Array<{ amount: string, returnedAt: string | null, invoice: { number: string | null } }> } }
    | { code: string, message: string }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type UpdateCreditNoteMutationVariables = Exact<{
  by: CreditNoteBy;
  input: UpdateCreditNoteInput;
}>;


export type UpdateCreditNoteMutation = { updateCreditNote:
    | { code: string, message: string }
    | { number: string, refundStatus: CreditNoteRefundStatus | null, refundedAt: string | null, description: string | null, metadata: Record<string, unknown> | null, refundFailure: { code: string, message: string } | null }
    | { code: string, message: string }
    | { code: string, message: string }
   };

export type VoidCreditNoteMutationVariables = Exact<{
  by: CreditNoteBy;
}>;


export type VoidCreditNoteMutation = { voidCreditNote:
    | { code: string, message: string }
    | { number: string, creditStatus: CreditNoteCreditStatus | null, balance: string, voidedAt: string | null }
    | { code: string, message: string }
   };

export type CreditNoteQueryVariables = Exact<{
  by: CreditNoteBy;
}>;


export type CreditNoteQuery = { creditNote: { id: string, number: string, currency: string, cause: CreditNoteCause, reason: CreditNoteReason, description: string | null, couponsAdjustment: string, subTotal: string, taxesTotal: string, taxRate: string, total: string, creditAmount: string, refundAmount: string, balance: string, creditStatus: CreditNoteCreditStatus | null, refundStatus: CreditNoteRefundStatus | null, issuedAt: string, voidedAt: string | null, invoice: { number: string | null }, customer: { key: string | null }, items: { nodes: Array<{ amount: string, line: { name: string, creditedAmount: string } }> }, taxes: Array<{ key: string, rate: string, behavior: TaxBehavior, base: string, amount: string }>, applications: { nodes: Array<{ amount: string, returnedAt: string | null, invoice: { number: string | null } }> } } | null };

export type CreditNotesQueryVariables = Exact<{
  filter?: CreditNoteFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type CreditNotesQuery = { creditNotes: { totalCount: number, nodes: Array<{ number: string, total: string, balance: string, creditStatus: CreditNoteCreditStatus | null, refundStatus: CreditNoteRefundStatus | null }> } };

export type CreditOfCustomerQueryVariables = Exact<{
  customer: CustomerBy;
}>;


export type CreditOfCustomerQuery = { customer: { creditBalance: Array<{ currency: string, amount: string }>, creditNotes: { nodes: Array<{ number: string, balance: string }> }, invoices: { nodes: Array<{ number: string | null, kind: InvoiceKind, creditable: string, refundable: string, creditNotesTotal: string, walletsTotal: string, amountDue: string, creditNotesUsed: Array<{ number: string, amount: string }>, creditNotes: { nodes: Array<{ number: string, total: string }> } }> } } | null };

export type DownloadInvoiceMutationVariables = Exact<{
  by: InvoiceBy;
  locale?: DocumentLocale | null | undefined;
}>;


export type DownloadInvoiceMutation = { downloadInvoice:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'DownloadLink', url: string, expiresAt: string }
    | { __typename: 'NotFoundError', code: string, message: string }
   };

export type DownloadCreditNoteMutationVariables = Exact<{
  by: CreditNoteBy;
  locale?: DocumentLocale | null | undefined;
}>;


export type DownloadCreditNoteMutation = { downloadCreditNote:
    | { __typename: 'DownloadLink', url: string, expiresAt: string }
    | { __typename: 'NotFoundError', code: string, message: string }
   };

export type EditedInvoiceQueryVariables = Exact<{
  by: InvoiceBy;
}>;


export type EditedInvoiceQuery = { invoice: { id: string, revision: number, description: string | null, state: InvoiceState, statusDetails: { immutable: boolean, failed: boolean, extendedStatus: InvoiceState, availableActions: { invoice: boolean, advance: { resultingState: InvoiceState } | null, approve: { resultingState: InvoiceState } | null, delete: { resultingState: InvoiceState } | null, retry: { resultingState: InvoiceState } | null, void: { resultingState: InvoiceState } | null, snapshotQuantities: { resultingState: InvoiceState } | null } }, totals: { amount: string, taxesTotal: string, total: string }, lines: { nodes: Array<{ id: string, name: string, managedBy: InvoiceLineManager, adjustment: { units: string | null, unitAmount: string | null, name: string | null } | null, totals: { total: string } }> } } | null };

export type UpdateInvoiceMutationVariables = Exact<{
  by: InvoiceBy;
  input: UpdateInvoiceInput;
}>;


export type UpdateInvoiceMutation = { updateInvoice:
    | { code: string, message: string }
    | { id: string, revision: number, description: string | null, dueAt: string | null, billedTo: { name: string | null, taxId: string | null }, supplier: { name: string | null } | null, totals: { amount: string, total: string }, lines: { nodes: Array<{ id: string, name: string, managedBy: InvoiceLineManager, totals: { total: string } }> } }
    | { code: string, message: string }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type AdjustInvoiceLineMutationVariables = Exact<{
  line: string;
  input: AdjustInvoiceLineInput;
}>;


export type AdjustInvoiceLineMutation = { adjustInvoiceLine:
    | { code: string, message: string }
    | { id: string, name: string, quantity: string | null, adjustment: { units: string | null, unitAmount: string | null, name: string | null } | null, totals: { total: string } }
    | { code: string, message: string }
    | { code: string, message: string }
   };

export type RemoveInvoiceLineAdjustmentMutationVariables = Exact<{
  line: string;
}>;


export type RemoveInvoiceLineAdjustmentMutation = { removeInvoiceLineAdjustment:
    | { code: string, message: string }
    | { id: string, name: string, quantity: string | null, deletedAt: string | null, adjustment: { units: string | null } | null, totals: { total: string } }
    | { code: string, message: string }
   };

export type AddInvoiceChargeMutationVariables = Exact<{
  input: AddInvoiceChargeInput;
}>;


export type AddInvoiceChargeMutation = { addInvoiceCharge:
    | { code: string, message: string }
    | { id: string, name: string, managedBy: InvoiceLineManager, adjustment: { units: string | null, unitAmount: string | null, name: string | null } | null, totals: { total: string } }
    | { code: string, message: string }
    | { code: string, message: string }
   };

export type RecalculateInvoiceTaxesMutationVariables = Exact<{
  by: InvoiceBy;
}>;


export type RecalculateInvoiceTaxesMutation = { recalculateInvoiceTaxes:
    | { code: string, message: string }
    | { id: string, totals: { amount: string, taxesTotal: string, total: string } }
    | { code: string, message: string }
   };

export type SimulateInvoiceQueryVariables = Exact<{
  input: SimulateInvoiceInput;
}>;


export type SimulateInvoiceQuery = { simulateInvoice: { number: string, status: InvoiceStatus, state: InvoiceState, currency: string, dueAt: string | null, creditNotesTotal: string, walletsTotal: string, period: { from: string, to: string } | null, billedTo: { name: string | null } | null, supplier: { name: string | null } | null, lines: Array<{ name: string, featureKey: string | null, quantity: string | null, meteredQuantity: string | null, discounts: Array<{ reason: DiscountReason, quantity: string | null }>, detailedLines: Array<{ key: string, name: string, quantity: string, totals: { total: string } }>, totals: { amount: string, discountsTotal: string, taxesTotal: string, total: string } }>, totals: { amount: string, chargesTotal: string, discountsTotal: string, taxesTotal: string, total: string }, taxes: Array<{ key: string, rate: string, base: string, amount: string }>, coupons: Array<{ code: string, amount: string }>, taxRounding: { lines: string, taxes: string }, validationIssues: Array<{ severity: InvoiceIssueSeverity, code: string, message: string, line: number | null }> } | null };

export type ManageEuTaxesMutationVariables = Exact<{
  input: UpdateOrganizationInput;
}>;


export type ManageEuTaxesMutation = { updateOrganization:
    | { euTaxManagement: boolean }
    | { code: string, message: string, issues: Array<{ code: string, path: Array<string> }> }
   };

export type TaxedCustomerFragment = { key: string | null, customerType: CustomerType | null, legalName: string | null, legalNumber: string | null, taxIdentificationNumber: string | null, isEuVatNumber: boolean | null, taxes: Array<{ key: string, name: string, rate: string, invoiceTexts: Array<{ locale: string, text: string }> }> };

export type CreateTaxedCustomerMutationVariables = Exact<{
  input: CreateCustomerInput;
}>;


export type CreateTaxedCustomerMutation = { createCustomer:
    | { code: string, message: string }
    | { key: string | null, customerType: CustomerType | null, legalName: string | null, legalNumber: string | null, taxIdentificationNumber: string | null, isEuVatNumber: boolean | null, taxes: Array<{ key: string, name: string, rate: string, invoiceTexts: Array<{ locale: string, text: string }> }> }
    | { code: string, message: string }
    | { code: string, message: string, issues: Array<{ code: string, path: Array<string> }> }
   };

export type UpdateTaxedCustomerMutationVariables = Exact<{
  by: CustomerBy;
  input: UpdateCustomerInput;
}>;


export type UpdateTaxedCustomerMutation = { updateCustomer:
    | { code: string, message: string }
    | { key: string | null, customerType: CustomerType | null, legalName: string | null, legalNumber: string | null, taxIdentificationNumber: string | null, isEuVatNumber: boolean | null, taxes: Array<{ key: string, name: string, rate: string, invoiceTexts: Array<{ locale: string, text: string }> }> }
    | { code: string, message: string }
    | { code: string, message: string, issues: Array<{ code: string, path: Array<string> }> }
   };

export type TaxedCustomersQueryVariables = Exact<{
  first?: number | null | undefined;
}>;


export type TaxedCustomersQuery = { customers: { nodes: Array<{ key: string | null, customerType: CustomerType | null, legalName: string | null, legalNumber: string | null, taxIdentificationNumber: string | null, isEuVatNumber: boolean | null, taxes: Array<{ key: string, name: string, rate: string, invoiceTexts: Array<{ locale: string, text: string }> }> }> } };

export type TaxedInvoicesQueryVariables = Exact<{
  by: CustomerBy;
}>;


export type TaxedInvoicesQuery = { customer: { invoices: { nodes: Array<{ id: string, number: string | null, status: InvoiceStatus, totals: { amount: string, taxesTotal: string, total: string }, taxes: Array<{ key: string, name: string, rate: string, base: string, amount: string, texts: Array<{ locale: string, text: string }> }>, billedTo: { name: string | null, legalName: string | null, legalNumber: string | null, taxId: string | null, address: { country: string | null, postalCode: string | null } | null }, supplier: { name: string | null, legalName: string | null, legalNumber: string | null, taxId: string | null, address: { country: string | null } | null } | null, lines: { nodes: Array<{ name: string, taxes: Array<{ key: string, rate: string }>, totals: { taxesTotal: string, total: string } }> } }> } } | null };

export type InvoiceQueryVariables = Exact<{
  by: InvoiceBy;
}>;


export type InvoiceQuery = { invoice: { id: string, number: string | null, status: InvoiceStatus, currency: string, issuedAt: string | null, dueAt: string | null, customer: { key: string | null }, billedTo: { name: string | null }, period: { from: string, to: string } | null, totals: { amount: string, discountsTotal: string, chargesTotal: string, total: string }, lines: { totalCount: number, nodes: Array<{ id: string, name: string, featureKey: string | null, meteredQuantity: string | null, quantity: string | null, period: { from: string, to: string } | null, discounts: Array<{ reason: DiscountReason, amount: string | null, quantity: string | null }>, detailedLines: Array<{ key: string, name: string, quantity: string, unitAmount: string, totals: { total: string } }>, totals: { amount: string, discountsTotal: string, total: string } }> } } | null };

export type BillingPageQueryVariables = Exact<{
  customer: CustomerBy;
}>;


export type BillingPageQuery = { customer: { id: string, name: string, subscriptions: { nodes: Array<{ id: string, name: string, status: SubscriptionStatus, currentPeriod: { from: string, to: string } | null }> }, access: Array<{ hasAccess: boolean, balance: string | null, usage: string | null, feature: { key: string, name: string } }>, invoices: { totalCount: number, nodes: Array<{ id: string, number: string | null, status: InvoiceStatus, issuedAt: string | null, totals: { total: string } }> } } | null };

export type LifetimeUsageQueryVariables = Exact<{
  subscription: SubscriptionBy;
}>;


export type LifetimeUsageQuery = { lifetimeUsage: { currency: string, externalHistoricalUsage: string, invoicedUsage: string, currentUsage: string, total: string, subscription: { key: string | null }, period: { from: string, to: string }, usageThresholds: Array<{ amount: string, name: string | null, isRecurring: boolean, completionRatio: string, reachedAt: string | null }> } | null };

export type UpdateLifetimeUsageMutationVariables = Exact<{
  subscription: SubscriptionBy;
  input: UpdateLifetimeUsageInput;
}>;


export type UpdateLifetimeUsageMutation = { updateLifetimeUsage:
    | { code: string, message: string }
    | { currency: string, externalHistoricalUsage: string, invoicedUsage: string, currentUsage: string, total: string, subscription: { key: string | null }, period: { from: string, to: string }, usageThresholds: Array<{ amount: string, name: string | null, isRecurring: boolean, completionRatio: string, reachedAt: string | null }> }
    | { code: string, message: string }
    | { code: string, message: string, issues: Array<{ code: string, path: Array<string> }> }
   };

export type AppliedUsageThresholdsQueryVariables = Exact<{
  customer: CustomerBy;
}>;


export type AppliedUsageThresholdsQuery = { customer: { invoices: { nodes: Array<{ kind: InvoiceKind, appliedUsageThresholds: Array<{ amount: string, name: string | null, isRecurring: boolean, lifetimeUsage: string, createdAt: string, subscription: { key: string | null } }> }> } } | null };

export type LifetimeUsageFieldsFragment = { currency: string, externalHistoricalUsage: string, invoicedUsage: string, currentUsage: string, total: string, subscription: { key: string | null }, period: { from: string, to: string }, usageThresholds: Array<{ amount: string, name: string | null, isRecurring: boolean, completionRatio: string, reachedAt: string | null }> };

export type CreateOneOffInvoiceMutationVariables = Exact<{
  input: CreateOneOffInvoiceInput;
}>;


export type CreateOneOffInvoiceMutation = { createOneOffInvoice:
    | { code: string, message: string, conflictingId: string | null }
    | { number: string | null, kind: InvoiceKind, status: InvoiceStatus, currency: string, issuedAt: string | null, dueAt: string | null, taxes: Array<{ key: string, amount: string }>, totals: { amount: string, discountsTotal: string, taxesTotal: string, total: string } }
    | { code: string, message: string }
    | { issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type CreateInvoiceMutationVariables = Exact<{
  input: CreateInvoiceInput;
}>;


export type CreateInvoiceMutation = { createInvoice:
    | { code: string, message: string, conflictingId: string | null }
    | { externalId: string | null, number: string | null, kind: InvoiceKind, status: InvoiceStatus, currency: string, issuedAt: string | null, dueAt: string | null, coupons: Array<{ code: string, amount: string }>, validationIssues: Array<{ severity: InvoiceIssueSeverity, code: string, message: string }>, lines: { nodes: Array<{ externalId: string | null, name: string, quantity: string | null, billingCadence: string | null, period: { from: string, to: string } | null, subscription: { key: string | null } | null, totals: { amount: string, discountsTotal: string, taxesTotal: string, total: string } }> }, taxes: Array<{ key: string, amount: string }>, totals: { amount: string, discountsTotal: string, taxesTotal: string, total: string } }
    | { code: string, message: string }
    | { issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type RefreshInvoiceMutationVariables = Exact<{
  by: InvoiceBy;
}>;


export type RefreshInvoiceMutation = { refreshInvoice:
    | { code: string, message: string, conflictingId: string | null }
    | { id: string, state: InvoiceState, totals: { total: string } }
    | { code: string, message: string }
   };

export type FinalizeInvoiceMutationVariables = Exact<{
  by: InvoiceBy;
}>;


export type FinalizeInvoiceMutation = { finalizeInvoice:
    | { code: string, message: string, conflictingId: string | null }
    | { number: string | null, kind: InvoiceKind, status: InvoiceStatus, currency: string, issuedAt: string | null, dueAt: string | null, taxes: Array<{ key: string, amount: string }>, totals: { amount: string, discountsTotal: string, taxesTotal: string, total: string } }
    | { code: string, message: string }
   };

export type LoseInvoiceDisputeMutationVariables = Exact<{
  by: InvoiceBy;
}>;


export type LoseInvoiceDisputeMutation = { loseInvoiceDispute:
    | { code: string, message: string, conflictingId: string | null }
    | { number: string | null, status: InvoiceStatus, paymentDisputeLostAt: string | null }
    | { code: string, message: string }
   };

export type InvoicesFoundQueryVariables = Exact<{
  filter?: InvoiceFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type InvoicesFoundQuery = { invoices: { totalCount: number, nodes: Array<{ number: string | null, externalId: string | null, kind: InvoiceKind, status: InvoiceStatus }> } };

export type FeesQueryVariables = Exact<{
  filter?: FeeFilter | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type FeesQuery = { fees: { totalCount: number, nodes: Array<{ id: string, name: string, feeType: FeeType, featureKey: string | null, currency: string, totals: { total: string }, invoice: { status: InvoiceStatus } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type FeeQueryVariables = Exact<{
  id: string;
}>;


export type FeeQuery = { fee: { name: string, feeType: FeeType, deletedAt: string | null, totals: { total: string } } | null };

export type DeleteFeeMutationVariables = Exact<{
  id: string;
}>;


export type DeleteFeeMutation = { deleteFee:
    | { code: string, message: string, conflictingId: string | null }
    | { name: string, deletedAt: string | null }
    | { code: string, message: string }
   };

export type IssuedInvoiceFragment = { number: string | null, kind: InvoiceKind, status: InvoiceStatus, currency: string, issuedAt: string | null, dueAt: string | null, taxes: Array<{ key: string, amount: string }>, totals: { amount: string, discountsTotal: string, taxesTotal: string, total: string } };

export type UpcomingInvoiceQueryVariables = Exact<{
  customer: CustomerBy;
  currency?: string | null | undefined;
}>;


export type UpcomingInvoiceQuery = { upcomingInvoice: { at: string, currency: string, invoicedAt: string, collectionAt: string, issueAt: string | null, dueAt: string | null, creditNotesTotal: string, walletsTotal: string, amountDue: string, period: { from: string, to: string } | null, lines: Array<{ name: string, isPart: boolean, featureKey: string | null, quantity: string | null, period: { from: string, to: string } | null, detailedLines: Array<{ name: string, quantity: string, unitAmount: string, totals: { total: string }, explain: { rule: PricingRule, product: string, rounding: string, total: string } }>, totals: { total: string } }>, coupons: Array<{ code: string, amount: string }>, taxes: Array<{ key: string, rate: string, base: string, amount: string }>, totals: { amount: string, discountsTotal: string, taxesTotal: string, total: string } } | null };

export type InvoicePendingLinesMutationVariables = Exact<{
  customer: CustomerBy;
  lineIds?: Array<string> | string | null | undefined;
  asOf?: string | null | undefined;
  progressiveBilling?: boolean | null | undefined;
}>;


export type InvoicePendingLinesMutation = { invoicePendingLines:
    | { code: string, message: string }
    | { invoices: Array<{ status: InvoiceStatus, totals: { total: string }, lines: { nodes: Array<{ name: string, quantity: string | null, period: { from: string, to: string } | null, splitGroup: { quantity: string, period: { from: string, to: string }, totals: { total: string }, lines: { nodes: Array<{ quantity: string | null, period: { from: string, to: string } | null, totals: { total: string } }> } } | null }> } }> }
    | { code: string, message: string }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type ExplainedInvoicesQueryVariables = Exact<{
  customer: CustomerBy;
}>;


export type ExplainedInvoicesQuery = { customer: { invoices: { nodes: Array<{ number: string | null, explain: { subtotal: string, total: string, amountDue: string, steps: Array<{ kind: ExplainedStepKind, name: string, before: string, amount: string, after: string, tax: { rate: string, base: string, amount: string } | null, line: { id: string } | null }> }, lines: { nodes: Array<{ name: string, explain: { total: string, steps: Array<{ kind: ExplainedStepKind, name: string, amount: string, after: string }> }, detailedLines: Array<{ key: string, explain: { rule: PricingRule, product: string, rounding: string, minimum: string, credit: string, taxes: string, total: string } }> }> } }> } } | null };

export type BilledUsageChangesQueryVariables = Exact<{
  filter?: BilledUsageChangeFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type BilledUsageChangesQuery = { billedUsageChanges: { totalCount: number, nodes: Array<{ action: UsageChangeAction, quantityBefore: string | null, quantityAfter: string | null, amountBefore: string, amountAfter: string, createdAt: string, line: { name: string, usageChanges: { totalCount: number } }, correction: { name: string, description: string | null, period: { from: string, to: string } | null, totals: { total: string }, corrects: { name: string } | null } | null }> } };

export type WalletPartsFragment = { id: string, name: string | null, status: WalletStatus, currency: string, rate: string, priority: number, credits: string, balance: string, consumedCredits: string, consumedAmount: string, lastConsumedAt: string | null, ongoingUsage: string, ongoingBalance: string, ongoingCredits: string, isDepleted: boolean, invoiceRequiresSuccessfulPayment: boolean, expiresAt: string | null, terminatedAt: string | null, customer: { key: string | null }, recurringRules: Array<{ trigger: WalletRuleTrigger, interval: WalletRuleInterval | null, thresholdCredits: string | null, method: WalletRuleMethod, paidCredits: string, grantedCredits: string, targetOngoingCredits: string | null, startedAt: string, nextAt: string | null, invoiceRequiresSuccessfulPayment: boolean | null }> };

export type WalletTransactionPartsFragment = { id: string, type: WalletTransactionType, kind: WalletTransactionKind, status: WalletTransactionStatus, source: WalletTransactionSource, credits: string, amount: string, settledAt: string | null, failedAt: string | null, wallet: { name: string | null }, rule: { trigger: WalletRuleTrigger } | null, invoice: { kind: InvoiceKind, amountDue: string } | null };

export type CreateWalletMutationVariables = Exact<{
  input: CreateWalletInput;
}>;


export type CreateWalletMutation = { createWallet:
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, name: string | null, status: WalletStatus, currency: string, rate: string, priority: number, credits: string, balance: string, consumedCredits: string, consumedAmount: string, lastConsumedAt: string | null, ongoingUsage: string, ongoingBalance: string, ongoingCredits: string, isDepleted: boolean, invoiceRequiresSuccessfulPayment: boolean, expiresAt: string | null, terminatedAt: string | null, customer: { key: string | null }, recurringRules: Array<{ trigger: WalletRuleTrigger, interval: WalletRuleInterval | null, thresholdCredits: string | null, method: WalletRuleMethod, paidCredits: string, grantedCredits: string, targetOngoingCredits: string | null, startedAt: string, nextAt: string | null, invoiceRequiresSuccessfulPayment: boolean | null }> }
   };

export type UpdateWalletMutationVariables = Exact<{
  by: WalletBy;
  input: UpdateWalletInput;
}>;


export type UpdateWalletMutation = { updateWallet:
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, name: string | null, status: WalletStatus, currency: string, rate: string, priority: number, credits: string, balance: string, consumedCredits: string, consumedAmount: string, lastConsumedAt: string | null, ongoingUsage: string, ongoingBalance: string, ongoingCredits: string, isDepleted: boolean, invoiceRequiresSuccessfulPayment: boolean, expiresAt: string | null, terminatedAt: string | null, customer: { key: string | null }, recurringRules: Array<{ trigger: WalletRuleTrigger, interval: WalletRuleInterval | null, thresholdCredits: string | null, method: WalletRuleMethod, paidCredits: string, grantedCredits: string, targetOngoingCredits: string | null, startedAt: string, nextAt: string | null, invoiceRequiresSuccessfulPayment: boolean | null }> }
   };

export type CreateWalletTransactionMutationVariables = Exact<{
  input: CreateWalletTransactionInput;
}>;


export type CreateWalletTransactionMutation = { createWalletTransaction:
    | { code: string, message: string }
    | { wallet: { credits: string, balance: string }, transactions: Array<{ id: string, type: WalletTransactionType, kind: WalletTransactionKind, status: WalletTransactionStatus, source: WalletTransactionSource, credits: string, amount: string, settledAt: string | null, failedAt: string | null, wallet: { name: string | null }, rule: { trigger: WalletRuleTrigger } | null, invoice: { kind: InvoiceKind, amountDue: string } | null }> }
    | { code: string, message: string }
    | { code: string, message: string }
   };

export type TerminateWalletMutationVariables = Exact<{
  by: WalletBy;
}>;


export type TerminateWalletMutation = { terminateWallet:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, name: string | null, status: WalletStatus, currency: string, rate: string, priority: number, credits: string, balance: string, consumedCredits: string, consumedAmount: string, lastConsumedAt: string | null, ongoingUsage: string, ongoingBalance: string, ongoingCredits: string, isDepleted: boolean, invoiceRequiresSuccessfulPayment: boolean, expiresAt: string | null, terminatedAt: string | null, customer: { key: string | null }, recurringRules: Array<{ trigger: WalletRuleTrigger, interval: WalletRuleInterval | null, thresholdCredits: string | null, method: WalletRuleMethod, paidCredits: string, grantedCredits: string, targetOngoingCredits: string | null, startedAt: string, nextAt: string | null, invoiceRequiresSuccessfulPayment: boolean | null }> }
   };

export type WalletQueryVariables = Exact<{
  by: WalletBy;
}>;


export type WalletQuery = { wallet: { id: string, name: string | null, status: WalletStatus, currency: string, rate: string, priority: number, credits: string, balance: string, consumedCredits: string, consumedAmount: string, lastConsumedAt: string | null, ongoingUsage: string, ongoingBalance: string, ongoingCredits: string, isDepleted: boolean, invoiceRequiresSuccessfulPayment: boolean, expiresAt: string | null, terminatedAt: string | null, transactions: { nodes: Array<{ id: string, type: WalletTransactionType, kind: WalletTransactionKind, status: WalletTransactionStatus, source: WalletTransactionSource, credits: string, amount: string, settledAt: string | null, failedAt: string | null, wallet: { name: string | null }, rule: { trigger: WalletRuleTrigger } | null, invoice: { kind: InvoiceKind, amountDue: string } | null }> }, customer: { key: string | null }, recurringRules: Array<{ trigger: WalletRuleTrigger, interval: WalletRuleInterval | null, thresholdCredits: string | null, method: WalletRuleMethod, paidCredits: string, grantedCredits: string, targetOngoingCredits: string | null, startedAt: string, nextAt: string | null, invoiceRequiresSuccessfulPayment: boolean | null }> } | null };

export type WalletsQueryVariables = Exact<{
  filter?: WalletFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type WalletsQuery = { wallets: { totalCount: number, nodes: Array<{ id: string, name: string | null, status: WalletStatus, currency: string, rate: string, priority: number, credits: string, balance: string, consumedCredits: string, consumedAmount: string, lastConsumedAt: string | null, ongoingUsage: string, ongoingBalance: string, ongoingCredits: string, isDepleted: boolean, invoiceRequiresSuccessfulPayment: boolean, expiresAt: string | null, terminatedAt: string | null, customer: { key: string | null }, recurringRules: Array<{ trigger: WalletRuleTrigger, interval: WalletRuleInterval | null, thresholdCredits: string | null, method: WalletRuleMethod, paidCredits: string, grantedCredits: string, targetOngoingCredits: string | null, startedAt: string, nextAt: string | null, invoiceRequiresSuccessfulPayment: boolean | null }> }> } };

export type WalletTransactionsQueryVariables = Exact<{
  filter?: WalletTransactionFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type WalletTransactionsQuery = { walletTransactions: { totalCount: number, nodes: Array<{ id: string, type: WalletTransactionType, kind: WalletTransactionKind, status: WalletTransactionStatus, source: WalletTransactionSource, credits: string, amount: string, settledAt: string | null, failedAt: string | null, wallet: { name: string | null }, rule: { trigger: WalletRuleTrigger } | null, invoice: { kind: InvoiceKind, amountDue: string } | null }> } };

export type WalletsOfCustomerQueryVariables = Exact<{
  by: CustomerBy;
}>;


export type WalletsOfCustomerQuery = { customer: { wallets: { nodes: Array<{ id: string, name: string | null, status: WalletStatus, currency: string, rate: string, priority: number, credits: string, balance: string, consumedCredits: string, consumedAmount: string, lastConsumedAt: string | null, ongoingUsage: string, ongoingBalance: string, ongoingCredits: string, isDepleted: boolean, invoiceRequiresSuccessfulPayment: boolean, expiresAt: string | null, terminatedAt: string | null, customer: { key: string | null }, recurringRules: Array<{ trigger: WalletRuleTrigger, interval: WalletRuleInterval | null, thresholdCredits: string | null, method: WalletRuleMethod, paidCredits: string, grantedCredits: string, targetOngoingCredits: string | null, startedAt: string, nextAt: string | null, invoiceRequiresSuccessfulPayment: boolean | null }> }> } } | null };

export type WalletBalanceChangedSubscriptionVariables = Exact<{
  of: WalletBalanceOf;
}>;


export type WalletBalanceChangedSubscription = { walletBalanceChanged: { id: string, credits: string, balance: string, ongoingUsage: string, ongoingBalance: string, ongoingCredits: string, isDepleted: boolean } };

export type AddonOfferFragment = { id: string, key: string, version: number, name: string, description: string | null, status: AddonStatus, currency: string, instanceType: AddonInstanceType, effectiveFrom: string | null, effectiveTo: string | null, metadata: Record<string, unknown> | null, rateCards: Array<{ key: string, name: string, billingCadence: string | null, feature: { key: string } | null, price:
      | { __typename: 'DynamicPrice', multiplier: string, minimumAmount: string | null, maximumAmount: string | null }
      | { __typename: 'EventAmountPrice', amountProperty: string, amountUnit: AmountUnit, minimumAmount: string | null, maximumAmount: string | null }
      | { __typename: 'FlatPrice', amount: string, paymentTerm: PaymentTerm }
      | { __typename: 'GraduatedPercentagePrice', tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, percentageTiers: Array<{ upToAmount: string | null, rate: string, flatPrice: string | null }> }
      | { __typename: 'PackagePrice', amount: string, quantityPerPackage: string, freeUnits: string, minimumAmount: string | null, maximumAmount: string | null }
      | { __typename: 'PercentagePrice', rate: string, fixedAmount: string, freeUnitsPerEvents: number | null, freeUnitsPerTotalAggregation: string | null, perTransactionMinAmount: string | null, perTransactionMaxAmount: string | null, minimumAmount: string | null, maximumAmount: string | null }
      | { __typename: 'TieredPrice', mode: TieredPriceMode, tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, tiers: Array<{ upToAmount: string | null, flatPrice: string | null, unitPrice: string | null }> }
      | { __typename: 'UnitPrice', amount: string, minimumAmount: string | null, maximumAmount: string | null }
     | null, taxes: Array<{ key: string }> }>, taxes: Array<{ key: string, rate: string }>, validationIssues: Array<{ code: string, message: string, path: Array<string> }> };

export type AddonQueryVariables = Exact<{
  by: AddonBy;
}>;


export type AddonQuery = { addon: { id: string, key: string, version: number, name: string, description: string | null, status: AddonStatus, currency: string, instanceType: AddonInstanceType, effectiveFrom: string | null, effectiveTo: string | null, metadata: Record<string, unknown> | null, rateCards: Array<{ key: string, name: string, billingCadence: string | null, feature: { key: string } | null, price:
        | { __typename: 'DynamicPrice', multiplier: string, minimumAmount: string | null, maximumAmount: string | null }
        | { __typename: 'EventAmountPrice', amountProperty: string, amountUnit: AmountUnit, minimumAmount: string | null, maximumAmount: string | null }
        | { __typename: 'FlatPrice', amount: string, paymentTerm: PaymentTerm }
        | { __typename: 'GraduatedPercentagePrice', tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, percentageTiers: Array<{ upToAmount: string | null, rate: string, flatPrice: string | null }> }
        | { __typename: 'PackagePrice', amount: string, quantityPerPackage: string, freeUnits: string, minimumAmount: string | null, maximumAmount: string | null }
        | { __typename: 'PercentagePrice', rate: string, fixedAmount: string, freeUnitsPerEvents: number | null, freeUnitsPerTotalAggregation: string | null, perTransactionMinAmount: string | null, perTransactionMaxAmount: string | null, minimumAmount: string | null, maximumAmount: string | null }
        | { __typename: 'TieredPrice', mode: TieredPriceMode, tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, tiers: Array<{ upToAmount: string | null, flatPrice: string | null, unitPrice: string | null }> }
        | { __typename: 'UnitPrice', amount: string, minimumAmount: string | null, maximumAmount: string | null }
       | null, taxes: Array<{ key: string }> }>, taxes: Array<{ key: string, rate: string }>, validationIssues: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type AddonsQueryVariables = Exact<{
  filter?: AddonFilter | null | undefined;
  orderBy?: AddonOrder | null | undefined;
  first?: number | null | undefined;
}>;


export type AddonsQuery = { addons: { totalCount: number, nodes: Array<{ key: string, version: number, status: AddonStatus, deletedAt: string | null }> } };

export type CreateAddonMutationVariables = Exact<{
  input: CreateAddonInput;
}>;


export type CreateAddonMutation = { createAddon:
    | { id: string, key: string, version: number, name: string, description: string | null, status: AddonStatus, currency: string, instanceType: AddonInstanceType, effectiveFrom: string | null, effectiveTo: string | null, metadata: Record<string, unknown> | null, rateCards: Array<{ key: string, name: string, billingCadence: string | null, feature: { key: string } | null, price:
          | { __typename: 'DynamicPrice', multiplier: string, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'EventAmountPrice', amountProperty: string, amountUnit: AmountUnit, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'FlatPrice', amount: string, paymentTerm: PaymentTerm }
          | { __typename: 'GraduatedPercentagePrice', tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, percentageTiers: Array<{ upToAmount: string | null, rate: string, flatPrice: string | null }> }
          | { __typename: 'PackagePrice', amount: string, quantityPerPackage: string, freeUnits: string, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'PercentagePrice', rate: string, fixedAmount: string, freeUnitsPerEvents: number | null, freeUnitsPerTotalAggregation: string | null, perTransactionMinAmount: string | null, perTransactionMaxAmount: string | null, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'TieredPrice', mode: TieredPriceMode, tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, tiers: Array<{ upToAmount: string | null, flatPrice: string | null, unitPrice: string | null }> }
          | { __typename: 'UnitPrice', amount: string, minimumAmount: string | null, maximumAmount: string | null }
         | null, taxes: Array<{ key: string }> }>, taxes: Array<{ key: string, rate: string }>, validationIssues: Array<{ code: string, message: string, path: Array<string> }> }
    | { code: string, message: string, conflictingId: string | null }
    | { code: string, message: string }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type UpdateAddonMutationVariables = Exact<{
  id: string;
  input: UpdateAddonInput;
}>;


export type UpdateAddonMutation = { updateAddon:
    | { id: string, key: string, version: number, name: string, description: string | null, status: AddonStatus, currency: string, instanceType: AddonInstanceType, effectiveFrom: string | null, effectiveTo: string | null, metadata: Record<string, unknown> | null, rateCards: Array<{ key: string, name: string, billingCadence: string | null, feature: { key: string } | null, price:
          | { __typename: 'DynamicPrice', multiplier: string, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'EventAmountPrice', amountProperty: string, amountUnit: AmountUnit, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'FlatPrice', amount: string, paymentTerm: PaymentTerm }
          | { __typename: 'GraduatedPercentagePrice', tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, percentageTiers: Array<{ upToAmount: string | null, rate: string, flatPrice: string | null }> }
          | { __typename: 'PackagePrice', amount: string, quantityPerPackage: string, freeUnits: string, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'PercentagePrice', rate: string, fixedAmount: string, freeUnitsPerEvents: number | null, freeUnitsPerTotalAggregation: string | null, perTransactionMinAmount: string | null, perTransactionMaxAmount: string | null, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'TieredPrice', mode: TieredPriceMode, tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, tiers: Array<{ upToAmount: string | null, flatPrice: string | null, unitPrice: string | null }> }
          | { __typename: 'UnitPrice', amount: string, minimumAmount: string | null, maximumAmount: string | null }
         | null, taxes: Array<{ key: string }> }>, taxes: Array<{ key: string, rate: string }>, validationIssues: Array<{ code: string, message: string, path: Array<string> }> }
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type PublishAddonMutationVariables = Exact<{
  id: string;
}>;


export type PublishAddonMutation = { publishAddon:
    | { key: string, version: number, status: AddonStatus, effectiveFrom: string | null, effectiveTo: string | null }
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type CreateNextAddonVersionMutationVariables = Exact<{
  by: AddonBy;
}>;


export type CreateNextAddonVersionMutation = { createNextAddonVersion:
    | { id: string, key: string, version: number, status: AddonStatus }
    | { code: string, message: string, conflictingId: string | null }
    | { code: string, message: string }
   };

export type ArchiveAddonMutationVariables = Exact<{
  id: string;
}>;


export type ArchiveAddonMutation = { archiveAddon:
    | { key: string, version: number, status: AddonStatus, effectiveTo: string | null }
    | { code: string, message: string }
    | { code: string, message: string }
   };

export type DeleteAddonMutationVariables = Exact<{
  id: string;
}>;


export type DeleteAddonMutation = { deleteAddon:
    | { key: string, version: number, deletedAt: string | null }
    | { code: string, message: string, conflictingId: string | null }
    | { code: string, message: string }
   };

export type ChargeOptionsFragment = { key: string, prorated: boolean, payInAdvance: boolean, invoiceable: boolean, minimumAmount: string | null, filters: Array<{ invoiceDisplayName: string | null, values: Array<{ dimension: string, values: Array<string> | null }>, price:
      | { __typename: 'DynamicPrice', multiplier: string, minimumAmount: string | null, maximumAmount: string | null }
      | { __typename: 'EventAmountPrice', amountProperty: string, amountUnit: AmountUnit, minimumAmount: string | null, maximumAmount: string | null }
      | { __typename: 'FlatPrice', amount: string, paymentTerm: PaymentTerm }
      | { __typename: 'GraduatedPercentagePrice', tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, percentageTiers: Array<{ upToAmount: string | null, rate: string, flatPrice: string | null }> }
      | { __typename: 'PackagePrice', amount: string, quantityPerPackage: string, freeUnits: string, minimumAmount: string | null, maximumAmount: string | null }
      | { __typename: 'PercentagePrice', rate: string, fixedAmount: string, freeUnitsPerEvents: number | null, freeUnitsPerTotalAggregation: string | null, perTransactionMinAmount: string | null, perTransactionMaxAmount: string | null, minimumAmount: string | null, maximumAmount: string | null }
      | { __typename: 'TieredPrice', mode: TieredPriceMode, tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, tiers: Array<{ upToAmount: string | null, flatPrice: string | null, unitPrice: string | null }> }
      | { __typename: 'UnitPrice', amount: string, minimumAmount: string | null, maximumAmount: string | null }
     }> };

export type CreateChargedPlanMutationVariables = Exact<{
  input: CreatePlanInput;
}>;


export type CreateChargedPlanMutation = { createPlan:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, trialPeriod: string | null, minimumCommitment: { amount: string, invoiceDisplayName: string | null } | null, usageThresholds: Array<{ amount: string, name: string | null, isRecurring: boolean }>, phases: Array<{ rateCards: Array<{ key: string, prorated: boolean, payInAdvance: boolean, invoiceable: boolean, minimumAmount: string | null, filters: Array<{ invoiceDisplayName: string | null, values: Array<{ dimension: string, values: Array<string> | null }>, price:
              | { __typename: 'DynamicPrice', multiplier: string, minimumAmount: string | null, maximumAmount: string | null }
              | { __typename: 'EventAmountPrice', amountProperty: string, amountUnit: AmountUnit, minimumAmount: string | null, maximumAmount: string | null }
              | { __typename: 'FlatPrice', amount: string, paymentTerm: PaymentTerm }
              | { __typename: 'GraduatedPercentagePrice', tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, percentageTiers: Array<{ upToAmount: string | null, rate: string, flatPrice: string | null }> }
              | { __typename: 'PackagePrice', amount: string, quantityPerPackage: string, freeUnits: string, minimumAmount: string | null, maximumAmount: string | null }
              | { __typename: 'PercentagePrice', rate: string, fixedAmount: string, freeUnitsPerEvents: number | null, freeUnitsPerTotalAggregation: string | null, perTransactionMinAmount: string | null, perTransactionMaxAmount: string | null, minimumAmount: string | null, maximumAmount: string | null }
              | { __typename: 'TieredPrice', mode: TieredPriceMode, tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, tiers: Array<{ upToAmount: string | null, flatPrice: string | null, unitPrice: string | null }> }
              | { __typename: 'UnitPrice', amount: string, minimumAmount: string | null, maximumAmount: string | null }
             }> }> }>, validationIssues: Array<{ code: string, path: Array<string> }> }
    | { code: string, message: string, issues: Array<{ code: string, path: Array<string> }> }
   };

export type ChargedItemsQueryVariables = Exact<{
  by: SubscriptionBy;
}>;


export type ChargedItemsQuery = { subscription: { plan: { trialPeriod: string | null, minimumCommitment: { amount: string } | null, usageThresholds: Array<{ amount: string }> } | null, items: Array<{ key: string, prorated: boolean, payInAdvance: boolean, invoiceable: boolean, minimumAmount: string | null, filters: Array<{ invoiceDisplayName: string | null, values: Array<{ dimension: string, values: Array<string> | null }>, price:
          | { __typename: 'DynamicPrice', multiplier: string, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'EventAmountPrice', amountProperty: string, amountUnit: AmountUnit, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'FlatPrice', amount: string, paymentTerm: PaymentTerm }
          | { __typename: 'GraduatedPercentagePrice', tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, percentageTiers: Array<{ upToAmount: string | null, rate: string, flatPrice: string | null }> }
          | { __typename: 'PackagePrice', amount: string, quantityPerPackage: string, freeUnits: string, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'PercentagePrice', rate: string, fixedAmount: string, freeUnitsPerEvents: number | null, freeUnitsPerTotalAggregation: string | null, perTransactionMinAmount: string | null, perTransactionMaxAmount: string | null, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'TieredPrice', mode: TieredPriceMode, tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, tiers: Array<{ upToAmount: string | null, flatPrice: string | null, unitPrice: string | null }> }
          | { __typename: 'UnitPrice', amount: string, minimumAmount: string | null, maximumAmount: string | null }
         }> }> } | null };

export type CreateFeatureMutationVariables = Exact<{
  input: CreateFeatureInput;
}>;


export type CreateFeatureMutation = { createFeature:
    | { code: string, message: string }
    | { id: string, key: string, name: string, meter: { key: string } | null }
    | { code: string, message: string }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type EstimatePriceQueryVariables = Exact<{
  input: EstimatePriceInput;
}>;


export type EstimatePriceQuery = { estimatePrice: { currency: string, unitAmount: string | null, lines: Array<{ key: string, name: string, category: DetailedLineCategory, quantity: string, unitAmount: string, discounts: Array<{ reason: DiscountReason, amount: string | null, quantity: string | null }>, totals: { amount: string, discountsTotal: string, total: string } }>, totals: { amount: string, chargesTotal: string, discountsTotal: string, total: string } } };

export type CreateLlmPriceOverrideMutationVariables = Exact<{
  input: CreateLlmPriceOverrideInput;
}>;


export type CreateLlmPriceOverrideMutation = { createLlmPriceOverride:
    | { code: string, message: string }
    | { id: string, provider: string, model: string, effectiveFrom: string, effectiveTo: string | null, origin: string, pricing: { inputPerToken: string, outputPerToken: string } }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type DeleteLlmPriceOverrideMutationVariables = Exact<{
  id: string;
}>;


export type DeleteLlmPriceOverrideMutation = { deleteLlmPriceOverride:
    | { code: string, message: string }
    | { id: string, deletedAt: string | null }
    | { code: string, message: string }
   };

export type LlmPriceOverridesQueryVariables = Exact<{
  filter?: LlmPriceFilter | null | undefined;
  includeDeleted?: boolean | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type LlmPriceOverridesQuery = { llmPriceOverrides: { nodes: Array<{ id: string, provider: string, model: string, effectiveFrom: string, effectiveTo: string | null, origin: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type LlmPricesQueryVariables = Exact<{
  filter?: LlmPriceFilter | null | undefined;
}>;


export type LlmPricesQuery = { llmPrices: Array<{ provider: string, model: string, effectiveFrom: string, effectiveTo: string | null, origin: string, pricing: { inputPerToken: string, outputPerToken: string, cacheReadPerToken: string | null, reasoningPerToken: string | null, cacheWritePerToken: string | null } }> };

export type LlmPriceQueryVariables = Exact<{
  provider: string;
  model: string;
  at?: string | null | undefined;
}>;


export type LlmPriceQuery = { llmPrice: { isOverride: boolean, origin: string, pricing: { inputPerToken: string, outputPerToken: string, cacheReadPerToken: string | null, reasoningPerToken: string | null, cacheWritePerToken: string | null } } | null };

export type FeatureUnitCostQueryVariables = Exact<{
  by: FeatureBy;
}>;


export type FeatureUnitCostQuery = { feature: { key: string, unitCost:
      | { provider: { value: string | null, dimension: string | null }, model: { value: string | null, dimension: string | null }, tokenType: { value: LlmTokenType | null, dimension: string | null }, pricing: { inputPerToken: string, outputPerToken: string } | null }
      | { amount: string }
     | null } | null };

export type FeatureCostQueryVariables = Exact<{
  feature: FeatureBy;
  query?: MeterUsageInput | null | undefined;
  pricesAt?: string | null | undefined;
}>;


export type FeatureCostQuery = { featureCost: { from: string | null, to: string | null, windowSize: WindowSize | null, currency: string, rows: Array<{ usage: string, cost: string | null, unpriced: Array<UnpricedReason>, windowStart: string, windowEnd: string, subject: string | null, customer: { key: string | null } | null, groupBy: Array<{ key: string, value: string }> }> } | null };

export type FeatureQueryVariables = Exact<{
  by: FeatureBy;
}>;


export type FeatureQuery = { feature: { id: string, key: string, name: string, archivedAt: string | null } | null };

export type FeaturesQueryVariables = Exact<{
  filter?: FeatureFilter | null | undefined;
  orderBy?: FeatureOrder | null | undefined;
  first?: number | null | undefined;
}>;


export type FeaturesQuery = { features: { totalCount: number, nodes: Array<{ key: string, name: string, archivedAt: string | null }> } };

export type DeleteFeatureMutationVariables = Exact<{
  id: string;
}>;


export type DeleteFeatureMutation = { deleteFeature:
    | { code: string, message: string }
    | { key: string, archivedAt: string | null }
    | { code: string, message: string }
   };

export type PlansQueryVariables = Exact<{
  filter?: PlanFilter | null | undefined;
  orderBy?: PlanOrder | null | undefined;
  first?: number | null | undefined;
}>;


export type PlansQuery = { plans: { totalCount: number, nodes: Array<{ key: string, version: number, name: string, description: string | null, status: PlanStatus, currency: string, billingCadence: string, proRating: ProRating, effectiveFrom: string | null, effectiveTo: string | null, deletedAt: string | null, metadata: Record<string, unknown> | null, taxes: Array<{ key: string, rate: string }>, validationIssues: Array<{ code: string, path: Array<string> }> }> } };

export type UpdatePlanMutationVariables = Exact<{
  id: string;
  input: UpdatePlanInput;
}>;


export type UpdatePlanMutation = { updatePlan:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, key: string, version: number, name: string, description: string | null, status: PlanStatus, metadata: Record<string, unknown> | null, validationIssues: Array<{ code: string, message: string, path: Array<string> }>, phases: Array<{ key: string, description: string | null, metadata: Record<string, unknown> | null, rateCards: Array<{ key: string, taxes: Array<{ key: string }>, taxConfig: { behavior: TaxBehavior | null, stripeCode: string | null, customInvoicingCode: string | null } | null }> }> }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type CreateNextPlanVersionMutationVariables = Exact<{
  by: PlanBy;
}>;


export type CreateNextPlanVersionMutation = { createNextPlanVersion:
    | { code: string, message: string, conflictingId: string | null }
    | { code: string, message: string }
    | { id: string, key: string, version: number, status: PlanStatus, phases: Array<{ key: string }>, addons: { nodes: Array<{ fromPlanPhase: string, maxQuantity: number | null, addon: { key: string, version: number } }> } }
   };

export type ArchivePlanMutationVariables = Exact<{
  id: string;
}>;


export type ArchivePlanMutation = { archivePlan:
    | { code: string, message: string }
    | { code: string, message: string }
    | { key: string, version: number, status: PlanStatus, effectiveTo: string | null }
   };

export type DeletePlanMutationVariables = Exact<{
  id: string;
}>;


export type DeletePlanMutation = { deletePlan:
    | { code: string, message: string }
    | { code: string, message: string }
    | { key: string, version: number, deletedAt: string | null }
   };

export type OfferedAddonFragment = { id: string, fromPlanPhase: string, maxQuantity: number | null, metadata: Record<string, unknown> | null, deletedAt: string | null, plan: { key: string, version: number }, addon: { key: string, version: number }, validationIssues: Array<{ code: string, message: string, path: Array<string> }> };

export type PlanAddonQueryVariables = Exact<{
  by: PlanAddonBy;
}>;


export type PlanAddonQuery = { planAddon: { id: string, fromPlanPhase: string, maxQuantity: number | null, metadata: Record<string, unknown> | null, deletedAt: string | null, plan: { key: string, version: number }, addon: { key: string, version: number }, validationIssues: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type PlanAddonsQueryVariables = Exact<{
  plan: PlanBy;
  filter?: PlanAddonFilter | null | undefined;
  orderBy?: PlanAddonOrder | null | undefined;
}>;


export type PlanAddonsQuery = { planAddons: { totalCount: number, nodes: Array<{ id: string, fromPlanPhase: string, maxQuantity: number | null, metadata: Record<string, unknown> | null, deletedAt: string | null, plan: { key: string, version: number }, addon: { key: string, version: number }, validationIssues: Array<{ code: string, message: string, path: Array<string> }> }> } };

export type CreatePlanAddonMutationVariables = Exact<{
  input: CreatePlanAddonInput;
}>;


export type CreatePlanAddonMutation = { createPlanAddon:
    | { code: string, message: string, conflictingId: string | null }
    | { code: string, message: string }
    | { id: string, fromPlanPhase: string, maxQuantity: number | null, metadata: Record<string, unknown> | null, deletedAt: string | null, plan: { key: string, version: number }, addon: { key: string, version: number }, validationIssues: Array<{ code: string, message: string, path: Array<string> }> }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type UpdatePlanAddonMutationVariables = Exact<{
  id: string;
  input: UpdatePlanAddonInput;
}>;


export type UpdatePlanAddonMutation = { updatePlanAddon:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, fromPlanPhase: string, maxQuantity: number | null, metadata: Record<string, unknown> | null, deletedAt: string | null, plan: { key: string, version: number }, addon: { key: string, version: number }, validationIssues: Array<{ code: string, message: string, path: Array<string> }> }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type DeletePlanAddonMutationVariables = Exact<{
  id: string;
}>;


export type DeletePlanAddonMutation = { deletePlanAddon:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, fromPlanPhase: string, maxQuantity: number | null, metadata: Record<string, unknown> | null, deletedAt: string | null, plan: { key: string, version: number }, addon: { key: string, version: number }, validationIssues: Array<{ code: string, message: string, path: Array<string> }> }
   };

type Price_DynamicPrice_Fragment = { multiplier: string, minimumAmount: string | null, maximumAmount: string | null };

type Price_EventAmountPrice_Fragment = { amountProperty: string, amountUnit: AmountUnit, minimumAmount: string | null, maximumAmount: string | null };

type Price_FlatPrice_Fragment = { amount: string, paymentTerm: PaymentTerm };

type Price_GraduatedPercentagePrice_Fragment = { tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, percentageTiers: Array<{ upToAmount: string | null, rate: string, flatPrice: string | null }> };

type Price_PackagePrice_Fragment = { amount: string, quantityPerPackage: string, freeUnits: string, minimumAmount: string | null, maximumAmount: string | null };

type Price_PercentagePrice_Fragment = { rate: string, fixedAmount: string, freeUnitsPerEvents: number | null, freeUnitsPerTotalAggregation: string | null, perTransactionMinAmount: string | null, perTransactionMaxAmount: string | null, minimumAmount: string | null, maximumAmount: string | null };

type Price_TieredPrice_Fragment = { mode: TieredPriceMode, tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, tiers: Array<{ upToAmount: string | null, flatPrice: string | null, unitPrice: string | null }> };

type Price_UnitPrice_Fragment = { amount: string, minimumAmount: string | null, maximumAmount: string | null };

export type PriceFragment =
  | Price_DynamicPrice_Fragment
  | Price_EventAmountPrice_Fragment
  | Price_FlatPrice_Fragment
  | Price_GraduatedPercentagePrice_Fragment
  | Price_PackagePrice_Fragment
  | Price_PercentagePrice_Fragment
  | Price_TieredPrice_Fragment
  | Price_UnitPrice_Fragment
;

export type PlanOfferFragment = { id: string, key: string, version: number, name: string, status: PlanStatus, currency: string, billingCadence: string, phases: Array<{ key: string, name: string, duration: string | null, rateCards: Array<{ key: string, name: string, billingCadence: string | null, feature: { key: string } | null, price:
        | { __typename: 'DynamicPrice', multiplier: string, minimumAmount: string | null, maximumAmount: string | null }
        | { __typename: 'EventAmountPrice', amountProperty: string, amountUnit: AmountUnit, minimumAmount: string | null, maximumAmount: string | null }
        | { __typename: 'FlatPrice', amount: string, paymentTerm: PaymentTerm }
        | { __typename: 'GraduatedPercentagePrice', tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, percentageTiers: Array<{ upToAmount: string | null, rate: string, flatPrice: string | null }> }
        | { __typename: 'PackagePrice', amount: string, quantityPerPackage: string, freeUnits: string, minimumAmount: string | null, maximumAmount: string | null }
        | { __typename: 'PercentagePrice', rate: string, fixedAmount: string, freeUnitsPerEvents: number | null, freeUnitsPerTotalAggregation: string | null, perTransactionMinAmount: string | null, perTransactionMaxAmount: string | null, minimumAmount: string | null, maximumAmount: string | null }
        | { __typename: 'TieredPrice', mode: TieredPriceMode, tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, tiers: Array<{ upToAmount: string | null, flatPrice: string | null, unitPrice: string | null }> }
        | { __typename: 'UnitPrice', amount: string, minimumAmount: string | null, maximumAmount: string | null }
       | null, discounts: { percentage: string | null, usage: string | null } | null, entitlementTemplate:
        | { type: EntitlementType }
        | { issueAfterReset: string | null, isSoftLimit: boolean, usagePeriod: string | null, type: EntitlementType }
        | { config: Record<string, unknown>, type: EntitlementType }
       | null }> }>, validationIssues: Array<{ code: string, message: string, path: Array<string> }> };

export type PlanQueryVariables = Exact<{
  by: PlanBy;
}>;


export type PlanQuery = { plan: { id: string, key: string, version: number, name: string, status: PlanStatus, currency: string, billingCadence: string, phases: Array<{ key: string, name: string, duration: string | null, rateCards: Array<{ key: string, name: string, billingCadence: string | null, feature: { key: string } | null, price:
          | { __typename: 'DynamicPrice', multiplier: string, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'EventAmountPrice', amountProperty: string, amountUnit: AmountUnit, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'FlatPrice', amount: string, paymentTerm: PaymentTerm }
          | { __typename: 'GraduatedPercentagePrice', tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, percentageTiers: Array<{ upToAmount: string | null, rate: string, flatPrice: string | null }> }
          | { __typename: 'PackagePrice', amount: string, quantityPerPackage: string, freeUnits: string, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'PercentagePrice', rate: string, fixedAmount: string, freeUnitsPerEvents: number | null, freeUnitsPerTotalAggregation: string | null, perTransactionMinAmount: string | null, perTransactionMaxAmount: string | null, minimumAmount: string | null, maximumAmount: string | null }
          | { __typename: 'TieredPrice', mode: TieredPriceMode, tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, tiers: Array<{ upToAmount: string | null, flatPrice: string | null, unitPrice: string | null }> }
          | { __typename: 'UnitPrice', amount: string, minimumAmount: string | null, maximumAmount: string | null }
         | null, discounts: { percentage: string | null, usage: string | null } | null, entitlementTemplate:
          | { type: EntitlementType }
          | { issueAfterReset: string | null, isSoftLimit: boolean, usagePeriod: string | null, type: EntitlementType }
          | { config: Record<string, unknown>, type: EntitlementType }
         | null }> }>, validationIssues: Array<{ code: string, message: string, path: Array<string> }> } | null };

export type CreatePlanMutationVariables = Exact<{
  input: CreatePlanInput;
}>;


export type CreatePlanMutation = { createPlan:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, key: string, version: number, name: string, status: PlanStatus, currency: string, billingCadence: string, phases: Array<{ key: string, name: string, duration: string | null, rateCards: Array<{ key: string, name: string, billingCadence: string | null, feature: { key: string } | null, price:
            | { __typename: 'DynamicPrice', multiplier: string, minimumAmount: string | null, maximumAmount: string | null }
            | { __typename: 'EventAmountPrice', amountProperty: string, amountUnit: AmountUnit, minimumAmount: string | null, maximumAmount: string | null }
            | { __typename: 'FlatPrice', amount: string, paymentTerm: PaymentTerm }
            | { __typename: 'GraduatedPercentagePrice', tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, percentageTiers: Array<{ upToAmount: string | null, rate: string, flatPrice: string | null }> }
            | { __typename: 'PackagePrice', amount: string, quantityPerPackage: string, freeUnits: string, minimumAmount: string | null, maximumAmount: string | null }
            | { __typename: 'PercentagePrice', rate: string, fixedAmount: string, freeUnitsPerEvents: number | null, freeUnitsPerTotalAggregation: string | null, perTransactionMinAmount: string | null, perTransactionMaxAmount: string | null, minimumAmount: string | null, maximumAmount: string | null }
            | { __typename: 'TieredPrice', mode: TieredPriceMode, tierRule: TierRule, minimumAmount: string | null, maximumAmount: string | null, tiers: Array<{ upToAmount: string | null, flatPrice: string | null, unitPrice: string | null }> }
            | { __typename: 'UnitPrice', amount: string, minimumAmount: string | null, maximumAmount: string | null }
           | null, discounts: { percentage: string | null, usage: string | null } | null, entitlementTemplate:
            | { type: EntitlementType }
            | { issueAfterReset: string | null, isSoftLimit: boolean, usagePeriod: string | null, type: EntitlementType }
            | { config: Record<string, unknown>, type: EntitlementType }
           | null }> }>, validationIssues: Array<{ code: string, message: string, path: Array<string> }> }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type PublishPlanMutationVariables = Exact<{
  id: string;
  effectivePeriod?: EffectivePeriodInput | null | undefined;
}>;


export type PublishPlanMutation = { publishPlan:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, key: string, version: number, status: PlanStatus, effectiveFrom: string | null, effectiveTo: string | null }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type TaxRateFragment = { id: string, key: string, name: string, description: string | null, rate: string, appliedToOrganization: boolean, deletedAt: string | null };

export type TaxQueryVariables = Exact<{
  by: TaxBy;
}>;


export type TaxQuery = { tax: { id: string, key: string, name: string, description: string | null, rate: string, appliedToOrganization: boolean, deletedAt: string | null } | null };

export type TaxesQueryVariables = Exact<{
  filter?: TaxFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type TaxesQuery = { taxes: { totalCount: number, nodes: Array<{ id: string, key: string, name: string, description: string | null, rate: string, appliedToOrganization: boolean, deletedAt: string | null }> } };

export type CreateTaxMutationVariables = Exact<{
  input: CreateTaxInput;
}>;


export type CreateTaxMutation = { createTax:
    | { code: string, message: string, conflictingId: string | null }
    | { code: string, message: string }
    | { id: string, key: string, name: string, description: string | null, rate: string, appliedToOrganization: boolean, deletedAt: string | null }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type UpdateTaxMutationVariables = Exact<{
  by: TaxBy;
  input: UpdateTaxInput;
}>;


export type UpdateTaxMutation = { updateTax:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, key: string, name: string, description: string | null, rate: string, appliedToOrganization: boolean, deletedAt: string | null }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type DeleteTaxMutationVariables = Exact<{
  by: TaxBy;
}>;


export type DeleteTaxMutation = { deleteTax:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, key: string, name: string, description: string | null, rate: string, appliedToOrganization: boolean, deletedAt: string | null }
   };

export type CurrenciesQueryVariables = Exact<{ [key: string]: never; }>;


export type CurrenciesQuery = { currencies: Array<{ code: string, name: string, symbol: string, digits: number }> };

export type AnonymizeCustomerMutationVariables = Exact<{
  by: CustomerBy;
  input?: AnonymizeCustomerInput | null | undefined;
}>;


export type AnonymizeCustomerMutation = { anonymizeCustomer:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'Customer', key: string | null, name: string, primaryEmail: string | null, metadata: Record<string, unknown> | null, anonymizedAt: string | null, billingAddress: { country: string | null, city: string | null } | null, invoices: { nodes: Array<{ number: string | null, totals: { total: string }, billedTo: { key: string | null, name: string | null, address: { country: string | null, city: string | null } | null } }> } }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'ValidationError', code: string, message: string }
   };

export type CreateCustomerMutationVariables = Exact<{
  input: CreateCustomerInput;
}>;


export type CreateCustomerMutation = { createCustomer:
    | { __typename: 'ConflictError', code: string, message: string, conflictingId: string | null }
    | { __typename: 'Customer', id: string, key: string | null, name: string, currency: string | null, usageAttribution: { subjectKeys: Array<string> }, testClock: { id: string, now: string } | null }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type CreateTestClockMutationVariables = Exact<{
  input: CreateTestClockInput;
}>;


export type CreateTestClockMutation = { createTestClock:
    | { id: string, name: string | null, now: string }
    | { code: string, message: string }
   };

export type AdvanceTestClockMutationVariables = Exact<{
  id: string;
  to: string;
}>;


export type AdvanceTestClockMutation = { advanceTestClock:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, now: string }
    | { code: string, message: string }
   };

export type EntitlementValueQueryVariables = Exact<{
  customer: CustomerBy;
  featureKey: string;
  at?: string | null | undefined;
}>;


export type EntitlementValueQuery = { entitlementValue: { type: EntitlementType | null, hasAccess: boolean, balance: string | null, usage: string | null, overage: string | null, totalAvailableGrantAmount: string | null, config: Record<string, unknown> | null, at: string, currentUsagePeriod: { from: string, to: string } | null } | null };

export type CustomerAccessQueryVariables = Exact<{
  customer: CustomerBy;
}>;


export type CustomerAccessQuery = { customerAccess: Array<{ type: EntitlementType | null, hasAccess: boolean, balance: string | null, usage: string | null, feature: { key: string } }> | null };

export type CreateGrantMutationVariables = Exact<{
  input: CreateGrantInput;
}>;


export type CreateGrantMutation = { createGrant:
    | { code: string, message: string }
    | { id: string, amount: string, priority: number, effectiveAt: string, expiresAt: string | null }
    | { code: string, message: string }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type AuthorizeUsageMutationVariables = Exact<{
  input: AuthorizeUsageInput;
}>;


export type AuthorizeUsageMutation = { authorizeUsage:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'UsageAuthorization', allowed: boolean, reason: UsageDenialReason | null, amount: string, available: string | null, eventId: string, source: string, isRepeated: boolean, reservation: { id: string, amount: string, status: ReservationStatus, expiresAt: string } | null }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type CommitReservationMutationVariables = Exact<{
  input: CommitReservationInput;
}>;


export type CommitReservationMutation = { commitReservation:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'UsageReservation', id: string, status: ReservationStatus, amount: string, committedAmount: string | null, closedAt: string | null, eventId: string, source: string }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type ReleaseReservationMutationVariables = Exact<{
  id: string;
}>;


export type ReleaseReservationMutation = { releaseReservation:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'UsageReservation', id: string, status: ReservationStatus, amount: string, committedAmount: string | null, closedAt: string | null }
   };

export type ReservationsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: UsageReservationFilter | null | undefined;
  orderBy?: UsageReservationOrder | null | undefined;
}>;


export type ReservationsQuery = { reservations: { totalCount: number, nodes: Array<{ id: string, status: ReservationStatus, requestedAmount: string, amount: string, committedAmount: string | null, eventId: string, source: string, subject: string, data: Record<string, unknown> | null, createdAt: string, expiresAt: string, closedAt: string | null, customer: { key: string | null }, feature: { key: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type ReservedUsageQueryVariables = Exact<{
  customer: CustomerBy;
  featureKey: string;
}>;


export type ReservedUsageQuery = { entitlementValue: { balance: string | null, reserved: string | null } | null };

export type CreateSubjectEntitlementMutationVariables = Exact<{
  subject: string;
  input: CreateEntitlementInput;
}>;


export type CreateSubjectEntitlementMutation = { createEntitlement:
    | { __typename: 'BooleanEntitlement', id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    | { __typename: 'ConflictError', conflictingId: string | null, code: string, message: string }
    | { __typename: 'MeteredEntitlement', isSoftLimit: boolean, preserveOverageAtReset: boolean, measureUsageFrom: string, lastReset: string, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, issue: { amount: string, priority: number } | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string }, currentUsagePeriod: { from: string, to: string } }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'StaticEntitlement', config: Record<string, unknown>, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type OverrideSubjectEntitlementMutationVariables = Exact<{
  subject: string;
  id?: string | null | undefined;
  input: CreateEntitlementInput;
}>;


export type OverrideSubjectEntitlementMutation = { overrideEntitlement:
    | { __typename: 'BooleanEntitlement', id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    | { __typename: 'ConflictError', conflictingId: string | null, code: string, message: string }
    | { __typename: 'MeteredEntitlement', isSoftLimit: boolean, preserveOverageAtReset: boolean, measureUsageFrom: string, lastReset: string, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, issue: { amount: string, priority: number } | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string }, currentUsagePeriod: { from: string, to: string } }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'StaticEntitlement', config: Record<string, unknown>, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type DeleteSubjectEntitlementMutationVariables = Exact<{
  subject: string;
  id: string;
}>;


export type DeleteSubjectEntitlementMutation = { deleteEntitlement:
    | { __typename: 'BooleanEntitlement', id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    | { __typename: 'ConflictError', conflictingId: string | null, code: string, message: string }
    | { __typename: 'MeteredEntitlement', isSoftLimit: boolean, preserveOverageAtReset: boolean, measureUsageFrom: string, lastReset: string, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, issue: { amount: string, priority: number } | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string }, currentUsagePeriod: { from: string, to: string } }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'StaticEntitlement', config: Record<string, unknown>, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type ResetSubjectEntitlementUsageMutationVariables = Exact<{
  subject: string;
  input: ResetEntitlementUsageInput;
}>;


export type ResetSubjectEntitlementUsageMutation = { resetEntitlementUsage:
    | { __typename: 'ConflictError', conflictingId: string | null, code: string, message: string }
    | { __typename: 'MeteredEntitlement', isSoftLimit: boolean, preserveOverageAtReset: boolean, measureUsageFrom: string, lastReset: string, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, issue: { amount: string, priority: number } | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string }, currentUsagePeriod: { from: string, to: string } }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type CreateSubjectGrantMutationVariables = Exact<{
  subject: string;
  input: CreateGrantInput;
}>;


export type CreateSubjectGrantMutation = { createGrant:
    | { __typename: 'ConflictError', conflictingId: string | null, code: string, message: string }
    | { __typename: 'Grant', id: string, amount: string, priority: number, effectiveAt: string, expiresAt: string | null, voidedAt: string | null, minRolloverAmount: string, maxRolloverAmount: string, nextRecurrence: string | null, issuedAfterReset: boolean, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, recurrence: { interval: string, anchor: string } | null, entitlement: { id: string } }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type SubjectEntitlementQueryVariables = Exact<{
  subject: string;
  id: string;
}>;


export type SubjectEntitlementQuery = { entitlement:
    | { __typename: 'BooleanEntitlement', id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    | { __typename: 'MeteredEntitlement', isSoftLimit: boolean, preserveOverageAtReset: boolean, measureUsageFrom: string, lastReset: string, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, issue: { amount: string, priority: number } | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string }, currentUsagePeriod: { from: string, to: string } }
    | { __typename: 'StaticEntitlement', config: Record<string, unknown>, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
   | null };

export type SubjectEntitlementsQueryVariables = Exact<{
  subject: string;
  includeDeleted?: boolean | null | undefined;
}>;


export type SubjectEntitlementsQuery = { entitlements: { totalCount: number, nodes: Array<
      | { id: string, feature: { key: string } }
      | { id: string, feature: { key: string } }
      | { id: string, feature: { key: string } }
    > } };

export type SubjectGrantsQueryVariables = Exact<{
  subject: string;
  entitlementIds?: Array<string> | string | null | undefined;
}>;


export type SubjectGrantsQuery = { grants: { totalCount: number, nodes: Array<{ amount: string }> } };

export type SubjectEntitlementValueQueryVariables = Exact<{
  subject: string;
  featureKey?: string | null | undefined;
  entitlementId?: string | null | undefined;
  at?: string | null | undefined;
}>;


export type SubjectEntitlementValueQuery = { entitlementValue: { type: EntitlementType | null, hasAccess: boolean, balance: string | null, usage: string | null, overage: string | null } | null };

type EntitlementFields_BooleanEntitlement_Fragment = { __typename: 'BooleanEntitlement', id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null };

type EntitlementFields_MeteredEntitlement_Fragment = { __typename: 'MeteredEntitlement', isSoftLimit: boolean, preserveOverageAtReset: boolean, measureUsageFrom: string, lastReset: string, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, issue: { amount: string, priority: number } | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string }, currentUsagePeriod: { from: string, to: string } };

type EntitlementFields_StaticEntitlement_Fragment = { __typename: 'StaticEntitlement', config: Record<string, unknown>, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null };

export type EntitlementFieldsFragment =
  | EntitlementFields_BooleanEntitlement_Fragment
  | EntitlementFields_MeteredEntitlement_Fragment
  | EntitlementFields_StaticEntitlement_Fragment
;

type EntitlementFailure_ConflictError_Fragment = { __typename: 'ConflictError', conflictingId: string | null, code: string, message: string };

type EntitlementFailure_NotFoundError_Fragment = { __typename: 'NotFoundError', code: string, message: string };

type EntitlementFailure_ValidationError_Fragment = { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> };

export type EntitlementFailureFragment =
  | EntitlementFailure_ConflictError_Fragment
  | EntitlementFailure_NotFoundError_Fragment
  | EntitlementFailure_ValidationError_Fragment
;

export type CreateEntitlementMutationVariables = Exact<{
  input: CreateEntitlementInput;
}>;


export type CreateEntitlementMutation = { createEntitlement:
    | { __typename: 'BooleanEntitlement', id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    | { __typename: 'ConflictError', conflictingId: string | null, code: string, message: string }
    | { __typename: 'MeteredEntitlement', isSoftLimit: boolean, preserveOverageAtReset: boolean, measureUsageFrom: string, lastReset: string, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, issue: { amount: string, priority: number } | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string }, currentUsagePeriod: { from: string, to: string } }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'StaticEntitlement', config: Record<string, unknown>, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type OverrideEntitlementMutationVariables = Exact<{
  id?: string | null | undefined;
  input: CreateEntitlementInput;
}>;


export type OverrideEntitlementMutation = { overrideEntitlement:
    | { __typename: 'BooleanEntitlement', id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    | { __typename: 'ConflictError', conflictingId: string | null, code: string, message: string }
    | { __typename: 'MeteredEntitlement', isSoftLimit: boolean, preserveOverageAtReset: boolean, measureUsageFrom: string, lastReset: string, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, issue: { amount: string, priority: number } | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string }, currentUsagePeriod: { from: string, to: string } }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'StaticEntitlement', config: Record<string, unknown>, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type DeleteEntitlementMutationVariables = Exact<{
  id?: string | null | undefined;
  active?: CustomerFeatureInput | null | undefined;
}>;


export type DeleteEntitlementMutation = { deleteEntitlement:
    | { __typename: 'BooleanEntitlement', id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    | { __typename: 'ConflictError', conflictingId: string | null, code: string, message: string }
    | { __typename: 'MeteredEntitlement', isSoftLimit: boolean, preserveOverageAtReset: boolean, measureUsageFrom: string, lastReset: string, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, issue: { amount: string, priority: number } | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string }, currentUsagePeriod: { from: string, to: string } }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'StaticEntitlement', config: Record<string, unknown>, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type ResetEntitlementUsageMutationVariables = Exact<{
  input: ResetEntitlementUsageInput;
}>;


export type ResetEntitlementUsageMutation = { resetEntitlementUsage:
    | { __typename: 'ConflictError', conflictingId: string | null, code: string, message: string }
    | { __typename: 'MeteredEntitlement', isSoftLimit: boolean, preserveOverageAtReset: boolean, measureUsageFrom: string, lastReset: string, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, issue: { amount: string, priority: number } | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string }, currentUsagePeriod: { from: string, to: string } }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type EntitlementQueryVariables = Exact<{
  by: EntitlementBy;
}>;


export type EntitlementQuery = { entitlement:
    | { __typename: 'BooleanEntitlement', id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    | { __typename: 'MeteredEntitlement', isSoftLimit: boolean, preserveOverageAtReset: boolean, measureUsageFrom: string, lastReset: string, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, grants: { nodes: Array<{ id: string, amount: string }> }, resets: { nodes: Array<{ at: string, anchor: string, preserveOverage: boolean }> }, issue: { amount: string, priority: number } | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string }, currentUsagePeriod: { from: string, to: string } }
    | { __typename: 'StaticEntitlement', config: Record<string, unknown>, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
   | null };

export type EntitlementsQueryVariables = Exact<{
  filter?: EntitlementFilter | null | undefined;
  orderBy?: EntitlementOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type EntitlementsQuery = { entitlements: { totalCount: number, nodes: Array<
      | { __typename: 'BooleanEntitlement', id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
      | { __typename: 'MeteredEntitlement', isSoftLimit: boolean, preserveOverageAtReset: boolean, measureUsageFrom: string, lastReset: string, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, issue: { amount: string, priority: number } | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string }, currentUsagePeriod: { from: string, to: string } }
      | { __typename: 'StaticEntitlement', config: Record<string, unknown>, id: string, type: EntitlementType, activeFrom: string, activeTo: string | null, deletedAt: string | null, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, feature: { key: string }, customer: { key: string | null }, usagePeriod: { interval: string, anchor: string } | null, currentUsagePeriod: { from: string, to: string } | null }
    >, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CustomerEntitlementsQueryVariables = Exact<{
  customer: CustomerBy;
  excludeInactive?: boolean | null | undefined;
  includeDeleted?: boolean | null | undefined;
}>;


export type CustomerEntitlementsQuery = { customer: { key: string | null, entitlements: { totalCount: number, nodes: Array<
        | { id: string, type: EntitlementType, feature: { key: string }, subscription: { id: string } | null }
        | { id: string, type: EntitlementType, feature: { key: string }, subscription: { id: string } | null }
        | { id: string, type: EntitlementType, feature: { key: string }, subscription: { id: string } | null }
      > } } | null };

export type GrantFieldsFragment = { __typename: 'Grant', id: string, amount: string, priority: number, effectiveAt: string, expiresAt: string | null, voidedAt: string | null, minRolloverAmount: string, maxRolloverAmount: string, nextRecurrence: string | null, issuedAfterReset: boolean, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, recurrence: { interval: string, anchor: string } | null, entitlement: { id: string } };

export type IssueGrantMutationVariables = Exact<{
  input: CreateGrantInput;
}>;


export type IssueGrantMutation = { createGrant:
    | { __typename: 'ConflictError', conflictingId: string | null, code: string, message: string }
    | { __typename: 'Grant', id: string, amount: string, priority: number, effectiveAt: string, expiresAt: string | null, voidedAt: string | null, minRolloverAmount: string, maxRolloverAmount: string, nextRecurrence: string | null, issuedAfterReset: boolean, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, recurrence: { interval: string, anchor: string } | null, entitlement: { id: string } }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type VoidGrantMutationVariables = Exact<{
  id: string;
  at?: string | null | undefined;
}>;


export type VoidGrantMutation = { voidGrant:
    | { __typename: 'ConflictError', conflictingId: string | null, code: string, message: string }
    | { __typename: 'Grant', id: string, amount: string, priority: number, effectiveAt: string, expiresAt: string | null, voidedAt: string | null, minRolloverAmount: string, maxRolloverAmount: string, nextRecurrence: string | null, issuedAfterReset: boolean, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, recurrence: { interval: string, anchor: string } | null, entitlement: { id: string } }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type GrantsQueryVariables = Exact<{
  filter?: GrantFilter | null | undefined;
  orderBy?: GrantOrder | null | undefined;
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type GrantsQuery = { grants: { totalCount: number, nodes: Array<{ __typename: 'Grant', id: string, amount: string, priority: number, effectiveAt: string, expiresAt: string | null, voidedAt: string | null, minRolloverAmount: string, maxRolloverAmount: string, nextRecurrence: string | null, issuedAfterReset: boolean, annotations: Record<string, unknown> | null, metadata: Record<string, unknown> | null, recurrence: { interval: string, anchor: string } | null, entitlement: { id: string } }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type HistoryFieldsFragment = { period: { from: string, to: string }, windows: Array<{ usage: string, balanceAtStart: string, period: { from: string, to: string } }>, segments: Array<{ usage: string, overageAtStart: string, overage: string, balanceAtStart: string, balanceAtEnd: string, rollover: boolean, period: { from: string, to: string }, grantUsages: Array<{ amount: string, grant: { id: string } }>, endedBy: { activityChange: boolean, reset: boolean, recurrences: Array<{ id: string }> } }> };

export type EntitlementHistoryQueryVariables = Exact<{
  customer?: CustomerBy | null | undefined;
  featureKey?: string | null | undefined;
  entitlementId?: string | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  windowSize: WindowSize;
  windowTimeZone?: string | null | undefined;
}>;


export type EntitlementHistoryQuery = { entitlementHistory: { entitlement: { id: string }, period: { from: string, to: string }, windows: Array<{ usage: string, balanceAtStart: string, period: { from: string, to: string } }>, segments: Array<{ usage: string, overageAtStart: string, overage: string, balanceAtStart: string, balanceAtEnd: string, rollover: boolean, period: { from: string, to: string }, grantUsages: Array<{ amount: string, grant: { id: string } }>, endedBy: { activityChange: boolean, reset: boolean, recurrences: Array<{ id: string }> } }> } | null };

export type SubjectEntitlementHistoryQueryVariables = Exact<{
  subject: string;
  entitlementId: string;
  windowSize: WindowSize;
}>;


export type SubjectEntitlementHistoryQuery = { entitlementHistory: { period: { from: string, to: string }, windows: Array<{ usage: string, balanceAtStart: string, period: { from: string, to: string } }>, segments: Array<{ usage: string, overageAtStart: string, overage: string, balanceAtStart: string, balanceAtEnd: string, rollover: boolean, period: { from: string, to: string }, grantUsages: Array<{ amount: string, grant: { id: string } }>, endedBy: { activityChange: boolean, reset: boolean, recurrences: Array<{ id: string }> } }> } | null };

export type ExplainEntitlementValueQueryVariables = Exact<{
  customer: CustomerBy;
  featureKey: string;
  at?: string | null | undefined;
}>;


export type ExplainEntitlementValueQuery = { entitlementValue: { balance: string | null, usage: string | null, overage: string | null, explain: { carriedOverage: string, period: { from: string, to: string }, grants: Array<{ carriedIn: string, added: string, burnt: string, lost: string, balance: string, grant: { id: string, amount: string, priority: number, effectiveAt: string, expiresAt: string | null }, losses: Array<{ at: string, amount: string, reason: GrantLossReason }> }>, steps: Array<{ usage: string, balanceAtStart: string, balanceAtEnd: string, overage: string, period: { from: string, to: string } }>, usageQuery: { from: string, to: string, value: string, meter: { key: string }, customer: { key: string | null }, filterGroupBy: Array<{ key: string, values: Array<string> | null, where: Record<string, unknown> | null }> } } | null } | null };

export type MeterUsageChangedSubscriptionVariables = Exact<{
  meter: MeterBy;
  customer?: CustomerBy | null | undefined;
  query?: LiveMeterUsageInput | null | undefined;
}>;


export type MeterUsageChangedSubscription = { meterUsageChanged: { value: string | null, from: string, at: string } };

export type EntitlementValueChangedSubscriptionVariables = Exact<{
  customer: CustomerBy;
  featureKey: string;
}>;


export type EntitlementValueChangedSubscription = { entitlementValueChanged: { hasAccess: boolean, balance: string | null, usage: string | null, overage: string | null, at: string } };

export type InvoiceChangedSubscriptionVariables = Exact<{
  customer?: CustomerBy | null | undefined;
  id?: string | null | undefined;
}>;


export type InvoiceChangedSubscription = { invoiceChanged: { id: string, number: string | null, status: InvoiceStatus, totals: { total: string } } };

export type SubscriptionChangedSubscriptionVariables = Exact<{
  customer?: CustomerBy | null | undefined;
  id?: string | null | undefined;
}>;


export type SubscriptionChangedSubscription = { subscriptionChanged: { id: string, key: string | null, status: SubscriptionStatus, activeTo: string | null } };

export type UpcomingInvoiceChangedSubscriptionVariables = Exact<{
  customer: CustomerBy;
  currency?: string | null | undefined;
}>;


export type UpcomingInvoiceChangedSubscription = { upcomingInvoiceChanged: { at: string, invoicedAt: string, amountDue: string, totals: { total: string } } | null };

export type VoidUsageEventMutationVariables = Exact<{
  input: VoidUsageEventInput;
}>;


export type VoidUsageEventMutation = { voidUsageEvent:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'UsageEvent', source: string, id: string, voidedAt: string | null, correction: { at: string, reason: string, by: { id: string, prefix: string } | null } | null }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type CorrectUsageEventMutationVariables = Exact<{
  input: CorrectUsageEventInput;
}>;


export type CorrectUsageEventMutation = { correctUsageEvent:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'UsageEvent', source: string, id: string, type: string, subject: string, time: string, data: Record<string, unknown> | null, corrects: { at: string, reason: string, original: { id: string, voidedAt: string | null } | null } | null }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type CorrectedUsageQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: UsageEventFilter | null | undefined;
}>;


export type CorrectedUsageQuery = { events: { nodes: Array<{ source: string, id: string, time: string, late: boolean, voidedAt: string | null, customer: { key: string | null } | null, customerAtIngest: { key: string | null } | null, issues: Array<{ code: string, message: string }>, issuesAtIngest: Array<{ code: string, message: string }>, correction: { at: string, reason: string, replacement: { id: string, data: Record<string, unknown> | null } | null } | null, corrects: { original: { id: string, data: Record<string, unknown> | null } | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type CreateMeterMutationVariables = Exact<{
  input: CreateMeterInput;
}>;


export type CreateMeterMutation = { createMeter:
    | { code: string, message: string }
    | { id: string, key: string, aggregation: MeterAggregation, eventType: string, valueProperty: string | null, groupBy: Array<{ key: string, path: string }> }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type EventsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  filter?: UsageEventFilter | null | undefined;
}>;


export type EventsQuery = { events: { nodes: Array<{ id: string, source: string, type: string, subject: string, time: string, data: Record<string, unknown> | null, ingestedAt: string, storedAt: string, customer: { id: string, key: string | null } | null, issues: Array<{ code: string, message: string, path: Array<string> }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type IngestEventsMutationVariables = Exact<{
  input: IngestEventsInput;
}>;


export type IngestEventsMutation = { ingestEvents:
    | { accepted: number, duplicates: number, results: Array<{ id: string, status: IngestStatus, issues: Array<{ code: string, message: string, path: Array<string> }> }> }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type UpdateMeterMutationVariables = Exact<{
  by: MeterBy;
  input: UpdateMeterInput;
}>;


export type UpdateMeterMutation = { updateMeter:
    | { __typename: 'ConflictError', code: string, message: string, conflictingId: string | null }
    | { __typename: 'Meter', id: string, key: string, name: string | null, description: string | null, metadata: Record<string, unknown> | null, updatedAt: string, groupBy: Array<{ key: string, path: string }> }
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type DeleteMeterMutationVariables = Exact<{
  by: MeterBy;
}>;


export type DeleteMeterMutation = { deleteMeter:
    | { __typename: 'ConflictError', code: string, message: string, conflictingId: string | null }
    | { __typename: 'Meter', id: string, deletedAt: string | null }
    | { __typename: 'NotFoundError', code: string, message: string }
   };

export type MetersQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
  orderBy?: MeterOrder | null | undefined;
  includeDeleted?: boolean | null | undefined;
}>;


export type MetersQuery = { meters: { totalCount: number, nodes: Array<{ id: string, key: string, name: string | null, aggregation: MeterAggregation, eventType: string, eventFrom: string | null, metadata: Record<string, unknown> | null, createdAt: string, updatedAt: string, deletedAt: string | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type MeterUsageQueryVariables = Exact<{
  meter: MeterBy;
  query?: MeterUsageInput | null | undefined;
}>;


export type MeterUsageQuery = { meterUsage: { from: string | null, to: string | null, windowSize: WindowSize | null, meter: { key: string }, rows: Array<{ value: string, windowStart: string, windowEnd: string, subject: string | null, customer: { key: string | null } | null, groupBy: Array<{ key: string, value: string }> }> } | null };

export type MeterQueryVariables = Exact<{
  by: MeterBy;
}>;


export type MeterQuery = { meter: { id: string, key: string, name: string | null, description: string | null, aggregation: MeterAggregation, eventType: string, valueProperty: string | null, eventFrom: string | null, metadata: Record<string, unknown> | null, createdAt: string, updatedAt: string, deletedAt: string | null, groupBy: Array<{ key: string, path: string }> } | null };

export type MeterSubjectsQueryVariables = Exact<{
  meter: MeterBy;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type MeterSubjectsQuery = { meterSubjects: Array<string> | null };

export type MeterGroupByValuesQueryVariables = Exact<{
  meter: MeterBy;
  key: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
}>;


export type MeterGroupByValuesQuery = { meterGroupByValues: Array<string> | null };

export type CreateMetricMutationVariables = Exact<{
  input: CreateMeterInput;
}>;


export type CreateMetricMutation = { createMeter:
    | { __typename: 'ConflictError', code: string, message: string }
    | { __typename: 'Meter', id: string, key: string, aggregation: MeterAggregation, valueProperty: string | null, expression: string | null, recurring: boolean, weightedInterval: WeightedInterval | null, rounding: { function: RoundingFunction, precision: number } | null, filters: Array<{ key: string, values: Array<string> }> }
    | { __typename: 'ValidationError', code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type EvaluateMeterExpressionQueryVariables = Exact<{
  input: EvaluateMeterExpressionInput;
}>;


export type EvaluateMeterExpressionQuery = { evaluateMeterExpression: { value: string | null, number: string | null, issues: Array<{ code: string, message: string, path: Array<string> }> } };

export type PortalMeterUsageQueryVariables = Exact<{
  meter: string;
  query?: MeterUsageInput | null | undefined;
}>;


export type PortalMeterUsageQuery = { portalMeterUsage: { from: string | null, to: string | null, windowSize: WindowSize | null, csvUrl: string, rows: Array<{ value: string, windowStart: string, windowEnd: string, subject: string | null, groupBy: Array<{ key: string, value: string }> }> } | null };

export type DebugMetricsQueryVariables = Exact<{ [key: string]: never; }>;


export type DebugMetricsQuery = { debugMetrics: string };

export type MeterBackfillQueryVariables = Exact<{
  meter: MeterBy;
}>;


export type MeterBackfillQuery = { meter: { key: string, backfill: { id: string, total: string | null, success: string, failed: string, finishedAt: string | null } | null } | null };

export type ProgressQueryVariables = Exact<{
  id: string;
}>;


export type ProgressQuery = { progress: { id: string, total: string | null, success: string, failed: string, updatedAt: string, finishedAt: string | null } | null };

export type ProgressUpdatedSubscriptionVariables = Exact<{
  id: string;
}>;


export type ProgressUpdatedSubscription = { progressUpdated: { total: string | null, success: string, failed: string, updatedAt: string, finishedAt: string | null } };

export type UpsertSubjectsMutationVariables = Exact<{
  input: UpsertSubjectsInput;
}>;


export type UpsertSubjectsMutation = { upsertSubjects:
    | { __typename: 'ConflictError' }
    | { __typename: 'UpsertedSubjects', subjects: Array<{ id: string, key: string, displayName: string | null, metadata: Record<string, unknown> | null }> }
    | { __typename: 'ValidationError', issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type SubjectsQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type SubjectsQuery = { subjects: { nodes: Array<{ id: string, key: string, displayName: string | null, customer: { id: string } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type SubjectQueryVariables = Exact<{
  by: SubjectBy;
}>;


export type SubjectQuery = { subject: { id: string, key: string, displayName: string | null, metadata: Record<string, unknown> | null, deletedAt: string | null } | null };

export type DeleteSubjectMutationVariables = Exact<{
  by: SubjectBy;
}>;


export type DeleteSubjectMutation = { deleteSubject:
    | { __typename: 'NotFoundError', code: string, message: string }
    | { __typename: 'Subject', id: string, deletedAt: string | null }
   };

export type DunningCampaignPartsFragment = { id: string, key: string, name: string, description: string | null, daysBetweenAttempts: number, maxAttempts: number, whenExhausted: DunningExhaustion, isDefault: boolean, deletedAt: string | null, thresholds: Array<{ currency: string, amount: string }>, billingProfiles: Array<{ name: string }> };

export type CreateDunningCampaignMutationVariables = Exact<{
  input: CreateDunningCampaignInput;
}>;


export type CreateDunningCampaignMutation = { createDunningCampaign:
    | { code: string, message: string }
    | { id: string, key: string, name: string, description: string | null, daysBetweenAttempts: number, maxAttempts: number, whenExhausted: DunningExhaustion, isDefault: boolean, deletedAt: string | null, thresholds: Array<{ currency: string, amount: string }>, billingProfiles: Array<{ name: string }> }
    | { code: string, message: string }
   };

export type UpdateDunningCampaignMutationVariables = Exact<{
  by: DunningCampaignBy;
  input: UpdateDunningCampaignInput;
}>;


export type UpdateDunningCampaignMutation = { updateDunningCampaign:
    | { code: string, message: string }
    | { id: string, key: string, name: string, description: string | null, daysBetweenAttempts: number, maxAttempts: number, whenExhausted: DunningExhaustion, isDefault: boolean, deletedAt: string | null, thresholds: Array<{ currency: string, amount: string }>, billingProfiles: Array<{ name: string }> }
    | { code: string, message: string }
    | { code: string, message: string }
   };

export type DeleteDunningCampaignMutationVariables = Exact<{
  by: DunningCampaignBy;
}>;


export type DeleteDunningCampaignMutation = { deleteDunningCampaign:
    | { id: string, key: string, name: string, description: string | null, daysBetweenAttempts: number, maxAttempts: number, whenExhausted: DunningExhaustion, isDefault: boolean, deletedAt: string | null, thresholds: Array<{ currency: string, amount: string }>, billingProfiles: Array<{ name: string }> }
    | { code: string, message: string }
   };

export type AssignDunningCampaignMutationVariables = Exact<{
  input: AssignDunningCampaignInput;
}>;


export type AssignDunningCampaignMutation = { assignDunningCampaign:
    | { code: string, message: string }
    | { key: string | null, dunning: { isExcluded: boolean, attempts: number, lastAttemptAt: string | null, nextAttemptAt: string | null, exhaustedAt: string | null, campaign: { key: string } | null } | null }
    | { code: string, message: string }
    | { code: string, message: string }
   };

export type CustomerDunningPartsFragment = { key: string | null, dunning: { isExcluded: boolean, attempts: number, lastAttemptAt: string | null, nextAttemptAt: string | null, exhaustedAt: string | null, campaign: { key: string } | null } | null };

export type CustomerDunningQueryVariables = Exact<{
  by: CustomerBy;
}>;


export type CustomerDunningQuery = { customer: { key: string | null, dunning: { isExcluded: boolean, attempts: number, lastAttemptAt: string | null, nextAttemptAt: string | null, exhaustedAt: string | null, campaign: { key: string } | null } | null } | null };

export type DunningCampaignQueryVariables = Exact<{
  by: DunningCampaignBy;
}>;


export type DunningCampaignQuery = { dunningCampaign: { id: string, key: string, name: string, description: string | null, daysBetweenAttempts: number, maxAttempts: number, whenExhausted: DunningExhaustion, isDefault: boolean, deletedAt: string | null, thresholds: Array<{ currency: string, amount: string }>, billingProfiles: Array<{ name: string }> } | null };

export type DunningCampaignsQueryVariables = Exact<{
  first?: number | null | undefined;
  includeDeleted?: boolean | null | undefined;
}>;


export type DunningCampaignsQuery = { dunningCampaigns: { totalCount: number, nodes: Array<{ key: string, isDefault: boolean }> } };

export type PaymentPartsFragment = { id: string, source: PaymentSource, attempt: number, status: PaymentStatus, amount: string, currency: string, reference: string | null, failure: string | null, failureCode: string | null, createdAt: string, action: { url: string | null, instructions: string } | null, invoices: Array<{ number: string | null }> };

export type PaymentRequestPartsFragment = { id: string, email: string | null, amount: string, currency: string, status: PaymentRequestStatus, collectionMethod: CollectionMethod, attempts: number, failure: string | null, invoices: Array<{ number: string | null, status: InvoiceStatus }>, dunningCampaign: { key: string } | null };

export type InvoicePaymentQueryVariables = Exact<{
  by: InvoiceBy;
}>;


export type InvoicePaymentQuery = { invoice: { status: InvoiceStatus, amountDue: string, paidAmount: string, amountOutstanding: string, nextPaymentAttemptAt: string | null, overdueSince: string | null, payments: Array<{ id: string, source: PaymentSource, attempt: number, status: PaymentStatus, amount: string, currency: string, reference: string | null, failure: string | null, failureCode: string | null, createdAt: string, action: { url: string | null, instructions: string } | null, invoices: Array<{ number: string | null }> }> } | null };

export type PaymentQueryVariables = Exact<{
  by: PaymentBy;
}>;


export type PaymentQuery = { payment: { metadata: Record<string, unknown> | null, id: string, source: PaymentSource, attempt: number, status: PaymentStatus, amount: string, currency: string, reference: string | null, failure: string | null, failureCode: string | null, createdAt: string, customer: { key: string | null }, paymentRequest: { id: string } | null, action: { url: string | null, instructions: string } | null, invoices: Array<{ number: string | null }> } | null };

export type PaymentsQueryVariables = Exact<{
  filter?: PaymentFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type PaymentsQuery = { payments: { totalCount: number, nodes: Array<{ id: string, source: PaymentSource, attempt: number, status: PaymentStatus, amount: string, currency: string, reference: string | null, failure: string | null, failureCode: string | null, createdAt: string, action: { url: string | null, instructions: string } | null, invoices: Array<{ number: string | null }> }> } };

export type RecordPaymentMutationVariables = Exact<{
  input: RecordPaymentInput;
}>;


export type RecordPaymentMutation = { recordPayment:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, source: PaymentSource, attempt: number, status: PaymentStatus, amount: string, currency: string, reference: string | null, failure: string | null, failureCode: string | null, createdAt: string, action: { url: string | null, instructions: string } | null, invoices: Array<{ number: string | null }> }
    | { code: string, message: string }
   };

export type RetryInvoicePaymentMutationVariables = Exact<{
  by: InvoiceBy;
}>;


export type RetryInvoicePaymentMutation = { retryInvoicePayment:
    | { code: string, message: string }
    | { number: string | null, status: InvoiceStatus }
    | { code: string, message: string }
   };

export type SettleSandboxPaymentMutationVariables = Exact<{
  by: PaymentBy;
  status: PaymentStatus;
}>;


export type SettleSandboxPaymentMutation = { settleSandboxPayment:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, source: PaymentSource, attempt: number, status: PaymentStatus, amount: string, currency: string, reference: string | null, failure: string | null, failureCode: string | null, createdAt: string, action: { url: string | null, instructions: string } | null, invoices: Array<{ number: string | null }> }
    | { code: string, message: string }
   };

export type SettleSandboxRefundMutationVariables = Exact<{
  by: CreditNoteBy;
  status: CreditNoteRefundStatus;
}>;


export type SettleSandboxRefundMutation = { settleSandboxRefund:
    | { code: string, message: string }
    | { number: string, refundStatus: CreditNoteRefundStatus | null, refundFailure: { code: string, message: string } | null, refundAttempts: Array<{ attempt: number, status: RefundAttemptStatus, amount: string, currency: string, failure: string | null, failureCode: string | null }> }
    | { code: string, message: string }
    | { code: string, message: string }
   };

export type CreatePaymentRequestMutationVariables = Exact<{
  input: CreatePaymentRequestInput;
}>;


export type CreatePaymentRequestMutation = { createPaymentRequest:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, email: string | null, amount: string, currency: string, status: PaymentRequestStatus, collectionMethod: CollectionMethod, attempts: number, failure: string | null, invoices: Array<{ number: string | null, status: InvoiceStatus }>, dunningCampaign: { key: string } | null }
    | { code: string, message: string }
   };

export type PaymentRequestQueryVariables = Exact<{
  id: string;
}>;


export type PaymentRequestQuery = { paymentRequest: { id: string, email: string | null, amount: string, currency: string, status: PaymentRequestStatus, collectionMethod: CollectionMethod, attempts: number, failure: string | null, payments: Array<{ amount: string, status: PaymentStatus }>, invoices: Array<{ number: string | null, status: InvoiceStatus }>, dunningCampaign: { key: string } | null } | null };

export type PaymentRequestsQueryVariables = Exact<{
  filter?: PaymentRequestFilter | null | undefined;
  first?: number | null | undefined;
}>;


export type PaymentRequestsQuery = { paymentRequests: { totalCount: number, nodes: Array<{ id: string, email: string | null, amount: string, currency: string, status: PaymentRequestStatus, collectionMethod: CollectionMethod, attempts: number, failure: string | null, invoices: Array<{ number: string | null, status: InvoiceStatus }>, dunningCampaign: { key: string } | null }> } };

export type CreatePortalTokenMutationVariables = Exact<{
  input: CreatePortalTokenInput;
}>;


export type CreatePortalTokenMutation = { createPortalToken:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, token: string | null, subject: string | null, createdAt: string, expiresAt: string, expired: boolean, allowedMeterKeys: Array<string> | null, customer: { key: string | null } | null }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type PortalTokensQueryVariables = Exact<{
  first?: number | null | undefined;
  after?: string | null | undefined;
}>;


export type PortalTokensQuery = { portalTokens: { totalCount: number, nodes: Array<{ id: string, token: string | null, subject: string | null, createdAt: string, expiresAt: string, expired: boolean, allowedMeterKeys: Array<string> | null, customer: { key: string | null } | null }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } };

export type InvalidatePortalTokensMutationVariables = Exact<{
  input: InvalidatePortalTokensInput;
}>;


export type InvalidatePortalTokensMutation = { invalidatePortalTokens:
    | { count: number }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type SubscriptionStateFragment = { id: string, key: string | null, name: string, description: string | null, status: SubscriptionStatus, standing: SubscriptionStanding, isPaused: boolean, managedBy: SubscriptionManager, activeFrom: string, activeTo: string | null, billingAnchor: string, plan: { key: string, version: number } | null, phases: Array<{ key: string, name: string, activeFrom: string, activeTo: string | null, items: Array<{ key: string, version: number, quantity: number, activeFrom: string, activeTo: string | null }> }>, items: Array<{ key: string, quantity: number, activeFrom: string, activeTo: string | null }>, pauses: Array<{ from: string, to: string | null }>, pendingChanges: Array<{ kind: PendingChangeKind, at: string, phaseKey: string | null, itemKey: string | null, supersededBy: { id: string } | null }>, previous: { id: string } | null, supersededBy: { id: string } | null, recordedPeriod: { from: string, to: string } | null };

export type SubscriptionAtQueryVariables = Exact<{
  by: SubscriptionBy;
  at?: string | null | undefined;
}>;


export type SubscriptionAtQuery = { subscription: { status: SubscriptionStatus, currentPeriod: { from: string, to: string } | null, items: Array<{ key: string, quantity: number }> } | null };

export type SubscriptionsQueryVariables = Exact<{
  filter?: SubscriptionFilter | null | undefined;
  orderBy?: SubscriptionOrder | null | undefined;
}>;


export type SubscriptionsQuery = { subscriptions: { totalCount: number, nodes: Array<{ id: string, key: string | null, name: string, description: string | null, status: SubscriptionStatus, standing: SubscriptionStanding, isPaused: boolean, managedBy: SubscriptionManager, activeFrom: string, activeTo: string | null, billingAnchor: string, plan: { key: string, version: number } | null, phases: Array<{ key: string, name: string, activeFrom: string, activeTo: string | null, items: Array<{ key: string, version: number, quantity: number, activeFrom: string, activeTo: string | null }> }>, items: Array<{ key: string, quantity: number, activeFrom: string, activeTo: string | null }>, pauses: Array<{ from: string, to: string | null }>, pendingChanges: Array<{ kind: PendingChangeKind, at: string, phaseKey: string | null, itemKey: string | null, supersededBy: { id: string } | null }>, previous: { id: string } | null, supersededBy: { id: string } | null, recordedPeriod: { from: string, to: string } | null }> } };

export type EditSubscriptionMutationVariables = Exact<{
  by: SubscriptionBy;
  edits: Array<SubscriptionEditInput> | SubscriptionEditInput;
  timing?: SubscriptionTimingPreset | null | undefined;
}>;


export type EditSubscriptionMutation = { editSubscription:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, key: string | null, name: string, description: string | null, status: SubscriptionStatus, standing: SubscriptionStanding, isPaused: boolean, managedBy: SubscriptionManager, activeFrom: string, activeTo: string | null, billingAnchor: string, plan: { key: string, version: number } | null, phases: Array<{ key: string, name: string, activeFrom: string, activeTo: string | null, items: Array<{ key: string, version: number, quantity: number, activeFrom: string, activeTo: string | null }> }>, items: Array<{ key: string, quantity: number, activeFrom: string, activeTo: string | null }>, pauses: Array<{ from: string, to: string | null }>, pendingChanges: Array<{ kind: PendingChangeKind, at: string, phaseKey: string | null, itemKey: string | null, supersededBy: { id: string } | null }>, previous: { id: string } | null, supersededBy: { id: string } | null, recordedPeriod: { from: string, to: string } | null }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type ChangeSubscriptionMutationVariables = Exact<{
  by: SubscriptionBy;
  input: ChangeSubscriptionInput;
}>;


export type ChangeSubscriptionMutation = { changeSubscription:
    | { current: { id: string, key: string | null, name: string, description: string | null, status: SubscriptionStatus, standing: SubscriptionStanding, isPaused: boolean, managedBy: SubscriptionManager, activeFrom: string, activeTo: string | null, billingAnchor: string, plan: { key: string, version: number } | null, phases: Array<{ key: string, name: string, activeFrom: string, activeTo: string | null, items: Array<{ key: string, version: number, quantity: number, activeFrom: string, activeTo: string | null }> }>, items: Array<{ key: string, quantity: number, activeFrom: string, activeTo: string | null }>, pauses: Array<{ from: string, to: string | null }>, pendingChanges: Array<{ kind: PendingChangeKind, at: string, phaseKey: string | null, itemKey: string | null, supersededBy: { id: string } | null }>, previous: { id: string } | null, supersededBy: { id: string } | null, recordedPeriod: { from: string, to: string } | null }, next: { id: string, key: string | null, name: string, description: string | null, status: SubscriptionStatus, standing: SubscriptionStanding, isPaused: boolean, managedBy: SubscriptionManager, activeFrom: string, activeTo: string | null, billingAnchor: string, plan: { key: string, version: number } | null, phases: Array<{ key: string, name: string, activeFrom: string, activeTo: string | null, items: Array<{ key: string, version: number, quantity: number, activeFrom: string, activeTo: string | null }> }>, items: Array<{ key: string, quantity: number, activeFrom: string, activeTo: string | null }>, pauses: Array<{ from: string, to: string | null }>, pendingChanges: Array<{ kind: PendingChangeKind, at: string, phaseKey: string | null, itemKey: string | null, supersededBy: { id: string } | null }>, previous: { id: string } | null, supersededBy: { id: string } | null, recordedPeriod: { from: string, to: string } | null } }
    | { code: string, message: string, conflictingId: string | null }
    | { code: string, message: string }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type MigrateSubscriptionMutationVariables = Exact<{
  by: SubscriptionBy;
  input?: MigrateSubscriptionInput | null | undefined;
}>;


export type MigrateSubscriptionMutation = { migrateSubscription:
    | { current: { id: string, key: string | null, name: string, description: string | null, status: SubscriptionStatus, standing: SubscriptionStanding, isPaused: boolean, managedBy: SubscriptionManager, activeFrom: string, activeTo: string | null, billingAnchor: string, plan: { key: string, version: number } | null, phases: Array<{ key: string, name: string, activeFrom: string, activeTo: string | null, items: Array<{ key: string, version: number, quantity: number, activeFrom: string, activeTo: string | null }> }>, items: Array<{ key: string, quantity: number, activeFrom: string, activeTo: string | null }>, pauses: Array<{ from: string, to: string | null }>, pendingChanges: Array<{ kind: PendingChangeKind, at: string, phaseKey: string | null, itemKey: string | null, supersededBy: { id: string } | null }>, previous: { id: string } | null, supersededBy: { id: string } | null, recordedPeriod: { from: string, to: string } | null }, next: { id: string, key: string | null, name: string, description: string | null, status: SubscriptionStatus, standing: SubscriptionStanding, isPaused: boolean, managedBy: SubscriptionManager, activeFrom: string, activeTo: string | null, billingAnchor: string, plan: { key: string, version: number } | null, phases: Array<{ key: string, name: string, activeFrom: string, activeTo: string | null, items: Array<{ key: string, version: number, quantity: number, activeFrom: string, activeTo: string | null }> }>, items: Array<{ key: string, quantity: number, activeFrom: string, activeTo: string | null }>, pauses: Array<{ from: string, to: string | null }>, pendingChanges: Array<{ kind: PendingChangeKind, at: string, phaseKey: string | null, itemKey: string | null, supersededBy: { id: string } | null }>, previous: { id: string } | null, supersededBy: { id: string } | null, recordedPeriod: { from: string, to: string } | null } }
    | { code: string, message: string }
    | { code: string, message: string }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type CancelSubscriptionMutationVariables = Exact<{
  by: SubscriptionBy;
  timing?: SubscriptionTiming | null | undefined;
}>;


export type CancelSubscriptionMutation = { cancelSubscription:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, key: string | null, name: string, description: string | null, status: SubscriptionStatus, standing: SubscriptionStanding, isPaused: boolean, managedBy: SubscriptionManager, activeFrom: string, activeTo: string | null, billingAnchor: string, plan: { key: string, version: number } | null, phases: Array<{ key: string, name: string, activeFrom: string, activeTo: string | null, items: Array<{ key: string, version: number, quantity: number, activeFrom: string, activeTo: string | null }> }>, items: Array<{ key: string, quantity: number, activeFrom: string, activeTo: string | null }>, pauses: Array<{ from: string, to: string | null }>, pendingChanges: Array<{ kind: PendingChangeKind, at: string, phaseKey: string | null, itemKey: string | null, supersededBy: { id: string } | null }>, previous: { id: string } | null, supersededBy: { id: string } | null, recordedPeriod: { from: string, to: string } | null }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type UnscheduleCancellationMutationVariables = Exact<{
  by: SubscriptionBy;
}>;


export type UnscheduleCancellationMutation = { unscheduleCancellation:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, key: string | null, name: string, description: string | null, status: SubscriptionStatus, standing: SubscriptionStanding, isPaused: boolean, managedBy: SubscriptionManager, activeFrom: string, activeTo: string | null, billingAnchor: string, plan: { key: string, version: number } | null, phases: Array<{ key: string, name: string, activeFrom: string, activeTo: string | null, items: Array<{ key: string, version: number, quantity: number, activeFrom: string, activeTo: string | null }> }>, items: Array<{ key: string, quantity: number, activeFrom: string, activeTo: string | null }>, pauses: Array<{ from: string, to: string | null }>, pendingChanges: Array<{ kind: PendingChangeKind, at: string, phaseKey: string | null, itemKey: string | null, supersededBy: { id: string } | null }>, previous: { id: string } | null, supersededBy: { id: string } | null, recordedPeriod: { from: string, to: string } | null }
   };

export type RestoreSubscriptionMutationVariables = Exact<{
  by: SubscriptionBy;
}>;


export type RestoreSubscriptionMutation = { restoreSubscription:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, key: string | null, name: string, description: string | null, status: SubscriptionStatus, standing: SubscriptionStanding, isPaused: boolean, managedBy: SubscriptionManager, activeFrom: string, activeTo: string | null, billingAnchor: string, plan: { key: string, version: number } | null, phases: Array<{ key: string, name: string, activeFrom: string, activeTo: string | null, items: Array<{ key: string, version: number, quantity: number, activeFrom: string, activeTo: string | null }> }>, items: Array<{ key: string, quantity: number, activeFrom: string, activeTo: string | null }>, pauses: Array<{ from: string, to: string | null }>, pendingChanges: Array<{ kind: PendingChangeKind, at: string, phaseKey: string | null, itemKey: string | null, supersededBy: { id: string } | null }>, previous: { id: string } | null, supersededBy: { id: string } | null, recordedPeriod: { from: string, to: string } | null }
   };

export type DeleteSubscriptionMutationVariables = Exact<{
  by: SubscriptionBy;
}>;


export type DeleteSubscriptionMutation = { deleteSubscription:
    | { code: string, message: string }
    | { code: string, message: string }
    | { deletedAt: string | null, id: string, key: string | null, name: string, description: string | null, status: SubscriptionStatus, standing: SubscriptionStanding, isPaused: boolean, managedBy: SubscriptionManager, activeFrom: string, activeTo: string | null, billingAnchor: string, plan: { key: string, version: number } | null, phases: Array<{ key: string, name: string, activeFrom: string, activeTo: string | null, items: Array<{ key: string, version: number, quantity: number, activeFrom: string, activeTo: string | null }> }>, items: Array<{ key: string, quantity: number, activeFrom: string, activeTo: string | null }>, pauses: Array<{ from: string, to: string | null }>, pendingChanges: Array<{ kind: PendingChangeKind, at: string, phaseKey: string | null, itemKey: string | null, supersededBy: { id: string } | null }>, previous: { id: string } | null, supersededBy: { id: string } | null, recordedPeriod: { from: string, to: string } | null }
   };

export type PauseSubscriptionMutationVariables = Exact<{
  by: SubscriptionBy;
  timing?: SubscriptionTimingPreset | null | undefined;
  resumesAt?: string | null | undefined;
}>;


export type PauseSubscriptionMutation = { pauseSubscription:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, key: string | null, name: string, description: string | null, status: SubscriptionStatus, standing: SubscriptionStanding, isPaused: boolean, managedBy: SubscriptionManager, activeFrom: string, activeTo: string | null, billingAnchor: string, plan: { key: string, version: number } | null, phases: Array<{ key: string, name: string, activeFrom: string, activeTo: string | null, items: Array<{ key: string, version: number, quantity: number, activeFrom: string, activeTo: string | null }> }>, items: Array<{ key: string, quantity: number, activeFrom: string, activeTo: string | null }>, pauses: Array<{ from: string, to: string | null }>, pendingChanges: Array<{ kind: PendingChangeKind, at: string, phaseKey: string | null, itemKey: string | null, supersededBy: { id: string } | null }>, previous: { id: string } | null, supersededBy: { id: string } | null, recordedPeriod: { from: string, to: string } | null }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type ResumeSubscriptionMutationVariables = Exact<{
  by: SubscriptionBy;
}>;


export type ResumeSubscriptionMutation = { resumeSubscription:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, key: string | null, name: string, description: string | null, status: SubscriptionStatus, standing: SubscriptionStanding, isPaused: boolean, managedBy: SubscriptionManager, activeFrom: string, activeTo: string | null, billingAnchor: string, plan: { key: string, version: number } | null, phases: Array<{ key: string, name: string, activeFrom: string, activeTo: string | null, items: Array<{ key: string, version: number, quantity: number, activeFrom: string, activeTo: string | null }> }>, items: Array<{ key: string, quantity: number, activeFrom: string, activeTo: string | null }>, pauses: Array<{ from: string, to: string | null }>, pendingChanges: Array<{ kind: PendingChangeKind, at: string, phaseKey: string | null, itemKey: string | null, supersededBy: { id: string } | null }>, previous: { id: string } | null, supersededBy: { id: string } | null, recordedPeriod: { from: string, to: string } | null }
   };

export type UpdateSubscriptionMutationVariables = Exact<{
  by: SubscriptionBy;
  input: UpdateSubscriptionInput;
}>;


export type UpdateSubscriptionMutation = { updateSubscription:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, key: string | null, name: string, description: string | null, status: SubscriptionStatus, standing: SubscriptionStanding, isPaused: boolean, managedBy: SubscriptionManager, activeFrom: string, activeTo: string | null, billingAnchor: string, plan: { key: string, version: number } | null, phases: Array<{ key: string, name: string, activeFrom: string, activeTo: string | null, items: Array<{ key: string, version: number, quantity: number, activeFrom: string, activeTo: string | null }> }>, items: Array<{ key: string, quantity: number, activeFrom: string, activeTo: string | null }>, pauses: Array<{ from: string, to: string | null }>, pendingChanges: Array<{ kind: PendingChangeKind, at: string, phaseKey: string | null, itemKey: string | null, supersededBy: { id: string } | null }>, previous: { id: string } | null, supersededBy: { id: string } | null, recordedPeriod: { from: string, to: string } | null }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type DecidePlanChangesMutationVariables = Exact<{
  input: UpdateOrganizationInput;
}>;


export type DecidePlanChangesMutation = { updateOrganization:
    | { upgrades: { timing: PlanChangeTiming, proration: PlanChangeProration }, downgrades: { timing: PlanChangeTiming, proration: PlanChangeProration } }
    | { code: string, message: string }
   };

export type PreviewSubscriptionChangeQueryVariables = Exact<{
  by: SubscriptionBy;
  change: SubscriptionChangeInput;
  periods?: number | null | undefined;
}>;


export type PreviewSubscriptionChangeQuery = { previewSubscriptionChange: { at: string, now: Array<{ at: string, dueAt: string | null, currency: string, creditNotesTotal: string, walletsTotal: string, amountDue: string, lines: Array<{ name: string, quantity: string | null, period: { from: string, to: string } | null, detailedLines: Array<{ key: string, explain: { rule: PricingRule, product: string, rounding: string, total: string } }>, totals: { total: string } }>, totals: { total: string } }>, nextInvoice: { at: string, totals: { total: string } } | null, periods: Array<{ period: { from: string, to: string }, invoices: Array<{ at: string, dueAt: string | null, currency: string, creditNotesTotal: string, walletsTotal: string, amountDue: string, lines: Array<{ name: string, quantity: string | null, period: { from: string, to: string } | null, detailedLines: Array<{ key: string, explain: { rule: PricingRule, product: string, rounding: string, total: string } }>, totals: { total: string } }>, totals: { total: string } }> }> } | null };

export type PreviewedInvoiceFiguresFragment = { at: string, dueAt: string | null, currency: string, creditNotesTotal: string, walletsTotal: string, amountDue: string, lines: Array<{ name: string, quantity: string | null, period: { from: string, to: string } | null, detailedLines: Array<{ key: string, explain: { rule: PricingRule, product: string, rounding: string, total: string } }>, totals: { total: string } }>, totals: { total: string } };

export type SubscribeMutationVariables = Exact<{
  input: CreateSubscriptionInput;
}>;


export type SubscribeMutation = { createSubscription:
    | { code: string, message: string }
    | { code: string, message: string }
    | { id: string, key: string | null, status: SubscriptionStatus, currency: string, billingAnchor: string, billingTime: BillingTime | null, timeZone: string, activeFrom: string, activeTo: string | null, currentPeriod: { from: string, to: string } | null, items: Array<{ id: string, key: string, phaseKey: string, name: string, activeFrom: string, activeTo: string | null }> }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type OwnedAddonFragment = { id: string, name: string, description: string | null, metadata: Record<string, unknown> | null, quantity: number, quantityAt: string, activeFrom: string, activeTo: string | null, addon: { key: string, version: number, instanceType: AddonInstanceType }, subscription: { key: string | null }, timeline: Array<{ activeFrom: string, activeTo: string | null, quantity: number }>, rateCards: Array<{ affectedSubscriptionItemIds: Array<string>, rateCard: { key: string } }> };

export type SubscriptionAddonQueryVariables = Exact<{
  by: SubscriptionAddonBy;
}>;


export type SubscriptionAddonQuery = { subscriptionAddon: { id: string, name: string, description: string | null, metadata: Record<string, unknown> | null, quantity: number, quantityAt: string, activeFrom: string, activeTo: string | null, addon: { key: string, version: number, instanceType: AddonInstanceType }, subscription: { key: string | null }, timeline: Array<{ activeFrom: string, activeTo: string | null, quantity: number }>, rateCards: Array<{ affectedSubscriptionItemIds: Array<string>, rateCard: { key: string } }> } | null };

export type SubscriptionAddonsQueryVariables = Exact<{
  subscription: SubscriptionBy;
}>;


export type SubscriptionAddonsQuery = { subscriptionAddons: { totalCount: number, nodes: Array<{ id: string, name: string, description: string | null, metadata: Record<string, unknown> | null, quantity: number, quantityAt: string, activeFrom: string, activeTo: string | null, addon: { key: string, version: number, instanceType: AddonInstanceType }, subscription: { key: string | null }, timeline: Array<{ activeFrom: string, activeTo: string | null, quantity: number }>, rateCards: Array<{ affectedSubscriptionItemIds: Array<string>, rateCard: { key: string } }> }> }, subscription: { addons: { nodes: Array<{ id: string }> }, items: Array<{ id: string, key: string, activeFrom: string, activeTo: string | null, price:
        | { amount: string }
        | Record<PropertyKey, never>
       | null }> } | null };

export type CreateSubscriptionAddonMutationVariables = Exact<{
  input: CreateSubscriptionAddonInput;
}>;


export type CreateSubscriptionAddonMutation = { createSubscriptionAddon:
    | { code: string, message: string, conflictingId: string | null }
    | { code: string, message: string }
    | { id: string, name: string, description: string | null, metadata: Record<string, unknown> | null, quantity: number, quantityAt: string, activeFrom: string, activeTo: string | null, addon: { key: string, version: number, instanceType: AddonInstanceType }, subscription: { key: string | null }, timeline: Array<{ activeFrom: string, activeTo: string | null, quantity: number }>, rateCards: Array<{ affectedSubscriptionItemIds: Array<string>, rateCard: { key: string } }> }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export type UpdateSubscriptionAddonMutationVariables = Exact<{
  id: string;
  input: UpdateSubscriptionAddonInput;
}>;


export type UpdateSubscriptionAddonMutation = { updateSubscriptionAddon:
    | { code: string, message: string, conflictingId: string | null }
    | { code: string, message: string }
    | { id: string, name: string, description: string | null, metadata: Record<string, unknown> | null, quantity: number, quantityAt: string, activeFrom: string, activeTo: string | null, addon: { key: string, version: number, instanceType: AddonInstanceType }, subscription: { key: string | null }, timeline: Array<{ activeFrom: string, activeTo: string | null, quantity: number }>, rateCards: Array<{ affectedSubscriptionItemIds: Array<string>, rateCard: { key: string } }> }
    | { code: string, message: string, issues: Array<{ code: string, message: string, path: Array<string> }> }
   };

export const ProfilePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProfileParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BillingProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"taxId"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"workflow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"collection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alignment"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"recurringPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoicing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"autoAdvance"}},{"kind":"Field","name":{"kind":"Name","value":"draftPeriod"}},{"kind":"Field","name":{"kind":"Name","value":"dueAfter"}},{"kind":"Field","name":{"kind":"Name","value":"progressiveBilling"}},{"kind":"Field","name":{"kind":"Name","value":"finalizeZeroAmountInvoice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"collectionMethod"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tax"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"enforced"}}]}},{"kind":"Field","name":{"kind":"Name","value":"numbering"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scheme"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"footer"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<ProfilePartsFragment, unknown>;
export const CouponPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CouponParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coupon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FixedCouponValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentageCouponValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percentage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"frequencyDuration"}},{"kind":"Field","name":{"kind":"Name","value":"durationInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"reusable"}},{"kind":"Field","name":{"kind":"Name","value":"maxRedemptions"}},{"kind":"Field","name":{"kind":"Name","value":"maxRedemptionsPerCustomer"}},{"kind":"Field","name":{"kind":"Name","value":"redemptions"}},{"kind":"Field","name":{"kind":"Name","value":"isRedeemable"}},{"kind":"Field","name":{"kind":"Name","value":"planKeys"}},{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<CouponPartsFragment, unknown>;
export const AppliedCouponPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AppliedCouponParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AppliedCoupon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"frequencyDuration"}},{"kind":"Field","name":{"kind":"Name","value":"durationInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"firstPeriodAt"}},{"kind":"Field","name":{"kind":"Name","value":"used"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"usesLeft"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"terminatedAt"}}]}}]} as unknown as DocumentNode<AppliedCouponPartsFragment, unknown>;
export const CreditNotePartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CreditNoteParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreditNote"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"creditedAmount"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"couponsAdjustment"}},{"kind":"Field","name":{"kind":"Name","value":"subTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"behavior"}},{"kind":"Field","name":{"kind":"Name","value":"base"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxRate"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"creditAmount"}},{"kind":"Field","name":{"kind":"Name","value":"refundAmount"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"creditStatus"}},{"kind":"Field","name":{"kind":"Name","value":"refundStatus"}},{"kind":"Field","name":{"kind":"Name","value":"applications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"returnedAt"}},{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"voidedAt"}}]}}]} as unknown as DocumentNode<CreditNotePartsFragment, unknown>;
export const TaxedCustomerFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TaxedCustomer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"customerType"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"legalNumber"}},{"kind":"Field","name":{"kind":"Name","value":"taxIdentificationNumber"}},{"kind":"Field","name":{"kind":"Name","value":"isEuVatNumber"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceTexts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]} as unknown as DocumentNode<TaxedCustomerFragment, unknown>;
export const LifetimeUsageFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LifetimeUsageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LifetimeUsage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"externalHistoricalUsage"}},{"kind":"Field","name":{"kind":"Name","value":"invoicedUsage"}},{"kind":"Field","name":{"kind":"Name","value":"currentUsage"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"usageThresholds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isRecurring"}},{"kind":"Field","name":{"kind":"Name","value":"completionRatio"}},{"kind":"Field","name":{"kind":"Name","value":"reachedAt"}}]}}]}}]} as unknown as DocumentNode<LifetimeUsageFieldsFragment, unknown>;
export const IssuedInvoiceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IssuedInvoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"discountsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]} as unknown as DocumentNode<IssuedInvoiceFragment, unknown>;
export const WalletPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WalletParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Wallet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"consumedCredits"}},{"kind":"Field","name":{"kind":"Name","value":"consumedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"lastConsumedAt"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingUsage"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingBalance"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"isDepleted"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceRequiresSuccessfulPayment"}},{"kind":"Field","name":{"kind":"Name","value":"recurringRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trigger"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"thresholdCredits"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"paidCredits"}},{"kind":"Field","name":{"kind":"Name","value":"grantedCredits"}},{"kind":"Field","name":{"kind":"Name","value":"targetOngoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"nextAt"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceRequiresSuccessfulPayment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"terminatedAt"}}]}}]} as unknown as DocumentNode<WalletPartsFragment, unknown>;
export const WalletTransactionPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WalletTransactionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WalletTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"wallet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trigger"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"settledAt"}},{"kind":"Field","name":{"kind":"Name","value":"failedAt"}}]}}]} as unknown as DocumentNode<WalletTransactionPartsFragment, unknown>;
export const PriceFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Price"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RateCardPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlatPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paymentTerm"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TieredPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DynamicPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"multiplier"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PackagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"quantityPerPackage"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnits"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"fixedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerTotalAggregation"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMinAmount"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMaxAmount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GraduatedPercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","alias":{"kind":"Name","value":"percentageTiers"},"name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EventAmountPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountProperty"}},{"kind":"Field","name":{"kind":"Name","value":"amountUnit"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}}]}}]} as unknown as DocumentNode<PriceFragment, unknown>;
export const AddonOfferFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AddonOffer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Addon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"instanceType"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"rateCards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"billingCadence"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Price"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Price"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RateCardPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlatPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paymentTerm"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TieredPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DynamicPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"multiplier"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PackagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"quantityPerPackage"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnits"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"fixedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerTotalAggregation"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMinAmount"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMaxAmount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GraduatedPercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","alias":{"kind":"Name","value":"percentageTiers"},"name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EventAmountPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountProperty"}},{"kind":"Field","name":{"kind":"Name","value":"amountUnit"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}}]}}]} as unknown as DocumentNode<AddonOfferFragment, unknown>;
export const ChargeOptionsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChargeOptions"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RateCard"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"filters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Price"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoiceDisplayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"prorated"}},{"kind":"Field","name":{"kind":"Name","value":"payInAdvance"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceable"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Price"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RateCardPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlatPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paymentTerm"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TieredPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DynamicPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"multiplier"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PackagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"quantityPerPackage"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnits"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"fixedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerTotalAggregation"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMinAmount"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMaxAmount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GraduatedPercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","alias":{"kind":"Name","value":"percentageTiers"},"name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EventAmountPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountProperty"}},{"kind":"Field","name":{"kind":"Name","value":"amountUnit"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}}]}}]} as unknown as DocumentNode<ChargeOptionsFragment, unknown>;
export const OfferedAddonFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OfferedAddon"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlanAddon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addon"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fromPlanPhase"}},{"kind":"Field","name":{"kind":"Name","value":"maxQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<OfferedAddonFragment, unknown>;
export const PlanOfferFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanOffer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"billingCadence"}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"rateCards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"billingCadence"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Price"}}]}},{"kind":"Field","name":{"kind":"Name","value":"discounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percentage"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"entitlementTemplate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlementTemplate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issueAfterReset"}},{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlementTemplate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Price"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RateCardPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlatPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paymentTerm"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TieredPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DynamicPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"multiplier"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PackagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"quantityPerPackage"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnits"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"fixedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerTotalAggregation"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMinAmount"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMaxAmount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GraduatedPercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","alias":{"kind":"Name","value":"percentageTiers"},"name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EventAmountPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountProperty"}},{"kind":"Field","name":{"kind":"Name","value":"amountUnit"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}}]}}]} as unknown as DocumentNode<PlanOfferFragment, unknown>;
export const TaxRateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TaxRate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tax"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"appliedToOrganization"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<TaxRateFragment, unknown>;
export const EntitlementFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Entitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentUsagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"preserveOverageAtReset"}},{"kind":"Field","name":{"kind":"Name","value":"measureUsageFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastReset"}},{"kind":"Field","name":{"kind":"Name","value":"issue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}}]} as unknown as DocumentNode<EntitlementFieldsFragment, unknown>;
export const EntitlementFailureFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]} as unknown as DocumentNode<EntitlementFailureFragment, unknown>;
export const GrantFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Grant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"voidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"minRolloverAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maxRolloverAmount"}},{"kind":"Field","name":{"kind":"Name","value":"recurrence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextRecurrence"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAfterReset"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"entitlement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<GrantFieldsFragment, unknown>;
export const HistoryFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HistoryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EntitlementHistory"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"windows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"balanceAtStart"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"overageAtStart"}},{"kind":"Field","name":{"kind":"Name","value":"overage"}},{"kind":"Field","name":{"kind":"Name","value":"balanceAtStart"}},{"kind":"Field","name":{"kind":"Name","value":"balanceAtEnd"}},{"kind":"Field","name":{"kind":"Name","value":"grantUsages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityChange"}},{"kind":"Field","name":{"kind":"Name","value":"recurrences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reset"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rollover"}}]}}]}}]} as unknown as DocumentNode<HistoryFieldsFragment, unknown>;
export const DunningCampaignPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DunningCampaignParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DunningCampaign"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"thresholds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"daysBetweenAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"maxAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"whenExhausted"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"billingProfiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<DunningCampaignPartsFragment, unknown>;
export const CustomerDunningPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerDunningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"dunning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isExcluded"}},{"kind":"Field","name":{"kind":"Name","value":"campaign"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"lastAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"exhaustedAt"}}]}}]}}]} as unknown as DocumentNode<CustomerDunningPartsFragment, unknown>;
export const PaymentPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"failureCode"}},{"kind":"Field","name":{"kind":"Name","value":"action"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<PaymentPartsFragment, unknown>;
export const PaymentRequestPartsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentRequestParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"collectionMethod"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dunningCampaign"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<PaymentRequestPartsFragment, unknown>;
export const SubscriptionStateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"billingAnchor"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pendingChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"phaseKey"}},{"kind":"Field","name":{"kind":"Name","value":"itemKey"}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordedPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<SubscriptionStateFragment, unknown>;
export const PreviewedInvoiceFiguresFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PreviewedInvoiceFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PreviewedInvoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"detailedLines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"explain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"rounding"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"creditNotesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"walletsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}}]}}]} as unknown as DocumentNode<PreviewedInvoiceFiguresFragment, unknown>;
export const OwnedAddonFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnedAddon"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionAddon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"addon"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"instanceType"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAt"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rateCards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rateCard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"affectedSubscriptionItemIds"}}]}}]}}]} as unknown as DocumentNode<OwnedAddonFragment, unknown>;
export const ViewerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"viewer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"organization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scopes"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]} as unknown as DocumentNode<ViewerQuery, ViewerQueryVariables>;
export const GrossRevenueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GrossRevenue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AnalyticsFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"analyticsGrossRevenue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"invoicesCount"}}]}}]}}]} as unknown as DocumentNode<GrossRevenueQuery, GrossRevenueQueryVariables>;
export const InvoiceCollectionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InvoiceCollection"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AnalyticsFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"analyticsInvoiceCollection"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"paymentStatus"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"invoicesCount"}}]}}]}}]} as unknown as DocumentNode<InvoiceCollectionQuery, InvoiceCollectionQueryVariables>;
export const InvoicedUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InvoicedUsage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AnalyticsFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"analyticsInvoicedUsage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"meterKey"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]} as unknown as DocumentNode<InvoicedUsageQuery, InvoicedUsageQueryVariables>;
export const MonthlyRecurringRevenueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MonthlyRecurringRevenue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AnalyticsFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"analyticsMrr"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]} as unknown as DocumentNode<MonthlyRecurringRevenueQuery, MonthlyRecurringRevenueQueryVariables>;
export const OverdueBalanceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OverdueBalance"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AnalyticsFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"analyticsOverdueBalance"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"month"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"invoicesCount"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceIds"}}]}}]}}]} as unknown as DocumentNode<OverdueBalanceQuery, OverdueBalanceQueryVariables>;
export const CreateBillingProfileDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateBillingProfile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateBillingProfileInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createBillingProfile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProfileParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProfileParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BillingProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"taxId"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"workflow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"collection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alignment"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"recurringPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoicing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"autoAdvance"}},{"kind":"Field","name":{"kind":"Name","value":"draftPeriod"}},{"kind":"Field","name":{"kind":"Name","value":"dueAfter"}},{"kind":"Field","name":{"kind":"Name","value":"progressiveBilling"}},{"kind":"Field","name":{"kind":"Name","value":"finalizeZeroAmountInvoice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"collectionMethod"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tax"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"enforced"}}]}},{"kind":"Field","name":{"kind":"Name","value":"numbering"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scheme"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"footer"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<CreateBillingProfileMutation, CreateBillingProfileMutationVariables>;
export const UpdateBillingProfileDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateBillingProfile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateBillingProfileInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateBillingProfile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProfileParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProfileParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BillingProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"taxId"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"workflow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"collection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alignment"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"recurringPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoicing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"autoAdvance"}},{"kind":"Field","name":{"kind":"Name","value":"draftPeriod"}},{"kind":"Field","name":{"kind":"Name","value":"dueAfter"}},{"kind":"Field","name":{"kind":"Name","value":"progressiveBilling"}},{"kind":"Field","name":{"kind":"Name","value":"finalizeZeroAmountInvoice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"collectionMethod"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tax"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"enforced"}}]}},{"kind":"Field","name":{"kind":"Name","value":"numbering"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scheme"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"footer"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UpdateBillingProfileMutation, UpdateBillingProfileMutationVariables>;
export const DeleteBillingProfileDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteBillingProfile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteBillingProfile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BillingProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteBillingProfileMutation, DeleteBillingProfileMutationVariables>;
export const BillingProfileDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BillingProfile"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billingProfile"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ProfileParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ProfileParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BillingProfile"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"taxId"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"workflow"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"collection"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"alignment"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"recurringPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoicing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"autoAdvance"}},{"kind":"Field","name":{"kind":"Name","value":"draftPeriod"}},{"kind":"Field","name":{"kind":"Name","value":"dueAfter"}},{"kind":"Field","name":{"kind":"Name","value":"progressiveBilling"}},{"kind":"Field","name":{"kind":"Name","value":"finalizeZeroAmountInvoice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"payment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"collectionMethod"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tax"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"enabled"}},{"kind":"Field","name":{"kind":"Name","value":"enforced"}}]}},{"kind":"Field","name":{"kind":"Name","value":"numbering"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scheme"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}}]}},{"kind":"Field","name":{"kind":"Name","value":"documents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"footer"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<BillingProfileQuery, BillingProfileQueryVariables>;
export const BillingProfilesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BillingProfiles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"BillingProfileOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billingProfiles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"includeDeleted"},"value":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}}]}}]} as unknown as DocumentNode<BillingProfilesQuery, BillingProfilesQueryVariables>;
export const UpsertCustomerBillingOverrideDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpsertCustomerBillingOverride"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpsertCustomerBillingOverrideInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upsertCustomerBillingOverride"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBillingOverride"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"billingProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pinnedProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpsertCustomerBillingOverrideMutation, UpsertCustomerBillingOverrideMutationVariables>;
export const DeleteCustomerBillingOverrideDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteCustomerBillingOverride"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteCustomerBillingOverride"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBillingOverride"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billingProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pinnedProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteCustomerBillingOverrideMutation, DeleteCustomerBillingOverrideMutationVariables>;
export const CustomerBillingOverrideDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CustomerBillingOverride"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customerBillingOverride"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"billingProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pinnedProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}}]}}]} as unknown as DocumentNode<CustomerBillingOverrideQuery, CustomerBillingOverrideQueryVariables>;
export const CustomerBillingOverridesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CustomerBillingOverrides"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBillingOverrideFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customerBillingOverrides"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"billingProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pinnedProfile"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CustomerBillingOverridesQuery, CustomerBillingOverridesQueryVariables>;
export const CreateCouponDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateCoupon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateCouponInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createCoupon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CouponParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CouponParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coupon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FixedCouponValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentageCouponValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percentage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"frequencyDuration"}},{"kind":"Field","name":{"kind":"Name","value":"durationInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"reusable"}},{"kind":"Field","name":{"kind":"Name","value":"maxRedemptions"}},{"kind":"Field","name":{"kind":"Name","value":"maxRedemptionsPerCustomer"}},{"kind":"Field","name":{"kind":"Name","value":"redemptions"}},{"kind":"Field","name":{"kind":"Name","value":"isRedeemable"}},{"kind":"Field","name":{"kind":"Name","value":"planKeys"}},{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<CreateCouponMutation, CreateCouponMutationVariables>;
export const UpdateCouponDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateCoupon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CouponBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateCouponInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateCoupon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CouponParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CouponParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coupon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FixedCouponValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentageCouponValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percentage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"frequencyDuration"}},{"kind":"Field","name":{"kind":"Name","value":"durationInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"reusable"}},{"kind":"Field","name":{"kind":"Name","value":"maxRedemptions"}},{"kind":"Field","name":{"kind":"Name","value":"maxRedemptionsPerCustomer"}},{"kind":"Field","name":{"kind":"Name","value":"redemptions"}},{"kind":"Field","name":{"kind":"Name","value":"isRedeemable"}},{"kind":"Field","name":{"kind":"Name","value":"planKeys"}},{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UpdateCouponMutation, UpdateCouponMutationVariables>;
export const DeleteCouponDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteCoupon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CouponBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteCoupon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CouponParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CouponParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coupon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FixedCouponValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentageCouponValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percentage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"frequencyDuration"}},{"kind":"Field","name":{"kind":"Name","value":"durationInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"reusable"}},{"kind":"Field","name":{"kind":"Name","value":"maxRedemptions"}},{"kind":"Field","name":{"kind":"Name","value":"maxRedemptionsPerCustomer"}},{"kind":"Field","name":{"kind":"Name","value":"redemptions"}},{"kind":"Field","name":{"kind":"Name","value":"isRedeemable"}},{"kind":"Field","name":{"kind":"Name","value":"planKeys"}},{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<DeleteCouponMutation, DeleteCouponMutationVariables>;
export const ApplyCouponDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApplyCoupon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ApplyCouponInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applyCoupon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AppliedCouponParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AppliedCouponParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AppliedCoupon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"frequencyDuration"}},{"kind":"Field","name":{"kind":"Name","value":"durationInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"firstPeriodAt"}},{"kind":"Field","name":{"kind":"Name","value":"used"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"usesLeft"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"terminatedAt"}}]}}]} as unknown as DocumentNode<ApplyCouponMutation, ApplyCouponMutationVariables>;
export const RemoveAppliedCouponDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveAppliedCoupon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeAppliedCoupon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AppliedCouponParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AppliedCouponParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AppliedCoupon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"frequencyDuration"}},{"kind":"Field","name":{"kind":"Name","value":"durationInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"firstPeriodAt"}},{"kind":"Field","name":{"kind":"Name","value":"used"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"usesLeft"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"terminatedAt"}}]}}]} as unknown as DocumentNode<RemoveAppliedCouponMutation, RemoveAppliedCouponMutationVariables>;
export const ApplyCustomerTaxesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApplyCustomerTaxes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ApplyCustomerTaxesInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"applyCustomerTaxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ApplyCustomerTaxesMutation, ApplyCustomerTaxesMutationVariables>;
export const CouponDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Coupon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CouponBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coupon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CouponParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CouponParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coupon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"value"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FixedCouponValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentageCouponValue"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percentage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"frequencyDuration"}},{"kind":"Field","name":{"kind":"Name","value":"durationInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"startsAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"reusable"}},{"kind":"Field","name":{"kind":"Name","value":"maxRedemptions"}},{"kind":"Field","name":{"kind":"Name","value":"maxRedemptionsPerCustomer"}},{"kind":"Field","name":{"kind":"Name","value":"redemptions"}},{"kind":"Field","name":{"kind":"Name","value":"isRedeemable"}},{"kind":"Field","name":{"kind":"Name","value":"planKeys"}},{"kind":"Field","name":{"kind":"Name","value":"meters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<CouponQuery, CouponQueryVariables>;
export const CouponsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Coupons"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coupons"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<CouponsQuery, CouponsQueryVariables>;
export const AppliedCouponsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AppliedCoupons"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AppliedCouponFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"appliedCoupons"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AppliedCouponParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AppliedCouponParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"AppliedCoupon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"frequency"}},{"kind":"Field","name":{"kind":"Name","value":"frequencyDuration"}},{"kind":"Field","name":{"kind":"Name","value":"durationInMonths"}},{"kind":"Field","name":{"kind":"Name","value":"firstPeriodAt"}},{"kind":"Field","name":{"kind":"Name","value":"used"}},{"kind":"Field","name":{"kind":"Name","value":"remaining"}},{"kind":"Field","name":{"kind":"Name","value":"usesLeft"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"terminatedAt"}}]}}]} as unknown as DocumentNode<AppliedCouponsQuery, AppliedCouponsQueryVariables>;
export const SettledInvoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SettledInvoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"base"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coupons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"discountsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]} as unknown as DocumentNode<SettledInvoiceQuery, SettledInvoiceQueryVariables>;
export const EstimateCreditNoteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EstimateCreditNote"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"invoice"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"items"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreditNoteItemInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"estimateCreditNote"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"invoice"},"value":{"kind":"Variable","name":{"kind":"Name","value":"invoice"}}},{"kind":"Argument","name":{"kind":"Name","value":"items"},"value":{"kind":"Variable","name":{"kind":"Name","value":"items"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"couponsAdjustment"}},{"kind":"Field","name":{"kind":"Name","value":"subTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"base"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"preciseTaxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxRate"}},{"kind":"Field","name":{"kind":"Name","value":"maxCreditable"}},{"kind":"Field","name":{"kind":"Name","value":"maxRefundable"}}]}}]}}]} as unknown as DocumentNode<EstimateCreditNoteQuery, EstimateCreditNoteQueryVariables>;
export const CreateCreditNoteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateCreditNote"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateCreditNoteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createCreditNote"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CreditNoteParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CreditNoteParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreditNote"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"creditedAmount"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"couponsAdjustment"}},{"kind":"Field","name":{"kind":"Name","value":"subTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"behavior"}},{"kind":"Field","name":{"kind":"Name","value":"base"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxRate"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"creditAmount"}},{"kind":"Field","name":{"kind":"Name","value":"refundAmount"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"creditStatus"}},{"kind":"Field","name":{"kind":"Name","value":"refundStatus"}},{"kind":"Field","name":{"kind":"Name","value":"applications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"returnedAt"}},{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"voidedAt"}}]}}]} as unknown as DocumentNode<CreateCreditNoteMutation, CreateCreditNoteMutationVariables>;
export const UpdateCreditNoteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateCreditNote"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreditNoteBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateCreditNoteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateCreditNote"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreditNote"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"refundStatus"}},{"kind":"Field","name":{"kind":"Name","value":"refundedAt"}},{"kind":"Field","name":{"kind":"Name","value":"refundFailure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateCreditNoteMutation, UpdateCreditNoteMutationVariables>;
export const VoidCreditNoteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VoidCreditNote"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreditNoteBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voidCreditNote"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreditNote"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"creditStatus"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"voidedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<VoidCreditNoteMutation, VoidCreditNoteMutationVariables>;
export const CreditNoteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CreditNote"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreditNoteBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"creditNote"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CreditNoteParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CreditNoteParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreditNote"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"cause"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"creditedAmount"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"couponsAdjustment"}},{"kind":"Field","name":{"kind":"Name","value":"subTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"behavior"}},{"kind":"Field","name":{"kind":"Name","value":"base"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxRate"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"creditAmount"}},{"kind":"Field","name":{"kind":"Name","value":"refundAmount"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"creditStatus"}},{"kind":"Field","name":{"kind":"Name","value":"refundStatus"}},{"kind":"Field","name":{"kind":"Name","value":"applications"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"returnedAt"}},{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"voidedAt"}}]}}]} as unknown as DocumentNode<CreditNoteQuery, CreditNoteQueryVariables>;
export const CreditNotesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CreditNotes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CreditNoteFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"creditNotes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"creditStatus"}},{"kind":"Field","name":{"kind":"Name","value":"refundStatus"}}]}}]}}]}}]} as unknown as DocumentNode<CreditNotesQuery, CreditNotesQueryVariables>;
export const CreditOfCustomerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CreditOfCustomer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"creditBalance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"creditNotes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"creditable"}},{"kind":"Field","name":{"kind":"Name","value":"refundable"}},{"kind":"Field","name":{"kind":"Name","value":"creditNotesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"walletsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}},{"kind":"Field","name":{"kind":"Name","value":"creditNotesUsed"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"creditNotes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreditOfCustomerQuery, CreditOfCustomerQueryVariables>;
export const DownloadInvoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DownloadInvoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DocumentLocale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"downloadInvoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DownloadLink"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DownloadInvoiceMutation, DownloadInvoiceMutationVariables>;
export const DownloadCreditNoteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DownloadCreditNote"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreditNoteBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locale"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DocumentLocale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"downloadCreditNote"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"locale"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locale"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DownloadLink"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DownloadCreditNoteMutation, DownloadCreditNoteMutationVariables>;
export const EditedInvoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EditedInvoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"statusDetails"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"immutable"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"extendedStatus"}},{"kind":"Field","name":{"kind":"Name","value":"availableActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"advance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resultingState"}}]}},{"kind":"Field","name":{"kind":"Name","value":"approve"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resultingState"}}]}},{"kind":"Field","name":{"kind":"Name","value":"delete"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resultingState"}}]}},{"kind":"Field","name":{"kind":"Name","value":"retry"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resultingState"}}]}},{"kind":"Field","name":{"kind":"Name","value":"void"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resultingState"}}]}},{"kind":"Field","name":{"kind":"Name","value":"snapshotQuantities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resultingState"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoice"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"adjustment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"unitAmount"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<EditedInvoiceQuery, EditedInvoiceQueryVariables>;
export const UpdateInvoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateInvoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateInvoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateInvoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"billedTo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"taxId"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateInvoiceMutation, UpdateInvoiceMutationVariables>;
export const AdjustInvoiceLineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdjustInvoiceLine"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"line"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AdjustInvoiceLineInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"adjustInvoiceLine"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"line"},"value":{"kind":"Variable","name":{"kind":"Name","value":"line"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"adjustment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"unitAmount"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AdjustInvoiceLineMutation, AdjustInvoiceLineMutationVariables>;
export const RemoveInvoiceLineAdjustmentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RemoveInvoiceLineAdjustment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"line"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"removeInvoiceLineAdjustment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"line"},"value":{"kind":"Variable","name":{"kind":"Name","value":"line"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"adjustment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"units"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RemoveInvoiceLineAdjustmentMutation, RemoveInvoiceLineAdjustmentMutationVariables>;
export const AddInvoiceChargeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AddInvoiceCharge"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddInvoiceChargeInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addInvoiceCharge"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"adjustment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"units"}},{"kind":"Field","name":{"kind":"Name","value":"unitAmount"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AddInvoiceChargeMutation, AddInvoiceChargeMutationVariables>;
export const RecalculateInvoiceTaxesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecalculateInvoiceTaxes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recalculateInvoiceTaxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RecalculateInvoiceTaxesMutation, RecalculateInvoiceTaxesMutationVariables>;
export const SimulateInvoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SimulateInvoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SimulateInvoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulateInvoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"billedTo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"featureKey"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"meteredQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"discounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"detailedLines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"discountsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"chargesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"discountsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"base"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"coupons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxRounding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"}}]}},{"kind":"Field","name":{"kind":"Name","value":"creditNotesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"walletsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"line"}}]}}]}}]}}]} as unknown as DocumentNode<SimulateInvoiceQuery, SimulateInvoiceQueryVariables>;
export const ManageEuTaxesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ManageEuTaxes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateOrganizationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateOrganization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"euTaxManagement"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ManageEuTaxesMutation, ManageEuTaxesMutationVariables>;
export const CreateTaxedCustomerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateTaxedCustomer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateCustomerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createCustomer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TaxedCustomer"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TaxedCustomer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"customerType"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"legalNumber"}},{"kind":"Field","name":{"kind":"Name","value":"taxIdentificationNumber"}},{"kind":"Field","name":{"kind":"Name","value":"isEuVatNumber"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceTexts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]} as unknown as DocumentNode<CreateTaxedCustomerMutation, CreateTaxedCustomerMutationVariables>;
export const UpdateTaxedCustomerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateTaxedCustomer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateCustomerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateCustomer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TaxedCustomer"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TaxedCustomer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"customerType"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"legalNumber"}},{"kind":"Field","name":{"kind":"Name","value":"taxIdentificationNumber"}},{"kind":"Field","name":{"kind":"Name","value":"isEuVatNumber"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceTexts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]} as unknown as DocumentNode<UpdateTaxedCustomerMutation, UpdateTaxedCustomerMutationVariables>;
export const TaxedCustomersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaxedCustomers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customers"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TaxedCustomer"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TaxedCustomer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"customerType"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"legalNumber"}},{"kind":"Field","name":{"kind":"Name","value":"taxIdentificationNumber"}},{"kind":"Field","name":{"kind":"Name","value":"isEuVatNumber"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceTexts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]} as unknown as DocumentNode<TaxedCustomersQuery, TaxedCustomersQueryVariables>;
export const TaxedInvoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"TaxedInvoices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"base"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"texts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locale"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"billedTo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"legalNumber"}},{"kind":"Field","name":{"kind":"Name","value":"taxId"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"postalCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"supplier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"legalName"}},{"kind":"Field","name":{"kind":"Name","value":"legalNumber"}},{"kind":"Field","name":{"kind":"Name","value":"taxId"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"country"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<TaxedInvoicesQuery, TaxedInvoicesQueryVariables>;
export const InvoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Invoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"billedTo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"discountsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"chargesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"featureKey"}},{"kind":"Field","name":{"kind":"Name","value":"meteredQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"discounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"detailedLines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitAmount"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"discountsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<InvoiceQuery, InvoiceQueryVariables>;
export const BillingPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BillingPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"subscriptions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currentPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"access"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"hasAccess"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"12"}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"field"},"value":{"kind":"EnumValue","value":"CREATED_AT"}},{"kind":"ObjectField","name":{"kind":"Name","value":"direction"},"value":{"kind":"EnumValue","value":"DESC"}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<BillingPageQuery, BillingPageQueryVariables>;
export const LifetimeUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LifetimeUsage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subscription"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lifetimeUsage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"subscription"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subscription"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LifetimeUsageFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LifetimeUsageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LifetimeUsage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"externalHistoricalUsage"}},{"kind":"Field","name":{"kind":"Name","value":"invoicedUsage"}},{"kind":"Field","name":{"kind":"Name","value":"currentUsage"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"usageThresholds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isRecurring"}},{"kind":"Field","name":{"kind":"Name","value":"completionRatio"}},{"kind":"Field","name":{"kind":"Name","value":"reachedAt"}}]}}]}}]} as unknown as DocumentNode<LifetimeUsageQuery, LifetimeUsageQueryVariables>;
export const UpdateLifetimeUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateLifetimeUsage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subscription"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateLifetimeUsageInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateLifetimeUsage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"subscription"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subscription"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LifetimeUsage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LifetimeUsageFields"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LifetimeUsageFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LifetimeUsage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"externalHistoricalUsage"}},{"kind":"Field","name":{"kind":"Name","value":"invoicedUsage"}},{"kind":"Field","name":{"kind":"Name","value":"currentUsage"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"usageThresholds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isRecurring"}},{"kind":"Field","name":{"kind":"Name","value":"completionRatio"}},{"kind":"Field","name":{"kind":"Name","value":"reachedAt"}}]}}]}}]} as unknown as DocumentNode<UpdateLifetimeUsageMutation, UpdateLifetimeUsageMutationVariables>;
export const AppliedUsageThresholdsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AppliedUsageThresholds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"appliedUsageThresholds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isRecurring"}},{"kind":"Field","name":{"kind":"Name","value":"lifetimeUsage"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<AppliedUsageThresholdsQuery, AppliedUsageThresholdsQueryVariables>;
export const CreateOneOffInvoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateOneOffInvoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateOneOffInvoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createOneOffInvoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IssuedInvoice"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IssuedInvoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"discountsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]} as unknown as DocumentNode<CreateOneOffInvoiceMutation, CreateOneOffInvoiceMutationVariables>;
export const CreateInvoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateInvoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateInvoiceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createInvoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IssuedInvoice"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"coupons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"severity"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"billingCadence"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"discountsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IssuedInvoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"discountsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]} as unknown as DocumentNode<CreateInvoiceMutation, CreateInvoiceMutationVariables>;
export const RefreshInvoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RefreshInvoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refreshInvoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"state"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]}}]} as unknown as DocumentNode<RefreshInvoiceMutation, RefreshInvoiceMutationVariables>;
export const FinalizeInvoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"FinalizeInvoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"finalizeInvoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"IssuedInvoice"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"IssuedInvoice"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"discountsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]} as unknown as DocumentNode<FinalizeInvoiceMutation, FinalizeInvoiceMutationVariables>;
export const LoseInvoiceDisputeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"LoseInvoiceDispute"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"loseInvoiceDispute"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"paymentDisputeLostAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]}}]} as unknown as DocumentNode<LoseInvoiceDisputeMutation, LoseInvoiceDisputeMutationVariables>;
export const InvoicesFoundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InvoicesFound"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"externalId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]} as unknown as DocumentNode<InvoicesFoundQuery, InvoicesFoundQueryVariables>;
export const FeesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Fees"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FeeFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fees"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"feeType"}},{"kind":"Field","name":{"kind":"Name","value":"featureKey"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<FeesQuery, FeesQueryVariables>;
export const FeeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Fee"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fee"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"feeType"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]} as unknown as DocumentNode<FeeQuery, FeeQueryVariables>;
export const DeleteFeeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteFee"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteFee"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceLine"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"NotFoundError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteFeeMutation, DeleteFeeMutationVariables>;
export const UpcomingInvoiceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"UpcomingInvoice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"currency"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CurrencyCode"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upcomingInvoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}},{"kind":"Argument","name":{"kind":"Name","value":"currency"},"value":{"kind":"Variable","name":{"kind":"Name","value":"currency"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoicedAt"}},{"kind":"Field","name":{"kind":"Name","value":"collectionAt"}},{"kind":"Field","name":{"kind":"Name","value":"issueAt"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isPart"}},{"kind":"Field","name":{"kind":"Name","value":"featureKey"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"detailedLines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitAmount"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"explain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"rounding"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"coupons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"base"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"discountsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"taxesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"creditNotesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"walletsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}}]}}]}}]} as unknown as DocumentNode<UpcomingInvoiceQuery, UpcomingInvoiceQueryVariables>;
export const InvoicePendingLinesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"InvoicePendingLines"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lineIds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"progressiveBilling"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoicePendingLines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}},{"kind":"Argument","name":{"kind":"Name","value":"lineIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lineIds"}}},{"kind":"Argument","name":{"kind":"Name","value":"asOf"},"value":{"kind":"Variable","name":{"kind":"Name","value":"asOf"}}},{"kind":"Argument","name":{"kind":"Name","value":"progressiveBilling"},"value":{"kind":"Variable","name":{"kind":"Name","value":"progressiveBilling"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvoicedLines"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"splitGroup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<InvoicePendingLinesMutation, InvoicePendingLinesMutationVariables>;
export const ExplainedInvoicesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExplainedInvoices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"explain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"before"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"after"}},{"kind":"Field","name":{"kind":"Name","value":"tax"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"base"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"subtotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"explain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"after"}}]}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"detailedLines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"explain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"rounding"}},{"kind":"Field","name":{"kind":"Name","value":"minimum"}},{"kind":"Field","name":{"kind":"Name","value":"credit"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExplainedInvoicesQuery, ExplainedInvoicesQueryVariables>;
export const BilledUsageChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"BilledUsageChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"BilledUsageChangeFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"billedUsageChanges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}},{"kind":"Field","name":{"kind":"Name","value":"quantityBefore"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAfter"}},{"kind":"Field","name":{"kind":"Name","value":"amountBefore"}},{"kind":"Field","name":{"kind":"Name","value":"amountAfter"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"line"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"usageChanges"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"correction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"corrects"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<BilledUsageChangesQuery, BilledUsageChangesQueryVariables>;
export const CreateWalletDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateWallet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateWalletInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createWallet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalletParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WalletParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Wallet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"consumedCredits"}},{"kind":"Field","name":{"kind":"Name","value":"consumedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"lastConsumedAt"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingUsage"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingBalance"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"isDepleted"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceRequiresSuccessfulPayment"}},{"kind":"Field","name":{"kind":"Name","value":"recurringRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trigger"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"thresholdCredits"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"paidCredits"}},{"kind":"Field","name":{"kind":"Name","value":"grantedCredits"}},{"kind":"Field","name":{"kind":"Name","value":"targetOngoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"nextAt"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceRequiresSuccessfulPayment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"terminatedAt"}}]}}]} as unknown as DocumentNode<CreateWalletMutation, CreateWalletMutationVariables>;
export const UpdateWalletDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateWallet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WalletBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateWalletInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateWallet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalletParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WalletParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Wallet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"consumedCredits"}},{"kind":"Field","name":{"kind":"Name","value":"consumedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"lastConsumedAt"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingUsage"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingBalance"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"isDepleted"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceRequiresSuccessfulPayment"}},{"kind":"Field","name":{"kind":"Name","value":"recurringRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trigger"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"thresholdCredits"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"paidCredits"}},{"kind":"Field","name":{"kind":"Name","value":"grantedCredits"}},{"kind":"Field","name":{"kind":"Name","value":"targetOngoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"nextAt"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceRequiresSuccessfulPayment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"terminatedAt"}}]}}]} as unknown as DocumentNode<UpdateWalletMutation, UpdateWalletMutationVariables>;
export const CreateWalletTransactionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateWalletTransaction"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateWalletTransactionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createWalletTransaction"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreatedWalletTransactions"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"wallet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalletTransactionParts"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WalletTransactionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WalletTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"wallet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trigger"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"settledAt"}},{"kind":"Field","name":{"kind":"Name","value":"failedAt"}}]}}]} as unknown as DocumentNode<CreateWalletTransactionMutation, CreateWalletTransactionMutationVariables>;
export const TerminateWalletDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"TerminateWallet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WalletBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"terminateWallet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalletParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WalletParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Wallet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"consumedCredits"}},{"kind":"Field","name":{"kind":"Name","value":"consumedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"lastConsumedAt"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingUsage"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingBalance"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"isDepleted"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceRequiresSuccessfulPayment"}},{"kind":"Field","name":{"kind":"Name","value":"recurringRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trigger"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"thresholdCredits"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"paidCredits"}},{"kind":"Field","name":{"kind":"Name","value":"grantedCredits"}},{"kind":"Field","name":{"kind":"Name","value":"targetOngoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"nextAt"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceRequiresSuccessfulPayment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"terminatedAt"}}]}}]} as unknown as DocumentNode<TerminateWalletMutation, TerminateWalletMutationVariables>;
export const WalletDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Wallet"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WalletBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"wallet"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalletParts"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalletTransactionParts"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WalletParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Wallet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"consumedCredits"}},{"kind":"Field","name":{"kind":"Name","value":"consumedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"lastConsumedAt"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingUsage"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingBalance"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"isDepleted"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceRequiresSuccessfulPayment"}},{"kind":"Field","name":{"kind":"Name","value":"recurringRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trigger"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"thresholdCredits"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"paidCredits"}},{"kind":"Field","name":{"kind":"Name","value":"grantedCredits"}},{"kind":"Field","name":{"kind":"Name","value":"targetOngoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"nextAt"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceRequiresSuccessfulPayment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"terminatedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WalletTransactionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WalletTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"wallet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trigger"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"settledAt"}},{"kind":"Field","name":{"kind":"Name","value":"failedAt"}}]}}]} as unknown as DocumentNode<WalletQuery, WalletQueryVariables>;
export const WalletsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Wallets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"WalletFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"wallets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalletParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WalletParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Wallet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"consumedCredits"}},{"kind":"Field","name":{"kind":"Name","value":"consumedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"lastConsumedAt"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingUsage"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingBalance"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"isDepleted"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceRequiresSuccessfulPayment"}},{"kind":"Field","name":{"kind":"Name","value":"recurringRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trigger"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"thresholdCredits"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"paidCredits"}},{"kind":"Field","name":{"kind":"Name","value":"grantedCredits"}},{"kind":"Field","name":{"kind":"Name","value":"targetOngoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"nextAt"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceRequiresSuccessfulPayment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"terminatedAt"}}]}}]} as unknown as DocumentNode<WalletsQuery, WalletsQueryVariables>;
export const WalletTransactionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WalletTransactions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"WalletTransactionFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"walletTransactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalletTransactionParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WalletTransactionParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"WalletTransaction"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"wallet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"rule"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trigger"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}}]}},{"kind":"Field","name":{"kind":"Name","value":"settledAt"}},{"kind":"Field","name":{"kind":"Name","value":"failedAt"}}]}}]} as unknown as DocumentNode<WalletTransactionsQuery, WalletTransactionsQueryVariables>;
export const WalletsOfCustomerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"WalletsOfCustomer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"wallets"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"WalletParts"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"WalletParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Wallet"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"consumedCredits"}},{"kind":"Field","name":{"kind":"Name","value":"consumedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"lastConsumedAt"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingUsage"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingBalance"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"isDepleted"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceRequiresSuccessfulPayment"}},{"kind":"Field","name":{"kind":"Name","value":"recurringRules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trigger"}},{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"thresholdCredits"}},{"kind":"Field","name":{"kind":"Name","value":"method"}},{"kind":"Field","name":{"kind":"Name","value":"paidCredits"}},{"kind":"Field","name":{"kind":"Name","value":"grantedCredits"}},{"kind":"Field","name":{"kind":"Name","value":"targetOngoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"nextAt"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceRequiresSuccessfulPayment"}}]}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"terminatedAt"}}]}}]} as unknown as DocumentNode<WalletsOfCustomerQuery, WalletsOfCustomerQueryVariables>;
export const WalletBalanceChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"WalletBalanceChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"of"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WalletBalanceOf"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"walletBalanceChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"of"},"value":{"kind":"Variable","name":{"kind":"Name","value":"of"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"credits"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingUsage"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingBalance"}},{"kind":"Field","name":{"kind":"Name","value":"ongoingCredits"}},{"kind":"Field","name":{"kind":"Name","value":"isDepleted"}}]}}]}}]} as unknown as DocumentNode<WalletBalanceChangedSubscription, WalletBalanceChangedSubscriptionVariables>;
export const AddonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Addon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddonBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AddonOffer"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Price"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RateCardPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlatPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paymentTerm"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TieredPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DynamicPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"multiplier"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PackagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"quantityPerPackage"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnits"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"fixedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerTotalAggregation"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMinAmount"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMaxAmount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GraduatedPercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","alias":{"kind":"Name","value":"percentageTiers"},"name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EventAmountPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountProperty"}},{"kind":"Field","name":{"kind":"Name","value":"amountUnit"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AddonOffer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Addon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"instanceType"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"rateCards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"billingCadence"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Price"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<AddonQuery, AddonQueryVariables>;
export const AddonsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Addons"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AddonFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AddonOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addons"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<AddonsQuery, AddonsQueryVariables>;
export const CreateAddonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateAddon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateAddonInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createAddon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AddonOffer"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Price"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RateCardPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlatPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paymentTerm"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TieredPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DynamicPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"multiplier"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PackagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"quantityPerPackage"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnits"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"fixedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerTotalAggregation"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMinAmount"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMaxAmount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GraduatedPercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","alias":{"kind":"Name","value":"percentageTiers"},"name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EventAmountPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountProperty"}},{"kind":"Field","name":{"kind":"Name","value":"amountUnit"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AddonOffer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Addon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"instanceType"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"rateCards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"billingCadence"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Price"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<CreateAddonMutation, CreateAddonMutationVariables>;
export const UpdateAddonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateAddon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateAddonInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateAddon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"AddonOffer"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Price"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RateCardPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlatPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paymentTerm"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TieredPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DynamicPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"multiplier"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PackagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"quantityPerPackage"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnits"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"fixedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerTotalAggregation"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMinAmount"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMaxAmount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GraduatedPercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","alias":{"kind":"Name","value":"percentageTiers"},"name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EventAmountPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountProperty"}},{"kind":"Field","name":{"kind":"Name","value":"amountUnit"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"AddonOffer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Addon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"instanceType"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"rateCards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"billingCadence"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Price"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<UpdateAddonMutation, UpdateAddonMutationVariables>;
export const PublishAddonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PublishAddon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publishAddon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Addon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PublishAddonMutation, PublishAddonMutationVariables>;
export const CreateNextAddonVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateNextAddonVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AddonBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createNextAddonVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Addon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]}}]} as unknown as DocumentNode<CreateNextAddonVersionMutation, CreateNextAddonVersionMutationVariables>;
export const ArchiveAddonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ArchiveAddon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"archiveAddon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Addon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ArchiveAddonMutation, ArchiveAddonMutationVariables>;
export const DeleteAddonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteAddon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteAddon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Addon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteAddonMutation, DeleteAddonMutationVariables>;
export const CreateChargedPlanDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateChargedPlan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreatePlanInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createPlan"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"minimumCommitment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceDisplayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usageThresholds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isRecurring"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trialPeriod"}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rateCards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ChargeOptions"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Price"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RateCardPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlatPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paymentTerm"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TieredPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DynamicPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"multiplier"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PackagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"quantityPerPackage"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnits"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"fixedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerTotalAggregation"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMinAmount"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMaxAmount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GraduatedPercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","alias":{"kind":"Name","value":"percentageTiers"},"name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EventAmountPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountProperty"}},{"kind":"Field","name":{"kind":"Name","value":"amountUnit"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ChargeOptions"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RateCard"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"filters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Price"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoiceDisplayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"prorated"}},{"kind":"Field","name":{"kind":"Name","value":"payInAdvance"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceable"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}}]}}]} as unknown as DocumentNode<CreateChargedPlanMutation, CreateChargedPlanMutationVariables>;
export const ChargedItemsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ChargedItems"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"minimumCommitment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usageThresholds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"trialPeriod"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"filters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"values"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dimension"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Price"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoiceDisplayName"}}]}},{"kind":"Field","name":{"kind":"Name","value":"prorated"}},{"kind":"Field","name":{"kind":"Name","value":"payInAdvance"}},{"kind":"Field","name":{"kind":"Name","value":"invoiceable"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Price"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RateCardPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlatPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paymentTerm"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TieredPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DynamicPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"multiplier"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PackagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"quantityPerPackage"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnits"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"fixedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerTotalAggregation"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMinAmount"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMaxAmount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GraduatedPercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","alias":{"kind":"Name","value":"percentageTiers"},"name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EventAmountPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountProperty"}},{"kind":"Field","name":{"kind":"Name","value":"amountUnit"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}}]}}]} as unknown as DocumentNode<ChargedItemsQuery, ChargedItemsQueryVariables>;
export const CreateFeatureDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateFeature"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateFeatureInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createFeature"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Feature"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"meter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateFeatureMutation, CreateFeatureMutationVariables>;
export const EstimatePriceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EstimatePrice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EstimatePriceInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"estimatePrice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"unitAmount"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"category"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unitAmount"}},{"kind":"Field","name":{"kind":"Name","value":"discounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"discountsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"chargesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"discountsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]} as unknown as DocumentNode<EstimatePriceQuery, EstimatePriceQueryVariables>;
export const CreateLlmPriceOverrideDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateLlmPriceOverride"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateLlmPriceOverrideInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createLlmPriceOverride"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LlmPriceOverride"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"pricing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inputPerToken"}},{"kind":"Field","name":{"kind":"Name","value":"outputPerToken"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateLlmPriceOverrideMutation, CreateLlmPriceOverrideMutationVariables>;
export const DeleteLlmPriceOverrideDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteLlmPriceOverride"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteLlmPriceOverride"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LlmPriceOverride"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteLlmPriceOverrideMutation, DeleteLlmPriceOverrideMutationVariables>;
export const LlmPriceOverridesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LlmPriceOverrides"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LlmPriceFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"llmPriceOverrides"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"includeDeleted"},"value":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<LlmPriceOverridesQuery, LlmPriceOverridesQueryVariables>;
export const LlmPricesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LlmPrices"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LlmPriceFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"llmPrices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"pricing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inputPerToken"}},{"kind":"Field","name":{"kind":"Name","value":"outputPerToken"}},{"kind":"Field","name":{"kind":"Name","value":"cacheReadPerToken"}},{"kind":"Field","name":{"kind":"Name","value":"reasoningPerToken"}},{"kind":"Field","name":{"kind":"Name","value":"cacheWritePerToken"}}]}}]}}]}}]} as unknown as DocumentNode<LlmPricesQuery, LlmPricesQueryVariables>;
export const LlmPriceDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LlmPrice"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"provider"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"model"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"at"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"llmPrice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"provider"},"value":{"kind":"Variable","name":{"kind":"Name","value":"provider"}}},{"kind":"Argument","name":{"kind":"Name","value":"model"},"value":{"kind":"Variable","name":{"kind":"Name","value":"model"}}},{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"at"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isOverride"}},{"kind":"Field","name":{"kind":"Name","value":"origin"}},{"kind":"Field","name":{"kind":"Name","value":"pricing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inputPerToken"}},{"kind":"Field","name":{"kind":"Name","value":"outputPerToken"}},{"kind":"Field","name":{"kind":"Name","value":"cacheReadPerToken"}},{"kind":"Field","name":{"kind":"Name","value":"reasoningPerToken"}},{"kind":"Field","name":{"kind":"Name","value":"cacheWritePerToken"}}]}}]}}]}}]} as unknown as DocumentNode<LlmPriceQuery, LlmPriceQueryVariables>;
export const FeatureUnitCostDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FeatureUnitCost"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeatureBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feature"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"unitCost"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ManualUnitCost"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LlmUnitCost"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"provider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"dimension"}}]}},{"kind":"Field","name":{"kind":"Name","value":"model"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"dimension"}}]}},{"kind":"Field","name":{"kind":"Name","value":"tokenType"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"dimension"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pricing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inputPerToken"}},{"kind":"Field","name":{"kind":"Name","value":"outputPerToken"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<FeatureUnitCostQuery, FeatureUnitCostQueryVariables>;
export const FeatureCostDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FeatureCost"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"feature"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeatureBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MeterUsageInput"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"pricesAt"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"featureCost"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"feature"},"value":{"kind":"Variable","name":{"kind":"Name","value":"feature"}}},{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}},{"kind":"Argument","name":{"kind":"Name","value":"pricesAt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"pricesAt"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"windowSize"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"cost"}},{"kind":"Field","name":{"kind":"Name","value":"unpriced"}},{"kind":"Field","name":{"kind":"Name","value":"windowStart"}},{"kind":"Field","name":{"kind":"Name","value":"windowEnd"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"groupBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<FeatureCostQuery, FeatureCostQueryVariables>;
export const FeatureDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Feature"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeatureBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feature"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}}]}}]}}]} as unknown as DocumentNode<FeatureQuery, FeatureQueryVariables>;
export const FeaturesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Features"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FeatureFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"FeatureOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"features"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<FeaturesQuery, FeaturesQueryVariables>;
export const DeleteFeatureDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteFeature"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteFeature"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Feature"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"archivedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteFeatureMutation, DeleteFeatureMutationVariables>;
export const PlansDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Plans"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PlanFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PlanOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plans"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"billingCadence"}},{"kind":"Field","name":{"kind":"Name","value":"proRating"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<PlansQuery, PlansQueryVariables>;
export const UpdatePlanDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdatePlan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdatePlanInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updatePlan"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"rateCards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"taxes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxConfig"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"behavior"}},{"kind":"Field","name":{"kind":"Name","value":"stripeCode"}},{"kind":"Field","name":{"kind":"Name","value":"customInvoicingCode"}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UpdatePlanMutation, UpdatePlanMutationVariables>;
export const CreateNextPlanVersionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateNextPlanVersion"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlanBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createNextPlanVersion"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addon"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fromPlanPhase"}},{"kind":"Field","name":{"kind":"Name","value":"maxQuantity"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]}}]} as unknown as DocumentNode<CreateNextPlanVersionMutation, CreateNextPlanVersionMutationVariables>;
export const ArchivePlanDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ArchivePlan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"archivePlan"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ArchivePlanMutation, ArchivePlanMutationVariables>;
export const DeletePlanDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeletePlan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletePlan"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DeletePlanMutation, DeletePlanMutationVariables>;
export const PlanAddonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PlanAddon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlanAddonBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"planAddon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OfferedAddon"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OfferedAddon"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlanAddon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addon"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fromPlanPhase"}},{"kind":"Field","name":{"kind":"Name","value":"maxQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<PlanAddonQuery, PlanAddonQueryVariables>;
export const PlanAddonsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PlanAddons"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"plan"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlanBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PlanAddonFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PlanAddonOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"planAddons"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"plan"},"value":{"kind":"Variable","name":{"kind":"Name","value":"plan"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OfferedAddon"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OfferedAddon"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlanAddon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addon"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fromPlanPhase"}},{"kind":"Field","name":{"kind":"Name","value":"maxQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<PlanAddonsQuery, PlanAddonsQueryVariables>;
export const CreatePlanAddonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreatePlanAddon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreatePlanAddonInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createPlanAddon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OfferedAddon"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OfferedAddon"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlanAddon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addon"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fromPlanPhase"}},{"kind":"Field","name":{"kind":"Name","value":"maxQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<CreatePlanAddonMutation, CreatePlanAddonMutationVariables>;
export const UpdatePlanAddonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdatePlanAddon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdatePlanAddonInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updatePlanAddon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OfferedAddon"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OfferedAddon"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlanAddon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addon"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fromPlanPhase"}},{"kind":"Field","name":{"kind":"Name","value":"maxQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<UpdatePlanAddonMutation, UpdatePlanAddonMutationVariables>;
export const DeletePlanAddonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeletePlanAddon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletePlanAddon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OfferedAddon"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OfferedAddon"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PlanAddon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"addon"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fromPlanPhase"}},{"kind":"Field","name":{"kind":"Name","value":"maxQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<DeletePlanAddonMutation, DeletePlanAddonMutationVariables>;
export const PlanDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Plan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PlanBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"plan"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PlanOffer"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Price"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RateCardPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlatPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paymentTerm"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TieredPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DynamicPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"multiplier"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PackagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"quantityPerPackage"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnits"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"fixedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerTotalAggregation"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMinAmount"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMaxAmount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GraduatedPercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","alias":{"kind":"Name","value":"percentageTiers"},"name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EventAmountPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountProperty"}},{"kind":"Field","name":{"kind":"Name","value":"amountUnit"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanOffer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"billingCadence"}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"rateCards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"billingCadence"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Price"}}]}},{"kind":"Field","name":{"kind":"Name","value":"discounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percentage"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"entitlementTemplate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlementTemplate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issueAfterReset"}},{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlementTemplate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<PlanQuery, PlanQueryVariables>;
export const CreatePlanDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreatePlan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreatePlanInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createPlan"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PlanOffer"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Price"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RateCardPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlatPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"paymentTerm"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UnitPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TieredPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"mode"}},{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}},{"kind":"Field","name":{"kind":"Name","value":"unitPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DynamicPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"multiplier"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PackagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"quantityPerPackage"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnits"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"fixedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerEvents"}},{"kind":"Field","name":{"kind":"Name","value":"freeUnitsPerTotalAggregation"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMinAmount"}},{"kind":"Field","name":{"kind":"Name","value":"perTransactionMaxAmount"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GraduatedPercentagePrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tierRule"}},{"kind":"Field","alias":{"kind":"Name","value":"percentageTiers"},"name":{"kind":"Name","value":"tiers"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upToAmount"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"flatPrice"}}]}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EventAmountPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountProperty"}},{"kind":"Field","name":{"kind":"Name","value":"amountUnit"}},{"kind":"Field","name":{"kind":"Name","value":"minimumAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maximumAmount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PlanOffer"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"billingCadence"}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"duration"}},{"kind":"Field","name":{"kind":"Name","value":"rateCards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"billingCadence"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"Price"}}]}},{"kind":"Field","name":{"kind":"Name","value":"discounts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"percentage"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"entitlementTemplate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlementTemplate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issueAfterReset"}},{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlementTemplate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"validationIssues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]} as unknown as DocumentNode<CreatePlanMutation, CreatePlanMutationVariables>;
export const PublishPlanDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PublishPlan"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"effectivePeriod"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EffectivePeriodInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publishPlan"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"effectivePeriod"},"value":{"kind":"Variable","name":{"kind":"Name","value":"effectivePeriod"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Plan"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveFrom"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveTo"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PublishPlanMutation, PublishPlanMutationVariables>;
export const TaxDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Tax"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TaxBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"tax"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TaxRate"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TaxRate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tax"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"appliedToOrganization"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<TaxQuery, TaxQueryVariables>;
export const TaxesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Taxes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TaxFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"taxes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TaxRate"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TaxRate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tax"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"appliedToOrganization"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<TaxesQuery, TaxesQueryVariables>;
export const CreateTaxDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateTax"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTaxInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createTax"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TaxRate"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TaxRate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tax"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"appliedToOrganization"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<CreateTaxMutation, CreateTaxMutationVariables>;
export const UpdateTaxDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateTax"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TaxBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateTaxInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateTax"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TaxRate"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TaxRate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tax"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"appliedToOrganization"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UpdateTaxMutation, UpdateTaxMutationVariables>;
export const DeleteTaxDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteTax"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TaxBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteTax"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TaxRate"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TaxRate"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tax"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"rate"}},{"kind":"Field","name":{"kind":"Name","value":"appliedToOrganization"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<DeleteTaxMutation, DeleteTaxMutationVariables>;
export const CurrenciesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Currencies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currencies"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"digits"}}]}}]}}]} as unknown as DocumentNode<CurrenciesQuery, CurrenciesQueryVariables>;
export const AnonymizeCustomerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AnonymizeCustomer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"AnonymizeCustomerInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"anonymizeCustomer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"primaryEmail"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"anonymizedAt"}},{"kind":"Field","name":{"kind":"Name","value":"billingAddress"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"billedTo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"address"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"country"}},{"kind":"Field","name":{"kind":"Name","value":"city"}}]}}]}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AnonymizeCustomerMutation, AnonymizeCustomerMutationVariables>;
export const CreateCustomerDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateCustomer"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateCustomerInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createCustomer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"usageAttribution"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subjectKeys"}}]}},{"kind":"Field","name":{"kind":"Name","value":"testClock"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"now"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]}}]} as unknown as DocumentNode<CreateCustomerMutation, CreateCustomerMutationVariables>;
export const CreateTestClockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateTestClock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateTestClockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createTestClock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TestClock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"now"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CreateTestClockMutation, CreateTestClockMutationVariables>;
export const AdvanceTestClockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AdvanceTestClock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"advanceTestClock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TestClock"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"now"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<AdvanceTestClockMutation, AdvanceTestClockMutationVariables>;
export const EntitlementValueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EntitlementValue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"featureKey"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"at"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entitlementValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}},{"kind":"Argument","name":{"kind":"Name","value":"featureKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"featureKey"}}},{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"at"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"hasAccess"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"overage"}},{"kind":"Field","name":{"kind":"Name","value":"totalAvailableGrantAmount"}},{"kind":"Field","name":{"kind":"Name","value":"currentUsagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"config"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]} as unknown as DocumentNode<EntitlementValueQuery, EntitlementValueQueryVariables>;
export const CustomerAccessDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CustomerAccess"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customerAccess"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"hasAccess"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}}]}}]}}]} as unknown as DocumentNode<CustomerAccessQuery, CustomerAccessQueryVariables>;
export const CreateGrantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateGrant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateGrantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createGrant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Grant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateGrantMutation, CreateGrantMutationVariables>;
export const AuthorizeUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AuthorizeUsage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AuthorizeUsageInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"authorizeUsage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UsageAuthorization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"allowed"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"isRepeated"}},{"kind":"Field","name":{"kind":"Name","value":"reservation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<AuthorizeUsageMutation, AuthorizeUsageMutationVariables>;
export const CommitReservationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CommitReservation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CommitReservationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"commitReservation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UsageReservation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"committedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}},{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"source"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CommitReservationMutation, CommitReservationMutationVariables>;
export const ReleaseReservationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ReleaseReservation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"releaseReservation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UsageReservation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"committedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ReleaseReservationMutation, ReleaseReservationMutationVariables>;
export const ReservationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Reservations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UsageReservationFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UsageReservationOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reservations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"requestedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"committedAmount"}},{"kind":"Field","name":{"kind":"Name","value":"eventId"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"data"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"closedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}}]}}]} as unknown as DocumentNode<ReservationsQuery, ReservationsQueryVariables>;
export const ReservedUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReservedUsage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"featureKey"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entitlementValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}},{"kind":"Argument","name":{"kind":"Name","value":"featureKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"featureKey"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"reserved"}}]}}]}}]} as unknown as DocumentNode<ReservedUsageQuery, ReservedUsageQueryVariables>;
export const CreateSubjectEntitlementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateSubjectEntitlement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subject"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateEntitlementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createEntitlement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"subject"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subject"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFailure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Entitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentUsagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"preserveOverageAtReset"}},{"kind":"Field","name":{"kind":"Name","value":"measureUsageFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastReset"}},{"kind":"Field","name":{"kind":"Name","value":"issue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]} as unknown as DocumentNode<CreateSubjectEntitlementMutation, CreateSubjectEntitlementMutationVariables>;
export const OverrideSubjectEntitlementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OverrideSubjectEntitlement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subject"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateEntitlementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"overrideEntitlement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"subject"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subject"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFailure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Entitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentUsagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"preserveOverageAtReset"}},{"kind":"Field","name":{"kind":"Name","value":"measureUsageFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastReset"}},{"kind":"Field","name":{"kind":"Name","value":"issue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]} as unknown as DocumentNode<OverrideSubjectEntitlementMutation, OverrideSubjectEntitlementMutationVariables>;
export const DeleteSubjectEntitlementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteSubjectEntitlement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subject"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteEntitlement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"subject"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subject"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFailure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Entitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentUsagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"preserveOverageAtReset"}},{"kind":"Field","name":{"kind":"Name","value":"measureUsageFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastReset"}},{"kind":"Field","name":{"kind":"Name","value":"issue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]} as unknown as DocumentNode<DeleteSubjectEntitlementMutation, DeleteSubjectEntitlementMutationVariables>;
export const ResetSubjectEntitlementUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResetSubjectEntitlementUsage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subject"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResetEntitlementUsageInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetEntitlementUsage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"subject"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subject"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFailure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Entitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentUsagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"preserveOverageAtReset"}},{"kind":"Field","name":{"kind":"Name","value":"measureUsageFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastReset"}},{"kind":"Field","name":{"kind":"Name","value":"issue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]} as unknown as DocumentNode<ResetSubjectEntitlementUsageMutation, ResetSubjectEntitlementUsageMutationVariables>;
export const CreateSubjectGrantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateSubjectGrant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subject"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateGrantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createGrant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"subject"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subject"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFailure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Grant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"voidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"minRolloverAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maxRolloverAmount"}},{"kind":"Field","name":{"kind":"Name","value":"recurrence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextRecurrence"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAfterReset"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"entitlement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]} as unknown as DocumentNode<CreateSubjectGrantMutation, CreateSubjectGrantMutationVariables>;
export const SubjectEntitlementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SubjectEntitlement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subject"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entitlement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"subject"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subject"}}},{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Entitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentUsagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"preserveOverageAtReset"}},{"kind":"Field","name":{"kind":"Name","value":"measureUsageFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastReset"}},{"kind":"Field","name":{"kind":"Name","value":"issue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}}]} as unknown as DocumentNode<SubjectEntitlementQuery, SubjectEntitlementQueryVariables>;
export const SubjectEntitlementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SubjectEntitlements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subject"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entitlements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"subject"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subject"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"includeDeleted"},"value":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SubjectEntitlementsQuery, SubjectEntitlementsQueryVariables>;
export const SubjectGrantsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SubjectGrants"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subject"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"entitlementIds"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"subject"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subject"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"entitlementIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"entitlementIds"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}}]}}]} as unknown as DocumentNode<SubjectGrantsQuery, SubjectGrantsQueryVariables>;
export const SubjectEntitlementValueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SubjectEntitlementValue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subject"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"featureKey"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"entitlementId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"at"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entitlementValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"subject"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subject"}}},{"kind":"Argument","name":{"kind":"Name","value":"featureKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"featureKey"}}},{"kind":"Argument","name":{"kind":"Name","value":"entitlementId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"entitlementId"}}},{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"at"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"hasAccess"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"overage"}}]}}]}}]} as unknown as DocumentNode<SubjectEntitlementValueQuery, SubjectEntitlementValueQueryVariables>;
export const CreateEntitlementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateEntitlement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateEntitlementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createEntitlement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFailure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Entitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentUsagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"preserveOverageAtReset"}},{"kind":"Field","name":{"kind":"Name","value":"measureUsageFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastReset"}},{"kind":"Field","name":{"kind":"Name","value":"issue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]} as unknown as DocumentNode<CreateEntitlementMutation, CreateEntitlementMutationVariables>;
export const OverrideEntitlementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"OverrideEntitlement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateEntitlementInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"overrideEntitlement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFailure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Entitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentUsagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"preserveOverageAtReset"}},{"kind":"Field","name":{"kind":"Name","value":"measureUsageFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastReset"}},{"kind":"Field","name":{"kind":"Name","value":"issue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]} as unknown as DocumentNode<OverrideEntitlementMutation, OverrideEntitlementMutationVariables>;
export const DeleteEntitlementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteEntitlement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"active"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerFeatureInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteEntitlement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"active"},"value":{"kind":"Variable","name":{"kind":"Name","value":"active"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFailure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Entitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentUsagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"preserveOverageAtReset"}},{"kind":"Field","name":{"kind":"Name","value":"measureUsageFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastReset"}},{"kind":"Field","name":{"kind":"Name","value":"issue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]} as unknown as DocumentNode<DeleteEntitlementMutation, DeleteEntitlementMutationVariables>;
export const ResetEntitlementUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResetEntitlementUsage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResetEntitlementUsageInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetEntitlementUsage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFailure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Entitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentUsagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"preserveOverageAtReset"}},{"kind":"Field","name":{"kind":"Name","value":"measureUsageFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastReset"}},{"kind":"Field","name":{"kind":"Name","value":"issue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]} as unknown as DocumentNode<ResetEntitlementUsageMutation, ResetEntitlementUsageMutationVariables>;
export const EntitlementDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Entitlement"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EntitlementBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entitlement"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"resets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}},{"kind":"Field","name":{"kind":"Name","value":"preserveOverage"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Entitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentUsagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"preserveOverageAtReset"}},{"kind":"Field","name":{"kind":"Name","value":"measureUsageFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastReset"}},{"kind":"Field","name":{"kind":"Name","value":"issue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}}]} as unknown as DocumentNode<EntitlementQuery, EntitlementQueryVariables>;
export const EntitlementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Entitlements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EntitlementFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"EntitlementOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entitlements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Entitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"currentUsagePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"MeteredEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSoftLimit"}},{"kind":"Field","name":{"kind":"Name","value":"preserveOverageAtReset"}},{"kind":"Field","name":{"kind":"Name","value":"measureUsageFrom"}},{"kind":"Field","name":{"kind":"Name","value":"lastReset"}},{"kind":"Field","name":{"kind":"Name","value":"issue"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"StaticEntitlement"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"config"}}]}}]}}]} as unknown as DocumentNode<EntitlementsQuery, EntitlementsQueryVariables>;
export const CustomerEntitlementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CustomerEntitlements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"excludeInactive"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"entitlements"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"excludeInactive"},"value":{"kind":"Variable","name":{"kind":"Name","value":"excludeInactive"}}},{"kind":"Argument","name":{"kind":"Name","value":"includeDeleted"},"value":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"feature"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<CustomerEntitlementsQuery, CustomerEntitlementsQueryVariables>;
export const IssueGrantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IssueGrant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateGrantInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createGrant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFailure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Grant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"voidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"minRolloverAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maxRolloverAmount"}},{"kind":"Field","name":{"kind":"Name","value":"recurrence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextRecurrence"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAfterReset"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"entitlement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]} as unknown as DocumentNode<IssueGrantMutation, IssueGrantMutationVariables>;
export const VoidGrantDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VoidGrant"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"at"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voidGrant"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"at"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"EntitlementFailure"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Grant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"voidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"minRolloverAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maxRolloverAmount"}},{"kind":"Field","name":{"kind":"Name","value":"recurrence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextRecurrence"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAfterReset"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"entitlement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"EntitlementFailure"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]} as unknown as DocumentNode<VoidGrantMutation, VoidGrantMutationVariables>;
export const GrantsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Grants"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"GrantFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"GrantOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GrantFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GrantFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Grant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"voidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"minRolloverAmount"}},{"kind":"Field","name":{"kind":"Name","value":"maxRolloverAmount"}},{"kind":"Field","name":{"kind":"Name","value":"recurrence"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"interval"}},{"kind":"Field","name":{"kind":"Name","value":"anchor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextRecurrence"}},{"kind":"Field","name":{"kind":"Name","value":"issuedAfterReset"}},{"kind":"Field","name":{"kind":"Name","value":"annotations"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"entitlement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<GrantsQuery, GrantsQueryVariables>;
export const EntitlementHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EntitlementHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"featureKey"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"entitlementId"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"windowSize"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WindowSize"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"windowTimeZone"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"TimeZone"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entitlementHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}},{"kind":"Argument","name":{"kind":"Name","value":"featureKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"featureKey"}}},{"kind":"Argument","name":{"kind":"Name","value":"entitlementId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"entitlementId"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}},{"kind":"Argument","name":{"kind":"Name","value":"windowSize"},"value":{"kind":"Variable","name":{"kind":"Name","value":"windowSize"}}},{"kind":"Argument","name":{"kind":"Name","value":"windowTimeZone"},"value":{"kind":"Variable","name":{"kind":"Name","value":"windowTimeZone"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entitlement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"HistoryFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HistoryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EntitlementHistory"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"windows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"balanceAtStart"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"overageAtStart"}},{"kind":"Field","name":{"kind":"Name","value":"overage"}},{"kind":"Field","name":{"kind":"Name","value":"balanceAtStart"}},{"kind":"Field","name":{"kind":"Name","value":"balanceAtEnd"}},{"kind":"Field","name":{"kind":"Name","value":"grantUsages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityChange"}},{"kind":"Field","name":{"kind":"Name","value":"recurrences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reset"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rollover"}}]}}]}}]} as unknown as DocumentNode<EntitlementHistoryQuery, EntitlementHistoryQueryVariables>;
export const SubjectEntitlementHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SubjectEntitlementHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subject"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"entitlementId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"windowSize"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WindowSize"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entitlementHistory"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"subject"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subject"}}},{"kind":"Argument","name":{"kind":"Name","value":"entitlementId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"entitlementId"}}},{"kind":"Argument","name":{"kind":"Name","value":"windowSize"},"value":{"kind":"Variable","name":{"kind":"Name","value":"windowSize"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"HistoryFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"HistoryFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"EntitlementHistory"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"windows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"balanceAtStart"}}]}},{"kind":"Field","name":{"kind":"Name","value":"segments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"overageAtStart"}},{"kind":"Field","name":{"kind":"Name","value":"overage"}},{"kind":"Field","name":{"kind":"Name","value":"balanceAtStart"}},{"kind":"Field","name":{"kind":"Name","value":"balanceAtEnd"}},{"kind":"Field","name":{"kind":"Name","value":"grantUsages"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"endedBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activityChange"}},{"kind":"Field","name":{"kind":"Name","value":"recurrences"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"reset"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rollover"}}]}}]}}]} as unknown as DocumentNode<SubjectEntitlementHistoryQuery, SubjectEntitlementHistoryQueryVariables>;
export const ExplainEntitlementValueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ExplainEntitlementValue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"featureKey"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"at"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entitlementValue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}},{"kind":"Argument","name":{"kind":"Name","value":"featureKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"featureKey"}}},{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"at"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"overage"}},{"kind":"Field","name":{"kind":"Name","value":"explain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"carriedOverage"}},{"kind":"Field","name":{"kind":"Name","value":"grants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"grant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"priority"}},{"kind":"Field","name":{"kind":"Name","value":"effectiveAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"carriedIn"}},{"kind":"Field","name":{"kind":"Name","value":"added"}},{"kind":"Field","name":{"kind":"Name","value":"burnt"}},{"kind":"Field","name":{"kind":"Name","value":"lost"}},{"kind":"Field","name":{"kind":"Name","value":"losses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"balance"}}]}},{"kind":"Field","name":{"kind":"Name","value":"steps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"balanceAtStart"}},{"kind":"Field","name":{"kind":"Name","value":"balanceAtEnd"}},{"kind":"Field","name":{"kind":"Name","value":"overage"}}]}},{"kind":"Field","name":{"kind":"Name","value":"usageQuery"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"filterGroupBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}},{"kind":"Field","name":{"kind":"Name","value":"where"}}]}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ExplainEntitlementValueQuery, ExplainEntitlementValueQueryVariables>;
export const MeterUsageChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"MeterUsageChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"meter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MeterBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"LiveMeterUsageInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meterUsageChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"meter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"meter"}}},{"kind":"Argument","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}},{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]} as unknown as DocumentNode<MeterUsageChangedSubscription, MeterUsageChangedSubscriptionVariables>;
export const EntitlementValueChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"EntitlementValueChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"featureKey"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"entitlementValueChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}},{"kind":"Argument","name":{"kind":"Name","value":"featureKey"},"value":{"kind":"Variable","name":{"kind":"Name","value":"featureKey"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasAccess"}},{"kind":"Field","name":{"kind":"Name","value":"balance"}},{"kind":"Field","name":{"kind":"Name","value":"usage"}},{"kind":"Field","name":{"kind":"Name","value":"overage"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]} as unknown as DocumentNode<EntitlementValueChangedSubscription, EntitlementValueChangedSubscriptionVariables>;
export const InvoiceChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"InvoiceChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoiceChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]} as unknown as DocumentNode<InvoiceChangedSubscription, InvoiceChangedSubscriptionVariables>;
export const SubscriptionChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"SubscriptionChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscriptionChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}},{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}}]} as unknown as DocumentNode<SubscriptionChangedSubscription, SubscriptionChangedSubscriptionVariables>;
export const UpcomingInvoiceChangedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"UpcomingInvoiceChanged"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"customer"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"currency"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"CurrencyCode"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upcomingInvoiceChanged"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"customer"},"value":{"kind":"Variable","name":{"kind":"Name","value":"customer"}}},{"kind":"Argument","name":{"kind":"Name","value":"currency"},"value":{"kind":"Variable","name":{"kind":"Name","value":"currency"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"invoicedAt"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}}]} as unknown as DocumentNode<UpcomingInvoiceChangedSubscription, UpcomingInvoiceChangedSubscriptionVariables>;
export const VoidUsageEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"VoidUsageEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"VoidUsageEventInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"voidUsageEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UsageEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"voidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"correction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"by"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"prefix"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<VoidUsageEventMutation, VoidUsageEventMutationVariables>;
export const CorrectUsageEventDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CorrectUsageEvent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CorrectUsageEventInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"correctUsageEvent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UsageEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"data"}},{"kind":"Field","name":{"kind":"Name","value":"corrects"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"original"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"voidedAt"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CorrectUsageEventMutation, CorrectUsageEventMutationVariables>;
export const CorrectedUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CorrectedUsage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UsageEventFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"late"}},{"kind":"Field","name":{"kind":"Name","value":"voidedAt"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"customerAtIngest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"issuesAtIngest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"correction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"replacement"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"data"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"corrects"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"original"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"data"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<CorrectedUsageQuery, CorrectedUsageQueryVariables>;
export const CreateMeterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateMeter"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateMeterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createMeter"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Meter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"aggregation"}},{"kind":"Field","name":{"kind":"Name","value":"eventType"}},{"kind":"Field","name":{"kind":"Name","value":"valueProperty"}},{"kind":"Field","name":{"kind":"Name","value":"groupBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateMeterMutation, CreateMeterMutationVariables>;
export const EventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Events"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"UsageEventFilter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"events"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"data"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ingestedAt"}},{"kind":"Field","name":{"kind":"Name","value":"storedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<EventsQuery, EventsQueryVariables>;
export const IngestEventsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"IngestEvents"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"IngestEventsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ingestEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"IngestEventsPayload"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accepted"}},{"kind":"Field","name":{"kind":"Name","value":"duplicates"}},{"kind":"Field","name":{"kind":"Name","value":"results"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<IngestEventsMutation, IngestEventsMutationVariables>;
export const UpdateMeterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateMeter"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MeterBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateMeterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateMeter"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Meter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"groupBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UpdateMeterMutation, UpdateMeterMutationVariables>;
export const DeleteMeterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteMeter"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MeterBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteMeter"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Meter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteMeterMutation, DeleteMeterMutationVariables>;
export const MetersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Meters"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MeterOrder"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meters"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}},{"kind":"Argument","name":{"kind":"Name","value":"includeDeleted"},"value":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"aggregation"}},{"kind":"Field","name":{"kind":"Name","value":"eventType"}},{"kind":"Field","name":{"kind":"Name","value":"eventFrom"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<MetersQuery, MetersQueryVariables>;
export const MeterUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MeterUsage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"meter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MeterBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MeterUsageInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meterUsage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"meter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"meter"}}},{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meter"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"windowSize"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"windowStart"}},{"kind":"Field","name":{"kind":"Name","value":"windowEnd"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"groupBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<MeterUsageQuery, MeterUsageQueryVariables>;
export const MeterDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Meter"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MeterBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meter"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"aggregation"}},{"kind":"Field","name":{"kind":"Name","value":"eventType"}},{"kind":"Field","name":{"kind":"Name","value":"valueProperty"}},{"kind":"Field","name":{"kind":"Name","value":"groupBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}},{"kind":"Field","name":{"kind":"Name","value":"eventFrom"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}}]} as unknown as DocumentNode<MeterQuery, MeterQueryVariables>;
export const MeterSubjectsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MeterSubjects"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"meter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MeterBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meterSubjects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"meter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"meter"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}]}]}}]} as unknown as DocumentNode<MeterSubjectsQuery, MeterSubjectsQueryVariables>;
export const MeterGroupByValuesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MeterGroupByValues"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"meter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MeterBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"from"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"to"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meterGroupByValues"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"meter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"meter"}}},{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}},{"kind":"Argument","name":{"kind":"Name","value":"from"},"value":{"kind":"Variable","name":{"kind":"Name","value":"from"}}},{"kind":"Argument","name":{"kind":"Name","value":"to"},"value":{"kind":"Variable","name":{"kind":"Name","value":"to"}}}]}]}}]} as unknown as DocumentNode<MeterGroupByValuesQuery, MeterGroupByValuesQueryVariables>;
export const CreateMetricDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateMetric"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateMeterInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createMeter"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Meter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"aggregation"}},{"kind":"Field","name":{"kind":"Name","value":"valueProperty"}},{"kind":"Field","name":{"kind":"Name","value":"expression"}},{"kind":"Field","name":{"kind":"Name","value":"recurring"}},{"kind":"Field","name":{"kind":"Name","value":"weightedInterval"}},{"kind":"Field","name":{"kind":"Name","value":"rounding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"function"}},{"kind":"Field","name":{"kind":"Name","value":"precision"}}]}},{"kind":"Field","name":{"kind":"Name","value":"filters"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"values"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateMetricMutation, CreateMetricMutationVariables>;
export const EvaluateMeterExpressionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"EvaluateMeterExpression"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"EvaluateMeterExpressionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"evaluateMeterExpression"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<EvaluateMeterExpressionQuery, EvaluateMeterExpressionQueryVariables>;
export const PortalMeterUsageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PortalMeterUsage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"meter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Key"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MeterUsageInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"portalMeterUsage"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"meter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"meter"}}},{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"windowSize"}},{"kind":"Field","name":{"kind":"Name","value":"csvUrl"}},{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"windowStart"}},{"kind":"Field","name":{"kind":"Name","value":"windowEnd"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"groupBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PortalMeterUsageQuery, PortalMeterUsageQueryVariables>;
export const DebugMetricsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DebugMetrics"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"debugMetrics"}}]}}]} as unknown as DocumentNode<DebugMetricsQuery, DebugMetricsQueryVariables>;
export const MeterBackfillDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MeterBackfill"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"meter"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MeterBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"meter"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"meter"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"backfill"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"success"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}}]}}]}}]}}]} as unknown as DocumentNode<MeterBackfillQuery, MeterBackfillQueryVariables>;
export const ProgressDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Progress"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"progress"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"success"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}}]}}]}}]} as unknown as DocumentNode<ProgressQuery, ProgressQueryVariables>;
export const ProgressUpdatedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ProgressUpdated"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"progressUpdated"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"success"}},{"kind":"Field","name":{"kind":"Name","value":"failed"}},{"kind":"Field","name":{"kind":"Name","value":"updatedAt"}},{"kind":"Field","name":{"kind":"Name","value":"finishedAt"}}]}}]}}]} as unknown as DocumentNode<ProgressUpdatedSubscription, ProgressUpdatedSubscriptionVariables>;
export const UpsertSubjectsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpsertSubjects"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpsertSubjectsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upsertSubjects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UpsertedSubjects"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subjects"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<UpsertSubjectsMutation, UpsertSubjectsMutationVariables>;
export const SubjectsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Subjects"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subjects"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<SubjectsQuery, SubjectsQueryVariables>;
export const SubjectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Subject"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubjectBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subject"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"displayName"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]}}]} as unknown as DocumentNode<SubjectQuery, SubjectQueryVariables>;
export const DeleteSubjectDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteSubject"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubjectBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteSubject"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subject"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DeleteSubjectMutation, DeleteSubjectMutationVariables>;
export const CreateDunningCampaignDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateDunningCampaign"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateDunningCampaignInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createDunningCampaign"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DunningCampaignParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DunningCampaignParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DunningCampaign"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"thresholds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"daysBetweenAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"maxAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"whenExhausted"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"billingProfiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<CreateDunningCampaignMutation, CreateDunningCampaignMutationVariables>;
export const UpdateDunningCampaignDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateDunningCampaign"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DunningCampaignBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateDunningCampaignInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateDunningCampaign"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DunningCampaignParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DunningCampaignParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DunningCampaign"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"thresholds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"daysBetweenAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"maxAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"whenExhausted"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"billingProfiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<UpdateDunningCampaignMutation, UpdateDunningCampaignMutationVariables>;
export const DeleteDunningCampaignDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteDunningCampaign"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DunningCampaignBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteDunningCampaign"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DunningCampaignParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DunningCampaignParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DunningCampaign"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"thresholds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"daysBetweenAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"maxAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"whenExhausted"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"billingProfiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<DeleteDunningCampaignMutation, DeleteDunningCampaignMutationVariables>;
export const AssignDunningCampaignDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"AssignDunningCampaign"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"AssignDunningCampaignInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"assignDunningCampaign"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CustomerDunningParts"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerDunningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"dunning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isExcluded"}},{"kind":"Field","name":{"kind":"Name","value":"campaign"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"lastAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"exhaustedAt"}}]}}]}}]} as unknown as DocumentNode<AssignDunningCampaignMutation, AssignDunningCampaignMutationVariables>;
export const CustomerDunningDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CustomerDunning"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CustomerBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customer"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"CustomerDunningParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"CustomerDunningParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Customer"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"dunning"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isExcluded"}},{"kind":"Field","name":{"kind":"Name","value":"campaign"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"lastAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"nextAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"exhaustedAt"}}]}}]}}]} as unknown as DocumentNode<CustomerDunningQuery, CustomerDunningQueryVariables>;
export const DunningCampaignDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DunningCampaign"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"DunningCampaignBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dunningCampaign"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"DunningCampaignParts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"DunningCampaignParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"DunningCampaign"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"thresholds"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"daysBetweenAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"maxAttempts"}},{"kind":"Field","name":{"kind":"Name","value":"whenExhausted"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}},{"kind":"Field","name":{"kind":"Name","value":"billingProfiles"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}}]} as unknown as DocumentNode<DunningCampaignQuery, DunningCampaignQueryVariables>;
export const DunningCampaignsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"DunningCampaigns"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"dunningCampaigns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"includeDeleted"},"value":{"kind":"Variable","name":{"kind":"Name","value":"includeDeleted"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"isDefault"}}]}}]}}]}}]} as unknown as DocumentNode<DunningCampaignsQuery, DunningCampaignsQueryVariables>;
export const InvoicePaymentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"InvoicePayment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invoice"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}},{"kind":"Field","name":{"kind":"Name","value":"paidAmount"}},{"kind":"Field","name":{"kind":"Name","value":"amountOutstanding"}},{"kind":"Field","name":{"kind":"Name","value":"nextPaymentAttemptAt"}},{"kind":"Field","name":{"kind":"Name","value":"overdueSince"}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"failureCode"}},{"kind":"Field","name":{"kind":"Name","value":"action"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<InvoicePaymentQuery, InvoicePaymentQueryVariables>;
export const PaymentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Payment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"payment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentParts"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"paymentRequest"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"failureCode"}},{"kind":"Field","name":{"kind":"Name","value":"action"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<PaymentQuery, PaymentQueryVariables>;
export const PaymentsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Payments"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"payments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"failureCode"}},{"kind":"Field","name":{"kind":"Name","value":"action"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<PaymentsQuery, PaymentsQueryVariables>;
export const RecordPaymentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RecordPayment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RecordPaymentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"recordPayment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"failureCode"}},{"kind":"Field","name":{"kind":"Name","value":"action"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<RecordPaymentMutation, RecordPaymentMutationVariables>;
export const RetryInvoicePaymentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RetryInvoicePayment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvoiceBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"retryInvoicePayment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Invoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RetryInvoicePaymentMutation, RetryInvoicePaymentMutationVariables>;
export const SettleSandboxPaymentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettleSandboxPayment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentStatus"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settleSandboxPayment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Payment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"source"}},{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"reference"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"failureCode"}},{"kind":"Field","name":{"kind":"Name","value":"action"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"url"}},{"kind":"Field","name":{"kind":"Name","value":"instructions"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}}]}}]} as unknown as DocumentNode<SettleSandboxPaymentMutation, SettleSandboxPaymentMutationVariables>;
export const SettleSandboxRefundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SettleSandboxRefund"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreditNoteBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"status"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreditNoteRefundStatus"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"settleSandboxRefund"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"status"},"value":{"kind":"Variable","name":{"kind":"Name","value":"status"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CreditNote"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"refundStatus"}},{"kind":"Field","name":{"kind":"Name","value":"refundFailure"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"Field","name":{"kind":"Name","value":"refundAttempts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"attempt"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"failureCode"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SettleSandboxRefundMutation, SettleSandboxRefundMutationVariables>;
export const CreatePaymentRequestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreatePaymentRequest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreatePaymentRequestInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createPaymentRequest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentRequestParts"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentRequestParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"collectionMethod"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dunningCampaign"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<CreatePaymentRequestMutation, CreatePaymentRequestMutationVariables>;
export const PaymentRequestDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaymentRequest"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentRequest"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentRequestParts"}},{"kind":"Field","name":{"kind":"Name","value":"payments"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentRequestParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"collectionMethod"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dunningCampaign"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<PaymentRequestQuery, PaymentRequestQueryVariables>;
export const PaymentRequestsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PaymentRequests"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentRequestFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"paymentRequests"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PaymentRequestParts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PaymentRequestParts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PaymentRequest"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"email"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"collectionMethod"}},{"kind":"Field","name":{"kind":"Name","value":"attempts"}},{"kind":"Field","name":{"kind":"Name","value":"failure"}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"dunningCampaign"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}}]}}]} as unknown as DocumentNode<PaymentRequestsQuery, PaymentRequestsQueryVariables>;
export const CreatePortalTokenDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreatePortalToken"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreatePortalTokenInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createPortalToken"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PortalToken"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expired"}},{"kind":"Field","name":{"kind":"Name","value":"allowedMeterKeys"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreatePortalTokenMutation, CreatePortalTokenMutationVariables>;
export const PortalTokensDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PortalTokens"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"portalTokens"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"token"}},{"kind":"Field","name":{"kind":"Name","value":"subject"}},{"kind":"Field","name":{"kind":"Name","value":"customer"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"expiresAt"}},{"kind":"Field","name":{"kind":"Name","value":"expired"}},{"kind":"Field","name":{"kind":"Name","value":"allowedMeterKeys"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<PortalTokensQuery, PortalTokensQueryVariables>;
export const InvalidatePortalTokensDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"InvalidatePortalTokens"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidatePortalTokensInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"invalidatePortalTokens"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidatedPortalTokens"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<InvalidatePortalTokensMutation, InvalidatePortalTokensMutationVariables>;
export const SubscriptionAtDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SubscriptionAt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"at"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"at"}}}]},{"kind":"Field","name":{"kind":"Name","value":"currentPeriod"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"at"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"at"},"value":{"kind":"Variable","name":{"kind":"Name","value":"at"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}}]}}]}}]} as unknown as DocumentNode<SubscriptionAtQuery, SubscriptionAtQueryVariables>;
export const SubscriptionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Subscriptions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionOrder"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscriptions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}},{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"orderBy"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderBy"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionState"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"billingAnchor"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pendingChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"phaseKey"}},{"kind":"Field","name":{"kind":"Name","value":"itemKey"}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordedPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<SubscriptionsQuery, SubscriptionsQueryVariables>;
export const EditSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"EditSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"edits"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionEditInput"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"timing"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionTimingPreset"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"editSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"edits"},"value":{"kind":"Variable","name":{"kind":"Name","value":"edits"}}},{"kind":"Argument","name":{"kind":"Name","value":"timing"},"value":{"kind":"Variable","name":{"kind":"Name","value":"timing"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionState"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"billingAnchor"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pendingChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"phaseKey"}},{"kind":"Field","name":{"kind":"Name","value":"itemKey"}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordedPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<EditSubscriptionMutation, EditSubscriptionMutationVariables>;
export const ChangeSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ChangeSubscriptionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changeSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChangedSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionState"}}]}},{"kind":"Field","name":{"kind":"Name","value":"next"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionState"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"billingAnchor"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pendingChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"phaseKey"}},{"kind":"Field","name":{"kind":"Name","value":"itemKey"}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordedPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<ChangeSubscriptionMutation, ChangeSubscriptionMutationVariables>;
export const MigrateSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MigrateSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"MigrateSubscriptionInput"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"migrateSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ChangedSubscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"current"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionState"}}]}},{"kind":"Field","name":{"kind":"Name","value":"next"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionState"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"billingAnchor"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pendingChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"phaseKey"}},{"kind":"Field","name":{"kind":"Name","value":"itemKey"}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordedPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<MigrateSubscriptionMutation, MigrateSubscriptionMutationVariables>;
export const CancelSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"timing"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionTiming"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cancelSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"timing"},"value":{"kind":"Variable","name":{"kind":"Name","value":"timing"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionState"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"billingAnchor"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pendingChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"phaseKey"}},{"kind":"Field","name":{"kind":"Name","value":"itemKey"}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordedPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<CancelSubscriptionMutation, CancelSubscriptionMutationVariables>;
export const UnscheduleCancellationDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UnscheduleCancellation"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"unscheduleCancellation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionState"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"billingAnchor"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pendingChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"phaseKey"}},{"kind":"Field","name":{"kind":"Name","value":"itemKey"}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordedPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<UnscheduleCancellationMutation, UnscheduleCancellationMutationVariables>;
export const RestoreSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RestoreSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"restoreSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionState"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"billingAnchor"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pendingChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"phaseKey"}},{"kind":"Field","name":{"kind":"Name","value":"itemKey"}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordedPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<RestoreSubscriptionMutation, RestoreSubscriptionMutationVariables>;
export const DeleteSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DeleteSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deleteSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionState"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"deletedAt"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"billingAnchor"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pendingChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"phaseKey"}},{"kind":"Field","name":{"kind":"Name","value":"itemKey"}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordedPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<DeleteSubscriptionMutation, DeleteSubscriptionMutationVariables>;
export const PauseSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PauseSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"timing"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionTimingPreset"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"resumesAt"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"DateTime"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"pauseSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"timing"},"value":{"kind":"Variable","name":{"kind":"Name","value":"timing"}}},{"kind":"Argument","name":{"kind":"Name","value":"resumesAt"},"value":{"kind":"Variable","name":{"kind":"Name","value":"resumesAt"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionState"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"billingAnchor"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pendingChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"phaseKey"}},{"kind":"Field","name":{"kind":"Name","value":"itemKey"}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordedPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<PauseSubscriptionMutation, PauseSubscriptionMutationVariables>;
export const ResumeSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResumeSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resumeSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionState"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"billingAnchor"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pendingChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"phaseKey"}},{"kind":"Field","name":{"kind":"Name","value":"itemKey"}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordedPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<ResumeSubscriptionMutation, ResumeSubscriptionMutationVariables>;
export const UpdateSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateSubscriptionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SubscriptionState"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SubscriptionState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"standing"}},{"kind":"Field","name":{"kind":"Name","value":"isPaused"}},{"kind":"Field","name":{"kind":"Name","value":"managedBy"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"billingAnchor"}},{"kind":"Field","name":{"kind":"Name","value":"plan"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"phases"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pauses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pendingChanges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"phaseKey"}},{"kind":"Field","name":{"kind":"Name","value":"itemKey"}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"previous"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"supersededBy"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"recordedPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}}]}}]} as unknown as DocumentNode<UpdateSubscriptionMutation, UpdateSubscriptionMutationVariables>;
export const DecidePlanChangesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DecidePlanChanges"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateOrganizationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateOrganization"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"upgrades"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timing"}},{"kind":"Field","name":{"kind":"Name","value":"proration"}}]}},{"kind":"Field","name":{"kind":"Name","value":"downgrades"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timing"}},{"kind":"Field","name":{"kind":"Name","value":"proration"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DecidePlanChangesMutation, DecidePlanChangesMutationVariables>;
export const PreviewSubscriptionChangeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PreviewSubscriptionChange"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"change"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionChangeInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"periods"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"previewSubscriptionChange"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}},{"kind":"Argument","name":{"kind":"Name","value":"change"},"value":{"kind":"Variable","name":{"kind":"Name","value":"change"}}},{"kind":"Argument","name":{"kind":"Name","value":"periods"},"value":{"kind":"Variable","name":{"kind":"Name","value":"periods"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"now"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PreviewedInvoiceFigures"}}]}},{"kind":"Field","name":{"kind":"Name","value":"nextInvoice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"periods"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"invoices"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PreviewedInvoiceFigures"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PreviewedInvoiceFigures"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PreviewedInvoice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"dueAt"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"detailedLines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"explain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rule"}},{"kind":"Field","name":{"kind":"Name","value":"product"}},{"kind":"Field","name":{"kind":"Name","value":"rounding"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totals"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"creditNotesTotal"}},{"kind":"Field","name":{"kind":"Name","value":"walletsTotal"}},{"kind":"Field","name":{"kind":"Name","value":"amountDue"}}]}}]} as unknown as DocumentNode<PreviewSubscriptionChangeQuery, PreviewSubscriptionChangeQueryVariables>;
export const SubscribeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Subscribe"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSubscriptionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSubscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Subscription"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"currency"}},{"kind":"Field","name":{"kind":"Name","value":"billingAnchor"}},{"kind":"Field","name":{"kind":"Name","value":"billingTime"}},{"kind":"Field","name":{"kind":"Name","value":"timeZone"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"currentPeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"to"}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"phaseKey"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}}]} as unknown as DocumentNode<SubscribeMutation, SubscribeMutationVariables>;
export const SubscriptionAddonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SubscriptionAddon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"by"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionAddonBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscriptionAddon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"by"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnedAddon"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnedAddon"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionAddon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"addon"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"instanceType"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAt"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rateCards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rateCard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"affectedSubscriptionItemIds"}}]}}]}}]} as unknown as DocumentNode<SubscriptionAddonQuery, SubscriptionAddonQueryVariables>;
export const SubscriptionAddonsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SubscriptionAddons"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subscription"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionBy"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subscriptionAddons"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"subscription"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subscription"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnedAddon"}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subscription"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"by"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subscription"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"addons"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"items"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FlatPrice"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnedAddon"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionAddon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"addon"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"instanceType"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAt"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rateCards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rateCard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"affectedSubscriptionItemIds"}}]}}]}}]} as unknown as DocumentNode<SubscriptionAddonsQuery, SubscriptionAddonsQueryVariables>;
export const CreateSubscriptionAddonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateSubscriptionAddon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateSubscriptionAddonInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createSubscriptionAddon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnedAddon"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnedAddon"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionAddon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"addon"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"instanceType"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAt"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rateCards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rateCard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"affectedSubscriptionItemIds"}}]}}]}}]} as unknown as DocumentNode<CreateSubscriptionAddonMutation, CreateSubscriptionAddonMutationVariables>;
export const UpdateSubscriptionAddonDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"UpdateSubscriptionAddon"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"UpdateSubscriptionAddonInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"updateSubscriptionAddon"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OwnedAddon"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Error"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ConflictError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"conflictingId"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ValidationError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"issues"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OwnedAddon"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SubscriptionAddon"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"metadata"}},{"kind":"Field","name":{"kind":"Name","value":"addon"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"version"}},{"kind":"Field","name":{"kind":"Name","value":"instanceType"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"quantityAt"}},{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"timeline"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"activeFrom"}},{"kind":"Field","name":{"kind":"Name","value":"activeTo"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}},{"kind":"Field","name":{"kind":"Name","value":"rateCards"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rateCard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}}]}},{"kind":"Field","name":{"kind":"Name","value":"affectedSubscriptionItemIds"}}]}}]}}]} as unknown as DocumentNode<UpdateSubscriptionAddonMutation, UpdateSubscriptionAddonMutationVariables>;