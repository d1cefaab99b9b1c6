import { builder } from '../../graphql/builder.ts';

export const DiscountReasonEnum = builder.enumType('DiscountReason', {
  description: 'Why something was taken off.',
  values: {
    RATECARD_PERCENTAGE: { description: "The rate card's percentage." },
    RATECARD_USAGE: { description: "The rate card's free units." },
    MAXIMUM_SPEND: { description: 'The maximum amount of the price.' },
    COUPON: { description: 'A coupon of the customer.' },
  } as const,
});
