import { Decimal } from '../kit/decimal.ts';
import type { UnitCost, UnitCostPart } from './unit-cost.ts';

/** A unit cost as the database keeps it: the same shape with decimals as text, since a JSON number would lose digits. */
export type UnitCostJson =
  | { readonly type: 'MANUAL'; readonly amount: string }
  | { readonly type: 'LLM'; readonly provider: UnitCostPart; readonly model: UnitCostPart; readonly tokenType: UnitCostPart };

/** The form that is kept; {@link unitCostFromJson} reads it back to an equal cost. */
export function unitCostToJson(cost: UnitCost): UnitCostJson {
  return cost.type === 'MANUAL' ? { type: 'MANUAL', amount: cost.amount.toString() } : cost;
}

/** Reads what {@link unitCostToJson} wrote. */
export function unitCostFromJson(json: UnitCostJson): UnitCost {
  return json.type === 'MANUAL' ? { type: 'MANUAL', amount: Decimal.of(json.amount) } : json;
}
