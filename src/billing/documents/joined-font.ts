import type { Font, FontSubset, Glyph, GlyphRun } from './font.ts';
import { storedOutline } from './outline.ts';
import { hasRightToLeft, inVisualOrder } from './visual-order.ts';

/** Glyphs of other fonts have numbers from here on: no font has more of its own. */
const firstForeign = 0x1_0000;

/**
 * A font that takes from others what it lacks: `fontOf` names the other font of a character, and null leaves it to `base`, which shows a box. Whoever
 * draws with it need not know: it measures and breaks lines as with one font, and a file gets one font with the glyphs that it uses of all.
 * All have to count in the same units. The others' glyphs are stored as the outlines that they have, without hints for small screens. What is written from right to left is set
 * so, and among what is not in the order of `inVisualOrder`: it has to be given whole lines.
 */
export function joinedFont(base: Font, fontOf: (codePoint: number) => Font | null): Font {
  const foreign = new ForeignGlyphs();
  return Object.create(base, {
    layout: {
      value: (text: string, features?: unknown): GlyphRun => {
        const pieces = hasRightToLeft(text) ? inVisualOrder(text) : [{ text, isRightToLeft: false }];
        const runs = pieces.flatMap(({ text: piece, isRightToLeft }) => {
          const direction = isRightToLeft ? 'rtl' : 'ltr';
          const set = runsOf(piece, fontOf).map(({ font, text: part }) => (font === null ? setIn(base, part, features, direction) : foreign.run(font, base, part, direction)));
          return isRightToLeft ? set.toReversed() : set;
        });
        return { glyphs: runs.flatMap(({ glyphs }) => glyphs), positions: runs.flatMap(({ positions }) => positions), advanceWidth: runs.reduce((sum, run) => sum + run.advanceWidth, 0) };
      },
    },
    createSubset: { value: () => foreign.addedTo(base) },
  }) as Font;
}

/** Places marks where a font says: without it they stand where they were drawn. */
const withoutMarks = { mark: false, mkmk: false, abvm: false, blwm: false };

/** A piece of text in one font and direction. */
function setIn(font: Font, text: string, features: unknown, direction: 'ltr' | 'rtl'): GlyphRun {
  try {
    return font.layout(text, features, undefined, undefined, direction);
  } catch (error) {
    // The library stumbles over tables that leave out where some mark goes. A name whose dot is a little off is better than no document.
    if (!(error instanceof TypeError)) throw error;
    return font.layout(text, withoutMarks, undefined, undefined, direction);
  }
}

/** Marks and joiners, which belong to the letter before them. */
const follows = /[\p{Mark}\u200c\u200d]/u;

/** The longest pieces of a text that one font each has. */
function runsOf(text: string, fontOf: (codePoint: number) => Font | null): { readonly font: Font | null; text: string }[] {
  const runs: { font: Font | null; text: string }[] = [];
  for (const sign of text) {
    const codePoint = sign.codePointAt(0) ?? 0;
    const last = runs.at(-1);
    const isPart = last?.font != null && follows.test(sign) && last.font.hasGlyphForCodePoint(codePoint);
    const font = isPart ? last.font : fontOf(codePoint);
    if (last !== undefined && last.font === font) last.text += sign;
    else runs.push({ font, text: sign });
  }
  return runs;
}

/** Glyphs of other fonts, by numbers of their own. */
class ForeignGlyphs {
  readonly #glyphs: Glyph[] = [];
  readonly #numbers = new Map<Font, Map<string, number>>();

  run(font: Font, base: Font, text: string, direction: 'ltr' | 'rtl'): GlyphRun {
    if (font.unitsPerEm !== base.unitsPerEm) throw new RangeError(`fonts of ${base.unitsPerEm} and ${font.unitsPerEm} units cannot be joined`);
    const { glyphs, positions, advanceWidth } = setIn(font, text, undefined, direction);
    return { glyphs: glyphs.map((glyph) => ({ id: this.#numberOf(font, glyph), advanceWidth: glyph.advanceWidth, codePoints: glyph.codePoints, path: glyph.path })), positions, advanceWidth };
  }

  #numberOf(font: Font, glyph: Glyph): number {
    let numbers = this.#numbers.get(font);
    if (numbers === undefined) this.#numbers.set(font, (numbers = new Map()));
    // A file says once of each glyph what it stands for: one that stands for several characters is in it as often.
    const key = [glyph.id, ...glyph.codePoints].join(' ');
    let number = numbers.get(key);
    if (number === undefined) {
      number = firstForeign + this.#glyphs.push(glyph) - 1;
      numbers.set(key, number);
    }
    return number;
  }

  /** What a file takes of the font, and of the others. */
  addedTo(base: Font): FontSubset {
    const subset = base.createSubset();
    const own = subset._addGlyph.bind(subset);
    // The file says how much the largest of its glyphs takes.
    const most = { maxPoints: base.maxp.maxPoints, maxContours: base.maxp.maxContours };
    subset.font = Object.create(base, { maxp: { get: () => ({ ...base.maxp, ...most }) } }) as Font;
    subset._addGlyph = (id) => {
      const glyph = this.#glyphs[id - firstForeign];
      if (glyph === undefined) return own(id);
      const { bytes, points, contours, left } = storedOutline(glyph.path);
      most.maxPoints = Math.max(most.maxPoints, points);
      most.maxContours = Math.max(most.maxContours, contours);
      subset.glyf.push(bytes);
      subset.loca.offsets.push(subset.offset);
      subset.hmtx.metrics.push({ advance: Math.round(glyph.advanceWidth), bearing: left });
      subset.offset += bytes.length;
      return subset.glyf.length - 1;
    };
    return subset;
  }
}
