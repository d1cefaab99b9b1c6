/** PostgreSQL keeps every character but U+0000, and no half of a surrogate pair. */
export const isStorable = (text: string): boolean => text.isWellFormed() && !text.includes('\u0000');

/**
 * The way to the first text in a value, or name of a member, that could not be kept; null when there is none. The value comes from JSON, so
 * it is bounded in depth.
 */
export function unstorablePlace(value: unknown): string[] | null {
  const reversed = placeIn(value);
  return reversed === null ? null : reversed.toReversed();
}

function placeIn(value: unknown): string[] | null {
  if (typeof value === 'string') return isStorable(value) ? null : [];
  if (typeof value !== 'object' || value === null) return null;
  for (const name in value) {
    const place = isStorable(name) ? placeIn((value as Record<string, unknown>)[name]) : [];
    if (place !== null) {
      place.push(name);
      return place;
    }
  }
  return null;
}
