/** On which terms a plan offers an add-on. */
export interface PlanAddonTerms {
  /** The key of the plan's phase from which on a subscription can have it. */
  readonly fromPlanPhase: string;
  /** How many times at most; null: without bound, and for an add-on that is had once. */
  readonly maxQuantity: number | null;
}
