/** An outline as `fontkit` tells it: lines and quadratic curves, as TrueType has them, in the units of its font. */
export interface GlyphPath {
  readonly commands: readonly { readonly command: string; readonly args: readonly number[] }[];
}

interface Point {
  readonly x: number;
  readonly y: number;
  readonly isOnCurve: boolean;
}

/** An outline as a TrueType font stores it, and how many points and contours it has. */
export interface StoredOutline {
  readonly bytes: Uint8Array;
  readonly points: number;
  readonly contours: number;
  /** Where it begins, from the pen. */
  readonly left: number;
}

/**
 * An outline as a simple glyph of OpenType's table `glyf`, without hints: the header, where each contour ends, then which points lie on the curve, and how
 * far each is from the one before it. The library's own writer of outlines fails. No outline is no bytes.
 */
export function storedOutline({ commands }: GlyphPath): StoredOutline {
  const contours = contoursOf(commands);
  const points = contours.flat();
  if (points.length === 0) return { bytes: new Uint8Array(0), points: 0, contours: 0, left: 0 };
  const [xs, ys] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const size = 10 + 2 * contours.length + 2 + 5 * points.length;
  // A glyph begins at an even place.
  const view = new DataView(new ArrayBuffer(size + (size % 2)));
  let at = 0;
  const word = (value: number): void => {
    view.setInt16(at, value);
    at += 2;
  };
  for (const value of [contours.length, Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]) word(value);
  let end = -1;
  for (const contour of contours) word((end += contour.length));
  word(0);
  for (const { isOnCurve } of points) view.setUint8(at++, isOnCurve ? 1 : 0);
  for (const values of [xs, ys]) values.forEach((value, n) => word(value - (values[n - 1] ?? 0)));
  return { bytes: new Uint8Array(view.buffer), points: points.length, contours: contours.length, left: Math.min(...xs) };
}

function contoursOf(commands: GlyphPath['commands']): Point[][] {
  const contours: Point[][] = [];
  for (const { command, args } of commands) {
    const [first = 0, second = 0, third, fourth] = args.map(Math.round);
    if (command === 'moveTo') contours.push([{ x: first, y: second, isOnCurve: true }]);
    else if (command === 'lineTo') contours.at(-1)?.push({ x: first, y: second, isOnCurve: true });
    else if (command === 'quadraticCurveTo') contours.at(-1)?.push({ x: first, y: second, isOnCurve: false }, { x: third ?? 0, y: fourth ?? 0, isOnCurve: true });
    else if (command !== 'closePath') throw new TypeError(`an outline of TrueType has no ${command}`);
  }
  return contours;
}
