import { builder } from '../../graphql/builder.ts';
import { RateCardInput, rateCardOf } from '../../catalog/graphql/index.ts';
import { ConflictError, NotFoundError, ValidationError, issue, refuse } from '../../kit/errors.ts';
import { editSubscription } from '../commands/edit-subscription.ts';
import type { Edit } from '../edits.ts';
import { SubscriptionBy, subscriptionLookUp } from './subscription-by.ts';
import { SubscriptionTimingPreset } from './subscription-timing.ts';
import { SubscriptionNode } from './subscription.ts';

const phaseKey = 'The key of a phase that is not over.';

const AddItemEdit = builder.inputType('AddItemEdit', {
  description: 'Sells one thing more. In the phase that runs it begins when the edit takes effect and takes the place of an item of its key; a later phase begins with it, and must not have its key.',
  fields: (t) => ({
    phaseKey: t.field({ type: 'Key', required: true, description: phaseKey }),
    rateCard: t.field({ type: RateCardInput, required: true, description: 'What is sold, by the rules of a published plan.' }),
  }),
});

const RemoveItemEdit = builder.inputType('RemoveItemEdit', {
  description: 'Sells one thing less: in the phase that runs it ends when the edit takes effect, a later phase begins without it.',
  fields: (t) => ({
    phaseKey: t.field({ type: 'Key', required: true, description: phaseKey }),
    itemKey: t.field({ type: 'Key', required: true, description: 'The key of an item of that phase.' }),
  }),
});

const SetItemQuantityEdit = builder.inputType('SetItemQuantityEdit', {
  description: 'Sells more or less of a thing with a recurring flat price, such as seats, from when the edit takes effect.',
  fields: (t) => ({
    phaseKey: t.field({ type: 'Key', required: true, description: phaseKey }),
    itemKey: t.field({ type: 'Key', required: true, description: 'The key of an item of that phase with a recurring flat price.' }),
    quantity: t.int({ required: true, description: 'How many from then on, 1 to 1,000,000: the price is charged so many times.' }),
  }),
});

const AddPhaseEdit = builder.inputType('AddPhaseEdit', {
  description: 'Puts a phase in its place by its start; its items are added by edits of their own. The phase that runs there then is cut, later ones move as one so that the next begins when this one ends.',
  fields: (t) => ({
    key: t.field({ type: 'Key', required: true, description: 'Unique within the subscription.' }),
    name: t.string({ required: true, description: 'What lists show, 1 to 256 characters.' }),
    startAfter: t.field({ type: 'Duration', description: 'Counted from the start of the subscription; it must lie in the future. With the subscription when omitted.' }),
    duration: t.field({ type: 'Duration', description: 'How long it lasts; omitted when it becomes the last phase, and only then.' }),
  }),
});

const PhaseShift = builder.enumType('PhaseShift', {
  description: 'What becomes of the time of a phase that is removed.',
  values: {
    NEXT: { description: 'Later phases begin earlier by its length.' },
    PREVIOUS: { description: 'The phase before lasts longer by it.' },
  } as const,
});

const RemovePhaseEdit = builder.inputType('RemovePhaseEdit', {
  description: 'Takes away a phase that has not begun.',
  fields: (t) => ({
    phaseKey: t.field({ type: 'Key', required: true, description: 'The key of a phase that has not begun.' }),
    shift: t.field({ type: PhaseShift, required: true, description: 'What becomes of its time.' }),
  }),
});

const StretchPhaseEdit = builder.inputType('StretchPhaseEdit', {
  description: 'Makes a phase longer or shorter: every later phase moves by it.',
  fields: (t) => ({
    phaseKey: t.field({ type: 'Key', required: true, description: 'The key of a phase that is not over and not the last.' }),
    extendBy: t.field({ type: 'Duration', required: true, description: 'Above zero to make it longer, below to make it shorter; no phase may lose all its time.' }),
  }),
});

export const SubscriptionEditInput = builder.inputType('SubscriptionEditInput', {
  isOneOf: true,
  description: 'One step of an edit: exactly one of these.',
  fields: (t) => ({
    addItem: t.field({ type: AddItemEdit, description: 'Sells one thing more, or in place of another.' }),
    removeItem: t.field({ type: RemoveItemEdit, description: 'Sells one thing less.' }),
    setQuantity: t.field({ type: SetItemQuantityEdit, description: 'Sells more or less of a thing.' }),
    addPhase: t.field({ type: AddPhaseEdit, description: 'Adds a phase.' }),
    removePhase: t.field({ type: RemovePhaseEdit, description: 'Takes away a phase.' }),
    stretchPhase: t.field({ type: StretchPhaseEdit, description: 'Makes a phase longer or shorter.' }),
    unscheduleEdit: t.boolean({ description: 'True: takes back what earlier edits scheduled in the phase that runs.' }),
  }),
});

/** The edit that an input describes. Its one member was checked by the graph. */
export function editOf(input: typeof SubscriptionEditInput.$inferInput, position: number): Edit {
  const { addItem, removeItem, setQuantity, addPhase, removePhase, stretchPhase } = input;
  if (addItem != null) return { type: 'addItem', phaseKey: addItem.phaseKey, rateCard: rateCardOf(addItem.rateCard) };
  if (removeItem != null) return { type: 'removeItem', ...removeItem };
  if (setQuantity != null) return { type: 'setQuantity', ...setQuantity };
  if (addPhase != null) return { type: 'addPhase', phase: { key: addPhase.key, name: addPhase.name, startAfter: addPhase.startAfter ?? null, duration: addPhase.duration ?? null } };
  if (removePhase != null) return { type: 'removePhase', ...removePhase };
  if (input.unscheduleEdit === false) refuse([issue('UNSCHEDULE_EDIT_FALSE', `edits.${position}.unscheduleEdit is false: give true, or leave the edit out`, 'edits', position, 'unscheduleEdit')]);
  return stretchPhase == null ? { type: 'unscheduleEdit' } : { type: 'stretchPhase', ...stretchPhase };
}

builder.mutationField('editSubscription', (t) =>
  t.field({
    type: SubscriptionNode,
    description:
      'Changes what an active subscription sells, all edits or none. They run in order, each on what the one before it left; what is over is never touched. Lines that are not invoiced follow; flat fees that were invoiced for time that is no longer sold are credited on a later invoice. Needs subscription:write.',
    authScopes: { permission: 'subscription:write' },
    grantScopes: ['made'],
    complexity: 20,
    errors: { types: [ValidationError, ConflictError, NotFoundError] },
    args: {
      by: t.arg({ type: SubscriptionBy, required: true, description: 'Which subscription.' }),
      edits: t.arg({ type: [SubscriptionEditInput], required: true, description: '1 to 100 edits, in their order.' }),
      timing: t.arg({ type: SubscriptionTimingPreset, defaultValue: 'IMMEDIATE', description: 'When they take effect. The next billing cycle must not begin with another phase.' }),
    },
    resolve: (_root, { by, edits, timing }, ctx) => editSubscription(ctx.command, subscriptionLookUp(by), edits.map(editOf), timing ?? 'IMMEDIATE'),
  }),
);
