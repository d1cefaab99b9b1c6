import { linkName } from '../../catalog/index.ts';
import type { TaxFacts } from '../../catalog/index.ts';
import { issue } from '../../kit/errors.ts';
import type { Issue } from '../../kit/errors.ts';
import type { OneOffLineInput } from './create-one-off-invoice.ts';

const MOST_TAXES = 20;

/** What the rules look at beside a line. */
export interface OneOffLineFacts {
  /** The add-on in force that it names; null where there is none. */
  readonly addon: { readonly currency: string; readonly isSoldOnce: boolean } | null;
  readonly currency: string | null;
  readonly taxes: TaxFacts;
}

/** Everything that is wrong with a line of a one-off invoice; `path` leads to it. */
export function oneOffLineIssues(line: OneOffLineInput, { addon, currency, taxes }: OneOffLineFacts, path: readonly string[]): Issue[] {
  const at = path.join('.');
  const { addonKey, name, description, units, unitAmount } = line;
  const issues: Issue[] = [];
  if (addonKey !== null && addon === null) {
    issues.push(issue('ADDON_NOT_FOUND', `${at}.addonKey "${addonKey}" is no add-on in force: publish it first, or give name and unitAmount instead`, ...path, 'addonKey'));
  }
  if (addon !== null && !addon.isSoldOnce) {
    issues.push(issue('ADDON_NOT_SOLD_ONCE', `${at}.addonKey "${addonKey}" sells more than one flat price that is charged once: give name and unitAmount instead`, ...path, 'addonKey'));
  }
  if (addon !== null && currency !== null && addon.currency !== currency) {
    issues.push(issue('CURRENCIES_DO_NOT_MATCH', `${at}.addonKey "${addonKey}" is sold in ${addon.currency}, and the invoice is in ${currency}: give name and unitAmount instead`, ...path, 'addonKey'));
  }
  if (addonKey === null && name === null) issues.push(issue('FIELD_REQUIRED', `${at}.name is missing: say what is charged for, or give addonKey`, ...path, 'name'));
  if (addonKey === null && unitAmount === null) issues.push(issue('FIELD_REQUIRED', `${at}.unitAmount is missing: say what a unit costs, or give addonKey`, ...path, 'unitAmount'));
  if (name !== null && (name.length < 1 || name.length > 256)) issues.push(issue('NAME_LENGTH', `${at}.name has ${name.length} characters: give 1 to 256`, ...path, 'name'));
  if (description !== null && description.length > 1_024) {
    issues.push(issue('DESCRIPTION_LENGTH', `${at}.description has ${description.length} characters: give at most 1,024`, ...path, 'description'));
  }
  if (!units.isPositive()) issues.push(issue('UNITS_NOT_POSITIVE', `${at}.units is ${units}: give more than 0`, ...path, 'units'));
  if (unitAmount?.isNegative() === true) issues.push(issue('AMOUNT_NEGATIVE', `${at}.unitAmount is ${unitAmount}: give 0 or more`, ...path, 'unitAmount'));
  return [...issues, ...taxIssues(line, taxes, path)];
}

function taxIssues({ taxes: links }: OneOffLineInput, taxes: TaxFacts, path: readonly string[]): Issue[] {
  if (links === null) return [];
  const at = [...path, 'taxes'];
  if (links.length > MOST_TAXES) return [issue('TAXES_TOO_MANY', `${at.join('.')} has ${links.length} entries: give at most ${MOST_TAXES}`, ...at)];
  const seen = new Set<string | null>();
  return links.flatMap((link, n) => {
    const found = taxes.get(linkName(link));
    const place = [...at, String(n)];
    if (found === undefined) return [issue('TAX_NOT_FOUND', `${place.join('.')} names no live tax: there is none with ${linkName(link)}; create it first`, ...place)];
    if (seen.has(found.id)) return [issue('TAX_DUPLICATED', `${place.join('.')} names tax "${found.key}" a second time: it would be charged twice`, ...place)];
    seen.add(found.id);
    return [];
  });
}

