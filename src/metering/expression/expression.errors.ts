import { ValidationError, issue } from '../../kit/errors.ts';

/** The text of a custom expression cannot be read; the one issue says where and why. */
export class ExpressionInvalid extends ValidationError {
  override readonly code = 'METER_EXPRESSION_INVALID';
  constructor(message: string) {
    super([issue('METER_EXPRESSION_INVALID', message, 'expression')]);
  }
}
