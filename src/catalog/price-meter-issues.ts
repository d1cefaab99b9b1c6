import { issue } from '../kit/errors.ts';
import type { Issue } from '../kit/errors.ts';
import { eventNeed } from './event-need.ts';
import type { Path } from './price-number-issues.ts';
import type { RateCardPrice } from './price.ts';

/** Lago's name for it. */
const CODE = 'INVALID_AGGREGATION_TYPE_OR_CHARGE_MODEL';

/**
 * Why a price cannot charge what a meter of this aggregation counts; none when it can. `path` leads to the price. Lago's rules: no percentage of
 * the latest value, and amounts of events only of a sum; what looks at single events needs a meter that adds them up.
 */
export function priceMeterIssues(price: RateCardPrice, aggregation: string, path: Path): Issue[] {
  const refused = (what: string, remedy: string): Issue[] => [issue(CODE, `${path.join('.')} ${what}, and the meter takes the ${aggregation}: ${remedy}`, ...path)];
  const need = eventNeed(price);
  if (need === 'AMOUNTS' && aggregation !== 'SUM') return refused('charges the amounts of events', 'use a meter of SUM');
  if (need === 'VALUES' && aggregation !== 'SUM' && aggregation !== 'COUNT') {
    return refused('looks at single events', 'use a meter of SUM or COUNT, or a percentage with neither fixed amount, allowances nor limits');
  }
  const isShare = price.type === 'PERCENTAGE' || price.type === 'GRADUATED_PERCENTAGE';
  return isShare && aggregation === 'LATEST' ? refused('is a percentage', 'use a meter of another aggregation') : [];
}
