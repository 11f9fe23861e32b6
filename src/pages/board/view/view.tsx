import { PLACE } from '../../actions/press.ts';
import { scriptAddress } from '../../kit/scripts.ts';
import { renderDocument } from '../../look/document.tsx';
import type { ApprovalProps } from './approval-panel.tsx';
import { AsksSection } from './asks-section.tsx';
import { GroupsSection } from './groups-section.tsx';
import { HandSection } from './hand/hand-section.tsx';
import { HeadlineStrip } from './headline-strip.tsx';
import { HeldSection } from './held-section.tsx';
import { IdeasSection } from './ideas-section.tsx';
import { MasterySection } from './mastery/mastery-section.tsx';
import { MessagesSection } from './messages/messages-section.tsx';
import type { BoardModel } from '../model/model.ts';
import { Upload } from '../../results/upload.tsx';
import { resultWords } from '../../results/words.ts';
import { QuestionsSection } from './questions-section.tsx';
import { countProblems, ProblemsSection, type ProblemsProps } from './problems-section.tsx';
import { ScorecardSection } from './scorecard-section.tsx';
import { scorecardPageWords } from '../../scorecard/words.ts';
import { sceneOf } from '../model/scene.ts';
import { UntaggedNotice } from './untagged-notice.tsx';
import { TopBar, type TopBarProps } from './top-bar.tsx';

/** What the board needs beside its model: the anti-forgery tokens of its forms, and the outcome of the last press. */
export type BoardExtra = Pick<ApprovalProps, 'tokens' | 'receipt'> &
  Pick<ProblemsProps, 'connect'> &
  Pick<TopBarProps, 'schools' | 'account'> & { readonly upload: string };

/** The morning board as a whole page. */
export function boardPage(model: BoardModel, extra: BoardExtra): string {
  const scene = sceneOf(model, extra);
  const { words } = scene;
  const results = resultWords[model.language];
  return renderDocument({
    language: model.language,
    script: scriptAddress('board'),
    title: `${words.page.title} · ${model.headline.date} · Waymark`,
    children: (
      <>
        <a class="skip" href="#board">
          {words.page.skip}
        </a>
        <TopBar {...scene} {...extra} />
        <main id="board" tabindex={-1}>
          <HeadlineStrip {...scene} {...extra} />
          <nav class="sections" aria-label={words.page.sections}>
            <a href="#groups">{words.page.groups}</a>
            {model.questions.length > 0 && (
              <a href="#questions">
                {words.page.questions} ({model.questions.length})
              </a>
            )}
            {model.asks.length > 0 && (
              <a href={`#${PLACE.asks}`}>
                {words.page.asks} ({model.asks.filter(({ state }) => state === 'open').length})
              </a>
            )}
            {model.ideas.length > 0 && (
              <a href={`#${PLACE.ideas}`}>
                {words.page.ideas} ({model.ideas.filter(({ state }) => state === 'open').length})
              </a>
            )}
            {model.held.length > 0 && (
              <a href="#held">
                {words.page.held} ({model.held.length})
              </a>
            )}
            <a href="#messages">{words.page.messages}</a>
            <a href="#mastery">{words.page.mastery}</a>
            <a href="#problems">
              {words.page.problems}
              {countProblems(model) > 0 && ` (${countProblems(model)})`}
            </a>
            {model.resultsFor !== null && <a href="#results">{results.title}</a>}
            <a href="#scorecard">{scorecardPageWords[model.language].title}</a>
          </nav>
          <GroupsSection {...scene} />
          <QuestionsSection {...scene} />
          <UntaggedNotice {...scene} />
          <AsksSection {...scene} />
          <IdeasSection {...scene} />
          <HandSection {...scene} />
          <HeldSection {...scene} tokens={extra.tokens} />
          <MessagesSection {...scene} />
          <MasterySection {...scene} />
          <ProblemsSection {...scene} {...extra} />
          {model.resultsFor !== null && (
            <section id="results" aria-labelledby="results-title">
              <h2 id="results-title">{results.title}</h2>
              <p class="intro">{results.intro}</p>
              <Upload
                course={model.course.id}
                language={model.language}
                token={extra.upload}
                work={model.resultsFor}
                header={null}
              />
            </section>
          )}
          <ScorecardSection {...scene} />
        </main>
      </>
    ),
  });
}
