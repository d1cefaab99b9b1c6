/** The name of a person, "Jane Doe"; null where neither part is known. */
export function personalName({ firstName, lastName }: { readonly firstName?: string | null | undefined; readonly lastName?: string | null | undefined }): string | null {
  const parts = [firstName, lastName].filter((part) => part != null && part.trim() !== '');
  return parts.length === 0 ? null : parts.join(' ');
}
