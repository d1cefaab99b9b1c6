/** What one operation may ask for. Its cost is answered in `extensions.cost`. */
export const limits = {
  /** Fields, lists multiplied by their page size. */
  complexity: 5_000,
  /** Fields below each other. */
  depth: 12,
  /** Fields beside each other, all levels together. */
  breadth: 400,
  /** Lexical tokens of a document. */
  tokens: 5_000,
  /** Bytes of one GraphQL request. */
  requestBytes: 4_000_000,
} as const;
