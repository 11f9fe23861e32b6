import type { ComponentChildren } from 'preact';
import type { Language } from '../../language.ts';
import { scriptAddress, type Script } from '../kit/scripts.ts';
import { renderDocument } from '../look/document.tsx';
import { liveText } from './live-text.ts';

/** The parts of a ticket's page. */
export interface FramePage {
  readonly language: Language;
  readonly title: string;
  readonly script: Script;
  /** The data the script starts from; plain data. */
  readonly live: object;
  /** The page's style sheet; absent: the learners' sheet. */
  readonly sheet?: string;
  readonly children: ComponentChildren;
}

/**
 * A page of a ticket as the server draws it: the script takes over what stands in `main` and goes on from its `data-live`. Nothing is
 * inline, so the policy of FRAMES.md 4 lets all of it through.
 */
export function framePage({
  language,
  title,
  script,
  live,
  sheet = '/assets/ticket.css',
  children,
}: FramePage): string {
  return renderDocument({
    language,
    title: `${title} · Waymark`,
    sheet,
    script: scriptAddress(script),
    children: (
      <main class="ticket" data-live={liveText(live)}>
        {children}
      </main>
    ),
  });
}
