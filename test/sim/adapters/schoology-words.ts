import { MARKER_ROOT } from '../../builders/lms/inside.ts';

/** Words of ours as a person reads them, and the marker under them. */
export interface Words {
  readonly marker: string;
  readonly text: string;
}

const LINK = `<p><a href="${MARKER_ROOT}`;

/** What a description says above our link; null without one. */
export function wordsOfPost(description: string): Words | null {
  const at = description.indexOf(LINK);
  if (at < 0) return null;
  const text = description
    .slice(0, at)
    .replace(/^<p>|<\/p>$/g, '')
    .replaceAll('<br />', '\n');
  return { marker: markerAt(description, at + LINK.length), text: decoded(text) };
}

/** The same link under other words, as a teacher leaves it. */
export function otherWords(description: string, text: string): string {
  return `<p>${encoded(text).replaceAll('\n', '<br />')}</p>${description.slice(description.indexOf(LINK))}`;
}

/** Each of our messages in a plain comment: words, and our address on the line below. */
export function wordsInComment(comment: string): Words[] {
  const found: Words[] = [];
  let from = 0;
  for (let at = comment.indexOf(MARKER_ROOT); at >= 0; at = comment.indexOf(MARKER_ROOT, from)) {
    const marker = markerAt(comment, at + MARKER_ROOT.length);
    found.push({ marker, text: comment.slice(from, at).trim() });
    from = at + MARKER_ROOT.length + (/^\S*/.exec(comment.slice(at + MARKER_ROOT.length))?.[0].length ?? 0);
  }
  return found;
}

function markerAt(text: string, at: number): string {
  return /^[\w-]*/.exec(text.slice(at))?.[0] ?? '';
}

const SIGNS = [
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&#39;', "'"],
  ['&amp;', '&'],
] as const;

function decoded(html: string): string {
  return SIGNS.reduce((text, [code, sign]) => text.replaceAll(code, sign), html);
}

function encoded(text: string): string {
  return SIGNS.toReversed().reduce((html, [code, sign]) => html.replaceAll(sign, code), text);
}
