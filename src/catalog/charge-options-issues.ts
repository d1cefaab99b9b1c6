import type { Decimal } from '../kit/decimal.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { ALL_FILTER_VALUES, filterValuesIssues } from '../metering/index.ts';
import type { FilterValues, MetricFilter } from '../metering/index.ts';
import type { ChargeFilter, ChargeOptions } from './charge-options.ts';
import { nameIssues } from './name-issues.ts';
import type { RateCardPrice } from './price.ts';
import { priceIssues } from './price-issues.ts';
import { priceMeterIssues } from './price-meter-issues.ts';
import { critical, warning } from './severity.ts';
import type { CatalogIssue, FeatureFact, Path } from './severity.ts';

const MOST_FILTERS = 100;
const MOST_GROUP_KEYS = 5;
/** The ways of counting in which one event adds a quantity of its own. */
const ADDABLE: ReadonlySet<string> = new Set(['SUM', 'COUNT', 'UNIQUE_COUNT']);
/** The ways of counting whose level can be counted by days. */
const BY_DAYS: ReadonlySet<string> = new Set(['SUM', 'UNIQUE_COUNT']);

/** What the rules look at beside the options themselves. */
export interface ChargeOfOptions {
  readonly price: RateCardPrice | null;
  /** What the rate card sells; null where it names no live feature, which is told by itself. */
  readonly feature: FeatureFact | null;
  /** Units that it gives for free; left out or null: none. */
  readonly freeUnits?: Decimal | null;
}

/**
 * Everything that is wrong with the charge options of a rate card; `path` leads to the rate card, whose fields they are. Lago's rules, told
 * all at once: critical where an amount or a filter cannot be kept, else a warning that the draft keeps.
 */
export function chargeOptionsIssues(options: ChargeOptions, of: ChargeOfOptions, path: Path): CatalogIssue[] {
  const { price } = of;
  if (price === null || price.type === 'FLAT') return usageOnlyIssues(options, price, path);
  const prices = [price, ...options.filters.map((filter) => filter.price)];
  return [
    ...filtersIssues(options.filters, of, [...path, 'filters']),
    ...groupIssues(options, prices, of, [...path, 'groupBy']),
    ...inAdvanceIssues(options, prices, of.feature, path),
    ...regroupIssues(options, [...path, 'regroupPaidFees']),
    ...proratedIssues(options, prices, of.feature, [...path, 'prorated']).map(warning),
    ...minimumIssues(options, price, [...path, 'minimumAmount']),
    ...roundingIssues(options, [...path, 'minimumRounding']),
  ];
}

function usageOnlyIssues({ filters, groupBy, prorated, payInAdvance, invoiceable, regroupPaidFees, minimumAmount, minimumRounding }: ChargeOptions, price: RateCardPrice | null, path: Path): CatalogIssue[] {
  const given: readonly (readonly [string, boolean])[] = [
    ['filters', filters.length > 0],
    ['groupBy', groupBy.length > 0],
    ['prorated', prorated],
    ['payInAdvance', payInAdvance],
    ['invoiceable', !invoiceable],
    ['regroupPaidFees', regroupPaidFees !== null],
    ['minimumAmount', minimumAmount !== null],
    ['minimumRounding', minimumRounding !== 'TRUNCATE'],
  ];
  const kind = price === null ? 'has no price' : 'has a flat price';
  return given
    .filter(([, isGiven]) => isGiven)
    .map(([field]) => warning(issue('CHARGE_OPTION_WITHOUT_USAGE', `${[...path, field].join('.')} is about usage, and the rate card ${kind}: give a price for usage, or leave it out`, ...path, field)));
}

function filtersIssues(filters: readonly ChargeFilter[], { feature }: ChargeOfOptions, path: Path): CatalogIssue[] {
  if (filters.length > MOST_FILTERS) return [critical(issue('FILTERS_TOO_MANY', `${path.join('.')} has ${filters.length} entries: give at most ${MOST_FILTERS}`, ...path))];
  const issues: CatalogIssue[] = [];
  const seen = new Set<string>();
  for (const [at, { values, price, invoiceDisplayName }] of filters.entries()) {
    const here: Path = [...path, at];
    if (price.type === 'FLAT') issues.push(critical(issue('FILTER_PRICE_FLAT', `${here.join('.')}.price is flat, and a filter prices usage: give a price for usage`, ...here, 'price')));
    else issues.push(...priceIssues(price, [...here, 'price']).map(critical), ...(feature?.aggregation == null ? [] : priceMeterIssues(price, feature.aggregation, [...here, 'price']).map(warning)));
    if (invoiceDisplayName !== null) issues.push(...nameIssues(invoiceDisplayName, [...here, 'invoiceDisplayName']).map(critical));
    if (feature?.meter != null) issues.push(...valuesIssues(feature.meter, values, [...here, 'values']).map(critical));
    const same = combination(values);
    if (seen.has(same)) issues.push(critical(issue('FILTER_DUPLICATE', `${here.join('.')}.values are those of an earlier filter, which takes all of their events: leave one out`, ...here, 'values')));
    seen.add(same);
  }
  return issues;
}

