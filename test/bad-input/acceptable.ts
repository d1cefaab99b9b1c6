const matched = 'any text is compared with the values of a dimension; one that no event has matches none';
const ended = 'tokens are to be gone afterwards: of a customer who does not exist there are none';

/**
 * Input fields of which no value of their type is wrong, with the reason. (Boolean fields need none: both values mean something.)
 */
export const acceptable: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['eq', 'ne', 'in', 'nin', 'like', 'nlike', 'ilike', 'nilike', 'gt', 'gte', 'lt', 'lte'].map((operator) => [`Mutation.createFeature input.filterGroupBy.where.${operator}`, matched])),
  ...Object.fromEntries(['key', 'subjectKey', 'externalId'].map((by) => [`Mutation.invalidatePortalTokens input.customer.${by}`, ended])),
};
