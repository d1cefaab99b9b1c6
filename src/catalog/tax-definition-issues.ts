import { Decimal } from '../kit/decimal.ts';
import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { descriptionIssues, keyIssues, nameIssues } from './name-issues.ts';
import { taxTextIssues } from './tax-text.ts';
import type { TaxText } from './tax-text.ts';

/** No tax on earth comes near; what is above is a rate in another unit. */
const HIGHEST_RATE = Decimal.of(1_000);

/** What can be said of a tax; what is undefined is not looked at. */
export interface TaxDefinition {
  readonly key?: string | undefined;
  readonly name?: string | undefined;
  readonly description?: string | null | undefined;
  readonly rate?: Decimal | undefined;
  readonly invoiceTexts?: readonly TaxText[] | undefined;
}

/** Everything that is wrong with a tax, with the path from its input. */
export function taxDefinitionIssues({ key, name, description, rate, invoiceTexts }: TaxDefinition): Issue[] {
  return [
    ...(key === undefined ? [] : keyIssues(key, ['key'])),
    ...(name === undefined ? [] : nameIssues(name, ['name'])),
    ...descriptionIssues(description ?? null, ['description']),
    ...(rate !== undefined && (rate.isNegative() || rate.gt(HIGHEST_RATE)) ? [issue('TAX_RATE_RANGE', `rate is ${rate} and must be from 0 to ${HIGHEST_RATE}: it is a percentage`, 'rate')] : []),
    ...taxTextIssues(invoiceTexts ?? [], ['invoiceTexts']),
  ];
}
