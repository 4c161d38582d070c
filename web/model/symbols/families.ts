// Groups of names as the Go core makes them (symtab/compare/families.go): the filter that keeps one. Pure.

/** The filter for a family: a beginning that the kernel's build gives, or a first word after any number of underscores. */
export function familyFilter(family: string): string {
  const letters = family.replace(/\*$/, '');
  if (letters.startsWith('__')) return letters;
  const word = letters.replace(/[^\w]/g, '\\$&');
  return family.endsWith('*') ? `/^_*${word}/` : `/^_*${word}($|\\.)/`;
}
