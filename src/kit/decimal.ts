/** The most digits that {@link Decimal.parse} and {@link Decimal.parseNumber} read: a caller's text must not buy unbounded arithmetic. */
export const MAX_DIGITS = 200;

/** The largest exponent, of either sign, that {@link Decimal.parseNumber} reads. */
export const MAX_EXPONENT = 200;

const PLAIN = /^-?\d+(?:\.\d+)?$/;
const NUMBER = /^([+-]?)(?:(\d+)(?:\.(\d*))?|\.(\d+))(?:[eE]([+-]?\d+))?$/;

/** Longest text worth matching: the digits, and room for signs, point and exponent. */
const LONGEST_TEXT = MAX_DIGITS + 10;

const POWERS: readonly bigint[] = Array.from({ length: 65 }, (_, exponent) => 10n ** BigInt(exponent));

function powerOfTen(exponent: number): bigint {
  return POWERS[exponent] ?? 10n ** BigInt(exponent);
}

/**
 * An exact decimal number: `coefficient / 10^scale`. Immutable; sums, differences and products are exact, and only `div`,
 * `round` and `toFixed` lose digits, each at the place the caller names and half away from zero.
 * Numbers that are equal may keep different scales ("1.5" and "1.50"): compare with `eq` or by `toString`, never by structure.
 */
export class Decimal {
  static readonly zero: Decimal = new Decimal(0n, 0);
  static readonly one: Decimal = new Decimal(1n, 0);
  static readonly hundred: Decimal = new Decimal(100n, 0);

  private readonly coefficient: bigint;
  private readonly scale: number;

  /** `scale` is never negative. */
  private constructor(coefficient: bigint, scale: number) {
    this.coefficient = coefficient;
    this.scale = scale;
  }

