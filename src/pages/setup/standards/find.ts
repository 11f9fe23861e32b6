import type { Framework, Standard } from '../../../standards/framework.ts';

/** More than anybody goes through. */
const MOST = 300;

/** The grades a framework is for, in their order. */
export function gradesOf({ items }: Pick<Framework, 'items'>): string[] {
  const grades = new Set(items.flatMap(({ grade }) => grade.split(', ')).filter((grade) => grade !== ''));
  return [...grades].toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

/** The standards with all these words and of this grade, and the headings above them; the first of many. */
export function foundIn(
  { items }: Framework,
  { q, grade }: { readonly q: string; readonly grade: string },
): Standard[] {
  const words = q
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const found: Standard[] = [];
  let above: Standard[] = [];
  for (const item of items) {
    above = above.filter(({ depth }) => depth < item.depth);
    const text = `${item.code ?? ''} ${item.text}`.toLowerCase();
    if (words.every((word) => text.includes(word)) && (grade === '' || item.grade.split(', ').includes(grade))) {
      found.push(...above.splice(0), item);
    } else above.push(item);
    if (found.length >= MOST) break;
  }
  return found;
}
