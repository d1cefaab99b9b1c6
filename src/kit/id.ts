import { randomUUIDv7 } from 'node:crypto';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const LAST_COUNT = 0xfff;

let millisecond = 0;
let count = 0;
/** The millisecond as it stands in an id. */
let time = '';

/**
 * A new UUID, version 7, greater than every one this process made before: the 12 bits after the version count within the
 * millisecond (RFC 9562, section 6.2), since Node's own are random there. Inserts stay at the index's end, and ids sort as rows were made.
 */
export function newId(): string {
  const now = Date.now();
  if (now > millisecond) {
    begin(now);
  } else if (count < LAST_COUNT) {
    count++;
  } else {
    begin(millisecond + 1);
  }
  return `${time}-7${count.toString(16).padStart(3, '0')}-${randomUUIDv7().slice(19)}`;
}

function begin(at: number): void {
  millisecond = at;
  count = 0;
  const digits = at.toString(16).padStart(12, '0');
  time = `${digits.slice(0, 8)}-${digits.slice(8)}`;
}

/** Whether PostgreSQL would read the text, in its usual form, as a UUID of any version. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}
