import { saidIn, type Language, type Said } from '../language.ts';

const NAMED = 3;

/** Posts as a person finds them: a few by their titles, the others counted; comments and announcements have none. */
export function namedPosts(titles: readonly (string | null)[]): Said {
  const titled = [...new Set(titles.filter((title): title is string => title !== null && title !== ''))];
  const untitled = titles.filter((title) => title === null || title === '').length;
  return saidIn((language) => {
    const words = WORDS[language];
    const counted = [
      ...(titled.length > NAMED ? [words.more(titled.length - NAMED)] : []),
      ...(untitled > 0 ? [words.untitled(untitled)] : []),
    ];
    const named = titled.slice(0, NAMED).map((title) => words.quoted(title));
    const last = counted.pop();
    const rest = [...named, ...counted].join(', ');
    return [rest, last].filter((part) => part !== undefined && part !== '').join(words.and);
  });
}

interface ListWords {
  quoted(title: string): string;
  more(count: number): string;
  untitled(count: number): string;
  readonly and: string;
}

const WORDS: Readonly<Record<Language, ListWords>> = {
  en: {
    quoted: (title) => `"${title}"`,
    more: (count) => `${count} more`,
    untitled: (count) => `${count} without a title`,
    and: ' and ',
  },
  es: {
    quoted: (title) => `«${title}»`,
    more: (count) => `${count} más`,
    untitled: (count) => `${count} sin título`,
    and: ' y ',
  },
};
