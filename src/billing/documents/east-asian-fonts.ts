import { fontsOf, slicesOf } from './sliced-fonts.ts';
import type { FontOf, Slice } from './sliced-fonts.ts';

/**
 * Families of one design, each as its country writes: Japanese before Chinese, since a text that Japanese type has all characters of is either Japanese or
 * looks the same. Each is cut into about a hundred slices.
 */
const families = ['jp', 'sc', 'kr'] as const;

/**
 * Fonts for those of these characters that Chinese, Japanese or Korean are written with, as a function of character and weight; null for all others. A
 * document is set in the first family that has all of its ideographs, so that a name does not mix the forms of two countries; what that one
 * lacks comes from the others. Only the slices that are needed are read.
 */
export async function eastAsianFonts(codePoints: ReadonlySet<number>): Promise<FontOf> {
  // The slices that have names hold scripts that the document's own font has.
  const found = families.map((family) => slicesOf(family, codePoints, (slice) => slice.startsWith('[')));
  const all = new Set(found.flatMap((places) => [...places.keys()]));
  const ideographs = [...all].filter((codePoint) => /\p{Script=Han}/u.test(String.fromCodePoint(codePoint)));
  const whole = found.find((places) => ideographs.every((codePoint) => places.has(codePoint)));
  const order = whole === undefined ? found : [whole, ...found];
  return fontsOf(new Map([...all].map((codePoint) => [codePoint, order.find((known) => known.has(codePoint))?.get(codePoint) as Slice])));
}
