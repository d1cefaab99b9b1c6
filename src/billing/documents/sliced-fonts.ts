import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { readFont } from './font.ts';
import type { Font, Glyph } from './font.ts';

const { resolve } = createRequire(import.meta.url);

/** The weight of a face, between 100 and 900. */
export type Weight = 400 | 700;

/** The font of a character in a weight; null where there is none. */
export type FontOf = (codePoint: number, weight: Weight) => Font | null;

/** A file that holds some characters of a family. */
export interface Slice {
  readonly file: string;
}

/**
 * Which slice of a family of Noto Sans ("jp", "arabic") has which of the characters, by the list that its package has: `{"[4]": "U+1f21a,U+1f234-1f237", "latin": …}`.
 * `isWanted` answers by the name of a slice: families hold more than their own script.
 */
export function slicesOf(family: string, codePoints: ReadonlySet<number>, isWanted: (slice: string) => boolean): Map<number, Slice> {
  const wanted = [...codePoints];
  const slices = JSON.parse(readFileSync(resolve(`@fontsource-variable/noto-sans-${family}/unicode.json`), 'utf8')) as Record<string, string>;
  const places = new Map<number, Slice>();
  for (const [name, ranges] of Object.entries(slices)) {
    if (!isWanted(name)) continue;
    const file = resolve(`@fontsource-variable/noto-sans-${family}/files/noto-sans-${family}-${name.replaceAll(/[[\]]/g, '')}-wght-normal.woff2`);
    for (const range of ranges.split(',')) {
      const [from = 0, to = from] = range.replace('U+', '').split('-').map((code) => Number.parseInt(code, 16));
      for (const codePoint of wanted) if (codePoint >= from && codePoint <= to) places.set(codePoint, { file });
    }
  }
  return places;
}

/** Reads the slices once each, and answers the font of a character by where it was found. */
export async function fontsOf(places: ReadonlyMap<number, Slice>): Promise<FontOf> {
  const files = new Map<string, Font>();
  for (const { file } of places.values()) if (!files.has(file)) files.set(file, await readSlice(file));
  const faces = new Map<string, Font>();
  return (codePoint, weight) => {
    const file = places.get(codePoint)?.file;
    if (file === undefined) return null;
    const font = files.get(file) as Font;
    if (!font.hasGlyphForCodePoint(codePoint)) return null;
    const face = `${weight} ${file}`;
    if (!faces.has(face)) faces.set(face, toldAnew(font.getVariation({ wght: weight })));
    return faces.get(face) as Font;
  };
}

/**
 * The font, of which a glyph that is set again stands for the characters that it is set for now. The library keeps those of the first time, and type of Arabia sets several letters by one
 * glyph that differ in their dots alone: a reader would copy other words than are shown.
 */
function toldAnew(font: Font): Font {
  const glyphs: Record<number, Glyph> = {};
  return Object.create(font, {
    _glyphs: { value: glyphs },
    getGlyph: {
      value(this: Font, id: number, codePoints?: readonly number[]): Glyph {
        Reflect.deleteProperty(glyphs, id);
        return font.getGlyph.call(this, id, codePoints);
      },
    },
  }) as Font;
}

/** Slices are packed as WOFF 2, whose outlines the font library cannot vary. */
async function readSlice(file: string): Promise<Font> {
  const { default: decompress } = await import('woff2-encoder/decompress');
  return readFont(await decompress(await readFile(file)));
}
