const ULID = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;

export const LONGEST_NAME = 256;
export const LONGEST_DESCRIPTION = 1024;

/** Whether a key could be mistaken for an id: look-ups by id or key would then be ambiguous. */
export function looksLikeUlid(key: string): boolean {
  return ULID.test(key);
}
