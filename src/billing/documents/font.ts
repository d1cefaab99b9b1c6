import { createRequire } from 'node:module';
import type { GlyphPath } from './outline.ts';

/** What is used of a font as `fontkit` reads it, which has no types of its own. */
export interface Font {
  readonly unitsPerEm: number;
  readonly maxp: FontLimits;
  hasGlyphForCodePoint(codePoint: number): boolean;
  /** Glyphs stand in the order in which they are drawn, also where `direction` is from right to left. The script is that of the text, where none is named. */
  layout(text: string, features?: unknown, script?: string, language?: string, direction?: 'ltr' | 'rtl'): GlyphRun;
  /** By its number in the font, for the characters that it stands for. */
  getGlyph(id: number, codePoints?: readonly number[]): Glyph;
  /** The font at one place of its axes, by their names. */
  getVariation(axes: Readonly<Record<string, number>>): Font;
  createSubset(): FontSubset;
}

export interface Glyph {
  readonly id: number;
  readonly advanceWidth: number;
  readonly codePoints: readonly number[];
  readonly path: GlyphPath;
}

/** Glyphs in the order in which they are drawn, and what each moves the pen by. */
export interface GlyphRun {
  readonly glyphs: readonly Glyph[];
  readonly positions: readonly { readonly xAdvance: number }[];
  readonly advanceWidth: number;
}

/** The most that any glyph of a font has, by the names of OpenType's table `maxp`. */
interface FontLimits {
  readonly maxPoints: number;
  readonly maxContours: number;
}

/** What a file takes of a font. `glyf`, `loca` and `hmtx` are filled by `_addGlyph`, once for each glyph, when it is written. */
export interface FontSubset {
  font: Font;
  readonly glyf: Uint8Array[];
  readonly loca: { readonly offsets: number[] };
  readonly hmtx: { readonly metrics: { advance: number; bearing: number }[] };
  offset: number;
  _addGlyph(id: number): number;
}

const fontkit = createRequire(import.meta.url)('fontkit') as { create(bytes: Uint8Array): Font };

/** A font file that is not compressed: TrueType. */
export const readFont = (bytes: Uint8Array): Font => fontkit.create(bytes);
