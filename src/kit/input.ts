import { z } from 'zod';
import { ValidationError } from './errors.ts';
import type { Issue } from './errors.ts';

/**
 * Checks an input by its schema. Throws a ValidationError that lists every issue, each naming the field, what was sent and what to send
 * instead. Types of the graph's scalars have been checked before; schemas say lengths, ranges and what goes with what.
 */
export function parsed<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  throw new ValidationError(result.error.issues.map((found) => toIssue(found, input)));
}

/** Text of 1 to `max` characters. */
export const text = (max: number) => z.string().min(1).max(max);

/** Any JSON object of the caller's, at most 64 KiB of text. */
export const metadata = () => z.record(z.string().min(1).max(256), z.unknown());

/** A value that another part has already checked: instants, decimals, durations. */
export const checked = <T>() => z.custom<T>((value) => value !== undefined);

function toIssue(found: z.core.$ZodIssue, input: unknown): Issue {
  const path = found.path.map(String);
  const name = path.join('.') || 'input';
  const sent = shown(at(input, found.path));
  switch (found.code) {
    case 'too_small':
      return { code: found.origin === 'string' ? 'TOO_SHORT' : 'TOO_SMALL', path, message: `${name} is ${sent}: ${bounds(found.origin, 'at least', String(found.minimum))}` };
    case 'too_big':
      return { code: found.origin === 'string' ? 'TOO_LONG' : 'TOO_BIG', path, message: `${name} is ${sent}: ${bounds(found.origin, 'at most', String(found.maximum))}` };
    case 'custom': {
      const code = (found.params as { code?: string } | undefined)?.code ?? 'INVALID';
      return { code, path, message: found.message };
    }
    default:
      return { code: found.code === 'invalid_format' ? 'INVALID_FORMAT' : 'INVALID', path, message: `${name} is ${sent}: ${found.message}` };
  }
}

function bounds(origin: string, side: string, bound: string): string {
  if (origin === 'string') return `give ${side} ${bound} character${bound === '1' ? '' : 's'}`;
  if (origin === 'array') return `give ${side} ${bound} of them`;
  return `give ${side} ${bound}`;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((inner, key) => (typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined), value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'missing';
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
