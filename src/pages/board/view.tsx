import { renderDocument } from '../document.tsx';
import type { ApprovalProps } from './approval-panel.tsx';
import { GroupsSection } from './groups-section.tsx';
import { HeadlineStrip } from './headline-strip.tsx';
import { MasterySection } from './mastery-section.tsx';
import { MessagesSection } from './messages-section.tsx';
import type { BoardModel } from './model.ts';
import { countProblems, ProblemsSection, type ProblemsProps } from './problems-section.tsx';
import { sceneOf } from './scene.ts';
import { TopBar } from './top-bar.tsx';

/** What the board holds beside its model: what makes its forms ours, and what came of pressing the button. */
export type BoardExtra = Pick<ApprovalProps, 'token' | 'receipt'> & Pick<ProblemsProps, 'connect'>;

/** The morning board as a whole page. */
export function boardPage(model: BoardModel, extra: BoardExtra): string {
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
            <a href="#groups">{words.page.groups}</a>
            <a href="#mastery">{words.page.mastery}</a>
            <a href="#messages">{words.page.messages}</a>
            <a href="#problems">{words.page.problems}{countProblems(model) > 0 && ` (${countProblems(model)})`}</a>
          </nav>
          <GroupsSection {...scene} />
          <MasterySection {...scene} />
          <MessagesSection {...scene} />
          <ProblemsSection {...scene} {...extra} />
        </main>
      </>
    ),
  });
}
