import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../../language.ts';

export interface DocumentProps {
  readonly language: Language;
  readonly title: string;
  readonly children: ComponentChildren;
  /** An address to which the browser moves on by itself. */
  readonly onwards?: string;
  /** Address of a style sheet for pages of one kind, beside the sheet of all pages. */
  readonly sheet?: string;
  /** Address of the page's own script; it runs once the page is parsed. */
  readonly script?: string;
}

/** A whole page as text. Everything inside is escaped by the renderer; there is no way to hand it raw HTML. */
export function renderDocument({ language, title, children, onwards, sheet, script }: DocumentProps): string {
  return `<!doctype html>${renderToString(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        {onwards !== undefined && <meta http-equiv="refresh" content={`0;url=${onwards}`} />}
        <title>{title}</title>
        <link rel="icon" type="image/svg+xml" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/waymark.css" />
        {sheet !== undefined && <link rel="stylesheet" href={sheet} />}
        {script !== undefined && <script type="module" src={script} />}
      </head>
      <body>{children}</body>
    </html>,
  )}`;
}
