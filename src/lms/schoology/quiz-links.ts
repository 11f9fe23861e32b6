import { quizAt } from '../google/forms/quiz-link.ts';
import type { QuizLink } from '../quizzes.ts';
import type { Item } from './schema.ts';

/** Where an address ends in the text or the HTML of a description. */
const ADDRESS = /https?:\/\/[^\s"'<>\\)]{1,2000}/gi;

/**
 * The quizzes a teacher put links to into an assignment, each once: among what is attached, or in its words. A short address is one
 * nobody can name (`quizAt`), and counts once.
 */
export function quizLinksOf({
  attachments,
  description,
}: Pick<Item, 'attachments' | 'description'>): readonly QuizLink[] {
  const attached = (attachments?.links?.link ?? []).map(({ url, title }) => ({ url: url ?? '', title: title ?? '' }));
  const written = [...(description ?? '').matchAll(ADDRESS)].map(([url]) => ({ url, title: '' }));
  const links = [...attached, ...written].flatMap(({ url, title }) => quizAt(url, title) ?? []);
  return [...new Map(links.toReversed().map((link) => [link.form ?? link.publicId, link])).values()].toReversed();
}
