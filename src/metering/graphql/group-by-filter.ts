import { builder } from '../../graphql/builder.ts';
import type { StringFilterInput as StringFilter } from '../string-filter.ts';

export const StringFilterInput = builder.inputRef<StringFilter>('StringFilterInput');

StringFilterInput.implement({
  isOneOf: true,
  description: 'Exactly one operator; and, or combine filters, up to five deep. Texts compare by code point.',
  fields: (t) => ({
    eq: t.string({ description: 'Is this text.' }),
    ne: t.string({ description: 'Is not this text.' }),
    in: t.stringList({ description: 'Is one of these, at most 100.' }),
    nin: t.stringList({ description: 'Is none of these, at most 100.' }),
    like: t.string({ description: 'Matches this pattern as a whole: % is any run, _ one character, a backslash takes the next one literally.' }),
    nlike: t.string({ description: 'Does not match this pattern.' }),
    ilike: t.string({ description: 'Matches this pattern whatever the case.' }),
    nilike: t.string({ description: 'Does not match this pattern whatever the case.' }),
    gt: t.string({ description: 'Comes after this text.' }),
    gte: t.string({ description: 'Comes after this text or is it.' }),
    lt: t.string({ description: 'Comes before this text.' }),
    lte: t.string({ description: 'Comes before this text or is it.' }),
    and: t.field({ type: [StringFilterInput], description: 'Passes all of these, at least one.' }),
    or: t.field({ type: [StringFilterInput], description: 'Passes one of these, at least one.' }),
  }),
});

export const GroupByFilterInput = builder.inputType('GroupByFilterInput', {
  description: 'Events whose dimension has one of the values, or passes the filter; exactly one of the two.',
  fields: (t) => ({
    key: t.string({ required: true, description: "The dimension: a key of the meter's groupBy." }),
    values: t.stringList({ description: 'One of these, at most 100; "" for events that lack the dimension.' }),
    where: t.field({ type: StringFilterInput, description: 'Or a condition.' }),
  }),
});
