const pattern = /^[a-z0-9]+(?:_[a-z0-9]+)*$/;

/** A stable name that a person chose: lower-case letters, digits and single underscores between them, 1 to 64 characters. */
export function isKey(text: string): boolean {
  return text.length <= 64 && pattern.test(text);
}