  /**
   * The number that trusted text (plain notation, of any length), an integer or another Decimal stands for.
   * Text from a caller goes through {@link Decimal.parse}, which bounds it. Throws RangeError when the text is not plain
   * notation, or when the number is not a safe integer: a float has already lost the digits.
   */
  static of(value: string | bigint | number | Decimal): Decimal {
    if (typeof value === 'string') {
      if (!PLAIN.test(value)) throw new RangeError(`"${value}" is not a decimal in plain notation, such as "-1.50"`);
      return Decimal.fromPlain(value);
    }
    if (typeof value === 'bigint') return new Decimal(value, 0);
    if (typeof value === 'number') {
      if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a safe integer: give a decimal as text`);
      return new Decimal(BigInt(value), 0);
    }
    return value;
  }

  /** Reads plain notation: digits, a leading minus and a fraction ("-1.50"). Null for any other text and beyond {@link MAX_DIGITS}. */
  static parse(text: string): Decimal | null {
    if (text.length > LONGEST_TEXT || !PLAIN.test(text)) return null;
    const signsAndPoint = (text.startsWith('-') ? 1 : 0) + (text.includes('.') ? 1 : 0);
    return text.length - signsAndPoint > MAX_DIGITS ? null : Decimal.fromPlain(text);
  }

  /**
   * Reads a number as programs write it: a sign, a fraction with digits on either side of the point, an exponent
   * ("1e3", "+2", ".5", "-1.E-2"). Null for any other text and beyond {@link MAX_DIGITS} or {@link MAX_EXPONENT}.
   */
  static parseNumber(text: string): Decimal | null {
    if (text.length > LONGEST_TEXT) return null;
    const match = NUMBER.exec(text);
    if (match === null) return null;
    const whole = match[2] ?? '';
    const fraction = match[3] ?? match[4] ?? '';
    const exponent = Number(match[5] ?? '0');
    if (whole.length + fraction.length > MAX_DIGITS || Math.abs(exponent) > MAX_EXPONENT) return null;
    const digits = BigInt(whole + fraction);
    const coefficient = match[1] === '-' ? -digits : digits;
    const scale = fraction.length - exponent;
    return scale >= 0 ? new Decimal(coefficient, scale) : new Decimal(coefficient * powerOfTen(-scale), 0);
  }

  /** The exact sum; zero for nothing. */
  static sum(values: Iterable<Decimal>): Decimal {
    let total = Decimal.zero;
    for (const value of values) total = total.add(value);
    return total;
  }

  /** The smaller one; `a` when they are equal. */
  static min(a: Decimal, b: Decimal): Decimal {
    return a.cmp(b) <= 0 ? a : b;
  }

  /** The larger one; `a` when they are equal. */
  static max(a: Decimal, b: Decimal): Decimal {
    return a.cmp(b) >= 0 ? a : b;
  }

  add(other: Decimal): Decimal {
    const difference = this.scale - other.scale;
    if (difference === 0) return new Decimal(this.coefficient + other.coefficient, this.scale);
    if (difference > 0) return new Decimal(this.coefficient + other.coefficient * powerOfTen(difference), this.scale);
    return new Decimal(this.coefficient * powerOfTen(-difference) + other.coefficient, other.scale);
  }

  sub(other: Decimal): Decimal {
    const difference = this.scale - other.scale;
    if (difference === 0) return new Decimal(this.coefficient - other.coefficient, this.scale);
    if (difference > 0) return new Decimal(this.coefficient - other.coefficient * powerOfTen(difference), this.scale);
    return new Decimal(this.coefficient * powerOfTen(-difference) - other.coefficient, other.scale);
  }

  mul(other: Decimal): Decimal {
    return new Decimal(this.coefficient * other.coefficient, this.scale + other.scale);
  }

  /** The quotient, rounded half away from zero to `places` after the point. Throws RangeError when `other` is zero. */
  div(other: Decimal, places: number): Decimal {
    if (other.coefficient === 0n) throw new RangeError(`${this.toString()} cannot be divided by zero`);
    const shift = places + other.scale - this.scale;
    return shift >= 0
      ? Decimal.atPlaces(divideRounded(this.coefficient * powerOfTen(shift), other.coefficient), places)
      : Decimal.atPlaces(divideRounded(this.coefficient, other.coefficient * powerOfTen(-shift)), places);
  }

  /** Rounded half away from zero to `places` after the point; negative places round to tens, hundreds and so on. */
  round(places: number): Decimal {
    if (places >= this.scale) return this;
    return Decimal.atPlaces(divideRounded(this.coefficient, powerOfTen(this.scale - places)), places);
  }

  /** The largest integer that is not greater. */
  floor(): Decimal {
    if (this.scale === 0) return this;
    const unit = powerOfTen(this.scale);
    const whole = this.coefficient / unit;
    return new Decimal(this.coefficient < 0n && whole * unit !== this.coefficient ? whole - 1n : whole, 0);
  }

  /** The smallest integer that is not less. */
  ceil(): Decimal {
    if (this.scale === 0) return this;
    const unit = powerOfTen(this.scale);
    const whole = this.coefficient / unit;
    return new Decimal(this.coefficient > 0n && whole * unit !== this.coefficient ? whole + 1n : whole, 0);
  }

  neg(): Decimal {
    return new Decimal(-this.coefficient, this.scale);
  }

  abs(): Decimal {
    return this.coefficient < 0n ? this.neg() : this;
  }

  cmp(other: Decimal): -1 | 0 | 1 {
    const difference = this.scale - other.scale;
    const mine = difference < 0 ? this.coefficient * powerOfTen(-difference) : this.coefficient;
    const theirs = difference > 0 ? other.coefficient * powerOfTen(difference) : other.coefficient;
    return mine < theirs ? -1 : mine > theirs ? 1 : 0;
  }

  eq(other: Decimal): boolean {
    return this.cmp(other) === 0;
  }

  lt(other: Decimal): boolean {
    return this.cmp(other) < 0;
  }

  lte(other: Decimal): boolean {
    return this.cmp(other) <= 0;
  }

  gt(other: Decimal): boolean {
    return this.cmp(other) > 0;
  }

  gte(other: Decimal): boolean {
    return this.cmp(other) >= 0;
  }

  isZero(): boolean {
    return this.coefficient === 0n;
  }

  /** Below zero; zero itself is neither negative nor positive. */
  isNegative(): boolean {
    return this.coefficient < 0n;
  }

  /** Above zero. */
  isPositive(): boolean {
    return this.coefficient > 0n;
  }

  /** Plain notation with no needless digit: no trailing zeros after the point, no "-0". */
  toString(): string {
    if (this.scale === 0) return this.coefficient.toString();
    const text = withPoint(this.coefficient, this.scale);
    let end = text.length;
    while (text.charCodeAt(end - 1) === 48) end--;
    return text.slice(0, text.charCodeAt(end - 1) === 46 ? end - 1 : end);
  }

  /** Plain notation, rounded half away from zero, with exactly `places` (>= 0) digits after the point; never "-0.00". */
  toFixed(places: number): string {
    const { coefficient, scale } = this.round(places);
    if (places === 0) return coefficient.toString();
    return withPoint(coefficient * powerOfTen(places - scale), places);
  }

  toJSON(): string {
    return this.toString();
  }

  /** Refuses `a < b` and `a + b`, which would otherwise compare and join the texts. */
  valueOf(): never {
    throw new TypeError('a Decimal is no primitive number: use add, sub, cmp and their kin');
  }

  /** `text` is known to be plain notation. */
  private static fromPlain(text: string): Decimal {
    const point = text.indexOf('.');
    if (point === -1) return new Decimal(BigInt(text), 0);
    return new Decimal(BigInt(text.slice(0, point) + text.slice(point + 1)), text.length - point - 1);
  }

  /** `coefficient / 10^places`, where `places` may be negative. */
  private static atPlaces(coefficient: bigint, places: number): Decimal {
    return places >= 0 ? new Decimal(coefficient, places) : new Decimal(coefficient * powerOfTen(-places), 0);
  }
}

/** Half away from zero. `divisor` is not zero. */
function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const remainder = dividend - quotient * divisor;
  if (remainder === 0n) return quotient;
  const twice = remainder < 0n ? -2n * remainder : 2n * remainder;
  if (twice < (divisor < 0n ? -divisor : divisor)) return quotient;
  return dividend < 0n === divisor < 0n ? quotient + 1n : quotient - 1n;
}

/** Sign, at least one whole digit, and exactly `scale` (> 0) digits after the point. */
function withPoint(coefficient: bigint, scale: number): string {
  const negative = coefficient < 0n;
  const digits = (negative ? -coefficient : coefficient).toString().padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${negative ? '-' : ''}${digits.slice(0, point)}.${digits.slice(point)}`;
}
