import type { Story } from '../support/story.ts';
import { breaks, long } from './rule.ts';
import type { RuleBreak } from './rule.ts';

const twice = (story: Story) => [{ line: story.id('line_one'), amount: '0.01' }, { line: story.id('line_one'), amount: '0.01' }];

/** What credit notes are refused for. */
export const creditNoteBreaks: readonly RuleBreak[] = [
  ...breaks(
    'Mutation.createCreditNote',
    ['input.items', [], 'ITEMS_COUNT'],
    ['input.items', twice, 'DUPLICATED', 'input.items.1.line'],
    ['input.items.0.line', 'nothing', 'INVOICE_LINE_NOT_FOUND'],
    ['input.items.0.amount', '0', 'INVALID_VALUE'],
    ['input.items.0.amount', '0.001', 'AMOUNT_PRECISION'],
    ['input.items.0.amount', '100000', 'HIGHER_THAN_REMAINING_FEE_AMOUNT'],
    ['input.creditAmount', '0.03', 'DOES_NOT_MATCH_ITEM_AMOUNTS'],
    ['input.creditAmount', '-0.01', 'INVALID_VALUE'],
    ['input.creditAmount', '100000', 'HIGHER_THAN_REMAINING_INVOICE_AMOUNT'],
    ['input.refundAmount', '0.001', 'AMOUNT_PRECISION'],
    ['input.refundAmount', '100000', 'HIGHER_THAN_REMAINING_INVOICE_AMOUNT'],
    ['input.description', '', 'TOO_SHORT'],
    ['input.description', long(1_025), 'TOO_LONG'],
  ),
  ...breaks('Query.estimateCreditNote', ['items', [], 'ITEMS_COUNT'], ['items.0.line', 'nothing', 'INVOICE_LINE_NOT_FOUND'], ['items.0.amount', '-1', 'INVALID_VALUE']),
  ...breaks('Mutation.updateCreditNote', ['input.refundStatus', null, 'REQUIRED'], ['input.description', long(1_025), 'TOO_LONG']),
];
