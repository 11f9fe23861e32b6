import type { Language } from '../../language.ts';

/** A text of ours for the public, as data: drawn as a page (`view.tsx`), and written as Markdown for the repository (`markdown.ts`). */
export interface Document {
  readonly title: string;
  readonly lead: readonly string[];
  readonly parts: readonly { readonly title: string; readonly blocks: readonly Block[] }[];
}

/** Texts may have `**strong**` words, `[links](/address)` and what one types, between back quotes, in them. */
export type Block =
  | string
  | { readonly list: readonly string[] }
  | { readonly steps: readonly string[] }
  | { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** Who runs this Waymark, as the settings tell. */
export interface Operator {
  readonly name: string | null;
  /** An e-mail address. */
  readonly contact: string | null;
}

/** The same document in every language. */
export type InLanguages = Readonly<Record<Language, (operator: Operator) => Document>>;

/** A stretch of a text. */
export type Stretch =
  | string
  | { readonly strong: string }
  | { readonly code: string }
  | { readonly link: string; readonly to: string };

/** Takes a text apart into plain, strong, typed and linked stretches. */
export function stretches(text: string): Stretch[] {
  return text
    .split(/(\*\*[^*]+\*\*|`[^`]+`|\[[^\]]+\]\([^)\s]+\))/)
    .filter((piece) => piece !== '')
    .map((piece) => {
      if (piece.startsWith('**')) return { strong: piece.slice(2, -2) };
      if (piece.startsWith('`')) return { code: piece.slice(1, -1) };
      const [, link, to] = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(piece) ?? [];
      return link === undefined || to === undefined ? piece : { link, to };
    });
}
