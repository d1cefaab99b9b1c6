import { expect, test } from 'vitest';
import { storedOutline } from './outline.ts';

test('an outline is stored as a simple glyph: header, ends of contours, no hints, flags, and steps from point to point', () => {
  const { bytes, ...counts } = storedOutline({
    commands: [
      { command: 'moveTo', args: [10, -20] },
      { command: 'lineTo', args: [300, 0] },
      { command: 'quadraticCurveTo', args: [400.4, 100, 300, 200.5] },
      { command: 'closePath', args: [] },
      { command: 'moveTo', args: [0, 0] },
      { command: 'lineTo', args: [1, 0] },
      { command: 'lineTo', args: [0, 1] },
      { command: 'closePath', args: [] },
    ],
  });
  expect(counts).toEqual({ points: 7, contours: 2, left: 0 });
  const view = new DataView(bytes.buffer);
  const words = (from: number, count: number): number[] => Array.from({ length: count }, (_, n) => view.getInt16(from + 2 * n));
  expect(words(0, 8)).toEqual([2, 0, -20, 400, 201, 3, 6, 0]);
  expect([...bytes.subarray(16, 23)]).toEqual([1, 1, 0, 1, 1, 1, 1]);
  expect(words(23, 14)).toEqual([10, 290, 100, -100, -300, 1, -1, -20, 20, 100, 101, -201, 0, 1]);
  expect(bytes).toHaveLength(52);
});

test('a glyph without an outline takes nothing, and one of another kind of curve is refused', () => {
  expect(storedOutline({ commands: [] })).toEqual({ bytes: new Uint8Array(0), points: 0, contours: 0, left: 0 });
  expect(() => storedOutline({ commands: [{ command: 'moveTo', args: [0, 0] }, { command: 'bezierCurveTo', args: [1, 1, 2, 2, 3, 3] }] })).toThrow('an outline of TrueType has no bezierCurveTo');
});
