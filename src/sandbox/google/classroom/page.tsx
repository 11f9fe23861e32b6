import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';

/** A page of the sandbox's Classroom. It is no page of Waymark, and shares nothing with one. */
export function classroomPage(title: string, top: ComponentChildren, children: ComponentChildren): string {
  return `<!doctype html>${renderToString(
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <link rel="stylesheet" href="/classroom.css" />
        <script type="module" src="/classroom.js" />
      </head>
      <body>
        <header>
          <h1>{title}</h1>
          {top}
        </header>
        <main aria-label="Classroom">{children}</main>
      </body>
    </html>,
  )}`;
}