/** Prices whose amount grows with each unit alike, so that groups come to what their sum does but for rounding. */
const BY_GROUPS: ReadonlySet<string> = new Set(['UNIT', 'DYNAMIC', 'EVENT_AMOUNT']);

function groupIssues({ groupBy, payInAdvance }: ChargeOptions, prices: readonly RateCardPrice[], { feature, freeUnits }: ChargeOfOptions, path: Path): CatalogIssue[] {
  if (groupBy.length === 0) return [];
  const at = path.join('.');
  const issues: CatalogIssue[] = [];
  if (groupBy.length > MOST_GROUP_KEYS) issues.push(critical(issue('GROUP_BY_TOO_MANY', `${at} has ${groupBy.length} entries: give at most ${MOST_GROUP_KEYS}`, ...path)));
  for (const [position, key] of groupBy.entries()) {
    if (groupBy.indexOf(key) < position) issues.push(critical(issue('GROUP_BY_DUPLICATE', `${at}.${position} names "${key}" again: leave it out`, ...path, position)));
    if (feature?.meter == null || feature.meter.dimensions.includes(key)) continue;
    const known = feature.meter.dimensions.length === 0 ? 'which has none: add it to the meter first' : `whose dimensions are ${feature.meter.dimensions.map((name) => `"${name}"`).join(', ')}: give one of these`;
    issues.push(critical(issue('GROUP_BY_UNKNOWN', `${at}.${position} "${key}" is no dimension of the meter, ${known}`, ...path, position)));
  }
  const other = prices.find(({ type }) => !BY_GROUPS.has(type));
  if (other !== undefined) issues.push(warning(issue('GROUP_BY_NOT_COMPATIBLE', `${at} works for unit, dynamic and event amount prices, and a price is ${other.type}: leave it out, or give such a price`, ...path)));
  if (freeUnits != null) issues.push(warning(issue('GROUP_BY_WITH_FREE_UNITS', `${at} prices each group by itself, and nobody can say of which a usage discount takes its units off: leave one out`, ...path)));
  if (payInAdvance) issues.push(warning(issue('GROUP_BY_WITH_PAY_IN_ADVANCE', `${at} adds up what a period used, and the charge is paid event by event: leave one out`, ...path)));
  return issues;
}

/** Keys that the meter declares values of take these alone; of its other dimensions any values can be named, but not all of them. */
function valuesIssues(meter: NonNullable<FeatureFact['meter']>, values: FilterValues, path: Path): Issue[] {
  const open = meter.dimensions.filter((key) => !meter.filters.some((filter) => filter.key === key));
  const named: MetricFilter[] = open.map((key) => ({ key, values: values.flatMap((filter) => (filter.key === key ? filter.values : [])) }));
  const issues = filterValuesIssues([...meter.filters, ...named], values, path).map(ofDimension);
  for (const [at, filter] of values.entries()) {
    if (open.includes(filter.key) && filter.values.includes(ALL_FILTER_VALUES)) {
      issues.push(issue('FILTER_VALUES_NOT_DECLARED', `${[...path, at].join('.')} stands for all values of "${filter.key}", of which the meter declares none: name them`, ...path, at, 'values'));
    }
  }
  return issues;
}

/** Meters speak of a filter's key; the input of a rate card calls it the dimension. */
function ofDimension({ code, message, path }: Issue): Issue {
  const names = path.at(-1) === 'key';
  return { code, message: names ? `${[...path.slice(0, -1), 'dimension'].join('.')}: ${message}` : message, path: names ? [...path.slice(0, -1), 'dimension'] : path };
}

