import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readFont } from './font.ts';
import type { Font } from './font.ts';

const { resolve } = createRequire(import.meta.url);

/**
 * Families of one design, each as its country writes: Japanese before Chinese, since a text that Japanese type has all characters of is either Japanese or
 * looks the same. Each is cut into about a hundred slices.
 */
const families = ['jp', 'sc', 'kr'] as const;
type Family = (typeof families)[number];

/** The weight of a face, between 100 and 900. */
export type Weight = 400 | 700;

/** The slice of a family that has a character. */
interface Place {
  readonly family: Family;
  readonly slice: string;
}

/**
 * Fonts for those of these characters that Chinese, Japanese or Korean are written with, as a function of character and weight; null for all others. A
 * document is set in the first family that has all of its ideographs, so that a name does not mix the forms of two countries; what that one
 * lacks comes from the others. Only the slices that are needed are read.
 */
export async function eastAsianFonts(codePoints: ReadonlySet<number>): Promise<(codePoint: number, weight: Weight) => Font | null> {
  const found = families.map((family) => placesIn(family, codePoints));
  const all = new Set(found.flatMap((places) => [...places.keys()]));
  const ideographs = [...all].filter((codePoint) => /\p{Script=Han}/u.test(String.fromCodePoint(codePoint)));
  const whole = found.find((places) => ideographs.every((codePoint) => places.has(codePoint)));
  const order = whole === undefined ? found : [whole, ...found];
  const places = new Map([...all].map((codePoint) => [codePoint, order.find((known) => known.has(codePoint))?.get(codePoint) as Place]));
  const files = new Map<string, Font>();
  for (const { family, slice } of places.values()) {
    const file = fileOf(family, slice);
    if (!files.has(file)) files.set(file, await readSlice(file));
  }
  const faces = new Map<string, Font>();
  return (codePoint, weight) => {
    const place = places.get(codePoint);
    if (place === undefined) return null;
    const file = fileOf(place.family, place.slice);
    const font = files.get(file) as Font;
    if (!font.hasGlyphForCodePoint(codePoint)) return null;
    const face = `${weight} ${file}`;
    if (!faces.has(face)) faces.set(face, font.getVariation({ wght: weight }));
    return faces.get(face) as Font;
  };
}

/** Which slice of a family has which of the characters, by the list that its package has: `{"[4]": "U+1f21a,U+1f234-1f237", "latin": …}`. */
function placesIn(family: Family, codePoints: ReadonlySet<number>): Map<number, Place> {
  const wanted = [...codePoints];
  const slices = JSON.parse(readFileSync(resolve(`@fontsource-variable/noto-sans-${family}/unicode.json`), 'utf8')) as Record<string, string>;
  const places = new Map<number, Place>();
  for (const [name, ranges] of Object.entries(slices)) {
    const slice = /^\[(\d+)\]$/.exec(name)?.[1];
    // The others hold scripts that the document's own font has.
    if (slice === undefined) continue;
    for (const range of ranges.split(',')) {
      const [from = 0, to = from] = range.replace('U+', '').split('-').map((code) => Number.parseInt(code, 16));
      for (const codePoint of wanted) if (codePoint >= from && codePoint <= to) places.set(codePoint, { family, slice });
    }
  }
  return places;
}

const fileOf = (family: Family, slice: string): string => resolve(`@fontsource-variable/noto-sans-${family}/files/noto-sans-${family}-${slice}-wght-normal.woff2`);

/** Slices are packed as WOFF 2, whose outlines the font library cannot vary. */
async function readSlice(file: string): Promise<Font> {
  const { default: decompress } = await import('woff2-encoder/decompress');
  return readFont(await decompress(await readFile(file)));
}
