import { fontsOf, slicesOf } from './sliced-fonts.ts';
import type { FontOf, Slice } from './sliced-fonts.ts';

/** Scripts by the name that Unicode and their package have for them. What one is written with stands in a slice of that name. */
const scripts = ['Arabic', 'Hebrew', 'Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Tamil', 'Telugu', 'Kannada', 'Malayalam', 'Sinhala', 'Thai', 'Armenian', 'Georgian'] as const;

/**
 * Fonts for those of these characters that are of a script with an alphabet of its own, as a function of character and weight; null for all others. Only the
 * scripts that are among them are read: what several share, such as joiners and the stops of India, is taken from those.
 */
export async function scriptFonts(codePoints: ReadonlySet<number>): Promise<FontOf> {
  const text = String.fromCodePoint(...codePoints);
  const places = new Map<number, Slice>();
  for (const script of scripts) {
    if (!new RegExp(`\\p{Script=${script}}`, 'u').test(text)) continue;
    const family = script.toLowerCase();
    for (const [codePoint, slice] of slicesOf(family, codePoints, (name) => name === family)) if (!places.has(codePoint)) places.set(codePoint, slice);
  }
  return fontsOf(places);
}
