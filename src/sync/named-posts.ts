const NAMED = 3;

/** Posts as a person finds them: a few by their titles, the others counted; comments and announcements have none. */
export function namedPosts(titles: readonly (string | null)[]): string {
  const titled = [...new Set(titles.filter((title): title is string => title !== null && title !== ''))];
  const untitled = titles.filter((title) => title === null || title === '').length;
  const counted = [
    ...(titled.length > NAMED ? [`${titled.length - NAMED} more`] : []),
    ...(untitled > 0 ? [`${untitled} without a title`] : []),
  ];
  const named = titled.slice(0, NAMED).map((title) => `"${title}"`);
  const last = counted.pop();
  const rest = [...named, ...counted].join(', ');
  return [rest, last].filter((part) => part !== undefined && part !== '').join(' and ');
}
