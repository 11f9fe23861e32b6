import { renderDocument } from '../document.tsx';
import type { ApprovalProps } from './approval-panel.tsx';
import { GroupsSection } from './groups-section.tsx';
import { HeadlineStrip } from './headline-strip.tsx';
import { HeldSection } from './held-section.tsx';
import { MasterySection } from './mastery-section.tsx';
import { MessagesSection } from './messages-section.tsx';
import type { BoardModel } from './model.ts';
import { ProblemsSection } from './problems-section.tsx';
import { sceneOf } from './scene.ts';
import { TopBar } from './top-bar.tsx';

/** The morning board as a whole page. */
export function boardPage(model: BoardModel, extra: Pick<ApprovalProps, 'tokens' | 'receipt'>): string {
  const scene = sceneOf(model);
  const { words } = scene;
  return renderDocument({
    language: model.language,
    title: `${words.page.title} · ${model.headline.date} · Waymark`,
    children: (
      <>
        <a class="skip" href="#board">{words.page.skip}</a>
        <TopBar {...scene} />
        <main id="board" tabindex={-1}>
          <HeadlineStrip {...scene} {...extra} />
          <nav class="sections" aria-label={words.page.sections}>
            {model.held.length > 0 && <a href="#held">{words.page.held} ({model.held.length})</a>}
            <a href="#groups">{words.page.groups}</a>
            <a href="#mastery">{words.page.mastery}</a>
            <a href="#messages">{words.page.messages}</a>
            <a href="#problems">{words.page.problems}{model.problems.length + model.failed.length > 0 && ` (${model.problems.length + model.failed.length})`}</a>
          </nav>
          <HeldSection {...scene} tokens={extra.tokens} />
          <GroupsSection {...scene} />
          <MasterySection {...scene} />
          <MessagesSection {...scene} />
          <ProblemsSection {...scene} />
        </main>
      </>
    ),
  });
}
