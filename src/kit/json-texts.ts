/** A string of JSON, and the colon that makes it a member's name; or a number. */
const literal = /"([^"\\]*(?:\\.[^"\\]*)*)"(\s*:)?|-?\d[\d.eE+-]*/gs;

/**
 * JSON text with its strings replaced: `map` is asked of each value that is a string, and with `all` of each member's name and each number
 * too, which becomes a string where it is another then. All else stays as it was written, numbers to their last digit. The text must be JSON.
 */
export function mapJsonTexts(json: string, map: (text: string) => string, { all = false }: { readonly all?: boolean } = {}): string {
  return json.replace(literal, (written: string, body: string | undefined, colon: string | undefined) => {
    if ((body === undefined || colon !== undefined) && !all) return written;
    if (body === undefined) return map(written) === written ? written : JSON.stringify(map(written));
    const text = body.includes('\\') ? (JSON.parse(`"${body}"`) as string) : body;
    const mapped = map(text);
    return mapped === text ? written : `${JSON.stringify(mapped)}${colon ?? ''}`;
  });
}