function combination(values: FilterValues): string {
  return JSON.stringify(values.map(({ key, values: of }) => [key, [...new Set(of)].sort()] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function inAdvanceIssues({ payInAdvance, invoiceable }: ChargeOptions, prices: readonly RateCardPrice[], feature: FeatureFact | null, path: Path): CatalogIssue[] {
  const at: Path = [...path, 'payInAdvance'];
  if (!payInAdvance) {
    if (invoiceable) return [];
    return [warning(issue('INVOICEABLE_WITHOUT_PAY_IN_ADVANCE', `${path.join('.')}.invoiceable is false, and only what is paid in advance can stay without an invoice: set payInAdvance, or leave it out`, ...path, 'invoiceable'))];
  }
  const issues: CatalogIssue[] = [];
  if (feature?.aggregation != null && !ADDABLE.has(feature.aggregation)) {
    issues.push(warning(issue('PAY_IN_ADVANCE_NOT_COMPATIBLE', `${at.join('.')}: one event adds nothing to what a meter of ${feature.aggregation} counts: use one of ${[...ADDABLE].join(', ')}`, ...at)));
  }
  if (prices.some(isVolume)) {
    issues.push(warning(issue('PAY_IN_ADVANCE_NOT_COMPATIBLE', `${at.join('.')}: the tier of a volume price is known once the period is over: use another price, or charge in arrears`, ...at)));
  }
  return issues;
}

/** Lago's rule: what is invoiced is paid with its invoice. */
function regroupIssues({ payInAdvance, invoiceable, regroupPaidFees }: ChargeOptions, path: Path): CatalogIssue[] {
  if (regroupPaidFees === null || (payInAdvance && !invoiceable)) return [];
  const remedy = `set ${[...(payInAdvance ? [] : ['payInAdvance to true']), ...(invoiceable ? ['invoiceable to false'] : [])].join(' and ')}, or leave it out`;
  return [warning(issue('ONLY_COMPATIBLE_WITH_PAY_IN_ADVANCE_AND_NON_INVOICEABLE', `${path.join('.')} is ${regroupPaidFees}, and only fees that are paid in advance and not invoiced can be paid on their own: ${remedy}`, ...path))];
}

function proratedIssues({ prorated, payInAdvance }: ChargeOptions, prices: readonly RateCardPrice[], feature: FeatureFact | null, path: Path): Issue[] {
  if (!prorated) return [];
  const issues: Issue[] = [];
  const counts = feature?.aggregation ?? null;
  if (counts !== null && (!BY_DAYS.has(counts) || feature?.meter?.recurring !== true)) {
    issues.push(issue('PRORATED_NOT_COMPATIBLE', `${path.join('.')} counts by days what is carried from period to period: use a recurring meter of ${[...BY_DAYS].join(' or ')}`, ...path));
  }
  const good = payInAdvance ? (price: RateCardPrice) => price.type === 'UNIT' : (price: RateCardPrice) => price.type === 'UNIT' || price.type === 'TIERED';
  const other = prices.find((price) => !good(price));
  if (other !== undefined) {
    const which = payInAdvance ? 'a unit price in advance' : 'a unit or a tiered price';
    issues.push(issue('PRORATED_NOT_COMPATIBLE', `${path.join('.')} works for ${which}, and a price is ${other.type}`, ...path));
  }
  return issues;
}

function minimumIssues({ minimumAmount, payInAdvance }: ChargeOptions, price: RateCardPrice, path: Path): CatalogIssue[] {
  if (minimumAmount === null) return [];
  const issues: CatalogIssue[] = [];
  if (minimumAmount.isNegative()) issues.push(critical(issue('MINIMUM_AMOUNT_NEGATIVE', `${path.join('.')} is ${minimumAmount} and must not be negative`, ...path)));
  if (payInAdvance) issues.push(warning(issue('MINIMUM_AMOUNT_WITH_PAY_IN_ADVANCE', `${path.join('.')} is looked at when the period is over, and the charge is paid in advance: leave one out`, ...path)));
  if (price.type !== 'FLAT' && price.minimumAmount !== null) {
    issues.push(warning(issue('MINIMUM_AMOUNT_TWICE', `${path.join('.')} stands beside the price's own minimumAmount: give one of them`, ...path)));
  }
  return issues;
}

function isVolume(price: RateCardPrice): boolean {
  return price.type === 'TIERED' && price.mode === 'VOLUME';
}

function roundingIssues({ minimumAmount, minimumRounding }: ChargeOptions, path: Path): CatalogIssue[] {
  if (minimumRounding === 'TRUNCATE' || minimumAmount !== null) return [];
  return [warning(issue('MINIMUM_ROUNDING_WITHOUT_MINIMUM', `${path.join('.')} says how what is missing to a minimumAmount is rounded, and there is none: give one, or leave it out`, ...path))];
}
