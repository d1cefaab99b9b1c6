import type { Decimal } from '../../kit/decimal.ts';
import { issue, ValidationError } from '../../kit/errors.ts';

/** The tier of a volume price is known once all usage of its period is, so such a line cannot stand after another one. */
export class SplitVolumePrice extends ValidationError {
  override readonly code: string = 'INVOICE_LINE_GRADUATED_SPLIT_NOT_SUPPORTED';

  constructor(quantityBefore: Decimal) {
    super([
      issue(
        'INVOICE_LINE_GRADUATED_SPLIT_NOT_SUPPORTED',
        `quantityBefore is ${quantityBefore}, and a volume price looks at all usage of its period at once: bill the whole period in one line`,
        'quantityBefore',
      ),
    ]);
  }
}
