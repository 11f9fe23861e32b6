import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Language } from '../language.ts';

export interface DocumentProps {
  readonly language: Language;
  readonly title: string;
  readonly children: ComponentChildren;
}

/** A whole page as text. Everything inside is escaped by the renderer; there is no way to hand it raw HTML. */
export function renderDocument({ language, title, children }: DocumentProps): string {
  return `<!doctype html>${renderToString(
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>{title}</title>
        <link rel="icon" type="image/svg+xml" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/waymark.css" />
      </head>
      <body>{children}</body>
    </html>,
  )}`;
}
