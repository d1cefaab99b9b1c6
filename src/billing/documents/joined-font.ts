import type { Font, FontSubset, Glyph, GlyphRun } from './font.ts';
import { storedOutline } from './outline.ts';

/** Glyphs of other fonts have numbers from here on: no font has more of its own. */
const firstForeign = 0x1_0000;

/**
 * A font that takes from others what it lacks: `fontOf` names the other font of a character, and null leaves it to `base`, which shows a box. Whoever
 * draws with it need not know: it measures and breaks lines as with one font, and a file gets one font with the glyphs that it uses of all.
 * All have to count in the same units. The others' glyphs are stored as the outlines that they have, without hints for small screens.
 */
export function joinedFont(base: Font, fontOf: (codePoint: number) => Font | null): Font {
  const foreign = new ForeignGlyphs();
  return Object.create(base, {
    layout: {
      value: (text: string, features?: unknown): GlyphRun => {
        const runs = runsOf(text, fontOf).map(({ font, text: part }) => (font === null ? base.layout(part, features) : foreign.run(font, base, part)));
        return { glyphs: runs.flatMap(({ glyphs }) => glyphs), positions: runs.flatMap(({ positions }) => positions), advanceWidth: runs.reduce((sum, run) => sum + run.advanceWidth, 0) };
      },
    },
    createSubset: { value: () => foreign.addedTo(base) },
  }) as Font;
}

/** The longest pieces of a text that one font each has. */
function runsOf(text: string, fontOf: (codePoint: number) => Font | null): { readonly font: Font | null; text: string }[] {
  const runs: { font: Font | null; text: string }[] = [];
  for (const sign of text) {
    const font = fontOf(sign.codePointAt(0) ?? 0);
    const last = runs.at(-1);
    if (last !== undefined && last.font === font) last.text += sign;
    else runs.push({ font, text: sign });
  }
  return runs;
}

/** Glyphs of other fonts, by numbers of their own. */
class ForeignGlyphs {
  readonly #glyphs: Glyph[] = [];
  readonly #numbers = new Map<Font, Map<number, number>>();

  run(font: Font, base: Font, text: string): GlyphRun {
    if (font.unitsPerEm !== base.unitsPerEm) throw new RangeError(`fonts of ${base.unitsPerEm} and ${font.unitsPerEm} units cannot be joined`);
    const { glyphs, positions, advanceWidth } = font.layout(text);
    return { glyphs: glyphs.map((glyph) => ({ id: this.#numberOf(font, glyph), advanceWidth: glyph.advanceWidth, codePoints: glyph.codePoints, path: glyph.path })), positions, advanceWidth };
  }

  #numberOf(font: Font, glyph: Glyph): number {
    let numbers = this.#numbers.get(font);
    if (numbers === undefined) this.#numbers.set(font, (numbers = new Map()));
    let number = numbers.get(glyph.id);
    if (number === undefined) {
      number = firstForeign + this.#glyphs.push(glyph) - 1;
      numbers.set(glyph.id, number);
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
