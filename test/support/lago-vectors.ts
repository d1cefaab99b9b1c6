import { readFileSync } from 'node:fs';
import { minorUnitDigits } from '../../src/kit/currency.ts';
import { Decimal } from '../../src/kit/decimal.ts';
import { rounded } from '../../src/metering/index.ts';

interface Named {
  readonly id: string;
  readonly kind: string;
  readonly source: { readonly example: string };
  /** How near a number must come; exactly, where nothing is said. */
  readonly compare?: Readonly<Record<string, { readonly round?: number; readonly mode?: 'half_up' | 'ceil' | 'floor'; readonly tolerance?: string }>>;
}

const file = new URL('../vectors/lago-charges.json', import.meta.url);
const { vectors, counts } = JSON.parse(readFileSync(file, 'utf8')) as { vectors: Named[]; counts: { by_kind: Record<string, number> } };

/** Lago's golden cases of one kind: every one that the file says it has. */
export function lagoVectors<T>(kind: string): readonly (Named & T)[] {
  const found = vectors.filter((vector) => vector.kind === kind) as (Named & T)[];
  if (found.length === 0 || found.length !== counts.by_kind[kind]) throw new Error(`${found.length} vectors of ${kind} where ${counts.by_kind[kind]} must be`);
  return found;
}

const modes = { half_up: 'ROUND', ceil: 'CEIL', floor: 'FLOOR' } as const;

/** Money in its currency's own minor unit (euros where a case names no currency), as cases write it. */
export function inMinorUnits(amount: Decimal, currency = 'EUR'): string {
  return amount.mul(Decimal.of(10 ** minorUnitDigits(currency))).toString();
}

/** A number of ours as the case compares it: rounded, or taken for the expected one where it is within the tolerance. */
export function comparableNumber(value: Decimal, expected: string, field: string, { compare }: Named): string {
  const rule = compare?.[field];
  if (rule?.round !== undefined) return rounded(value, { function: modes[rule.mode ?? 'half_up'], precision: rule.round }).toString();
  const near = rule?.tolerance !== undefined && value.sub(Decimal.of(expected)).abs().lte(Decimal.of(rule.tolerance));
  return near ? expected : value.toString();
}
