import type { Language } from '../../../language.ts';
import type { TicketPageData } from '../page-data.ts';
import { LanguageButton } from '../parts/language-button.tsx';
import { WhatToDo } from '../parts/grade-waits.tsx';
import type { TeacherScene } from '../parts/scene.ts';
import { Stale } from '../parts/stale.tsx';
import { NOTHING_TOLD, type TeacherTells, type Told } from '../parts/told.ts';
import { teacherWords } from '../words/teacher-words.ts';
import { EvidenceSection } from './evidence-section.tsx';
import { NoteForm } from './note-form.tsx';
import { underReview } from './reviewed.ts';
import { ReviewAnswers } from './review-answers.tsx';

export interface ReviewViewProps {
  readonly page: TicketPageData;
  readonly language: Language;
  /** Null on the server. */
  readonly tell: TeacherTells | null;
  readonly told?: Told;
}

/** One learner's work, beside the grade box of Classroom; nothing here leads to another learner. */
export function ReviewView({ page, language, tell, told = NOTHING_TOLD }: ReviewViewProps) {
  const { learner, live } = page;
  const review = underReview(page);
  if (learner === null || review === null) return null;
  const { grade, gradeWaits, notes } = review.beside;
  const words = teacherWords[language];
  const scene: TeacherScene = { page, language, words, tell, told };
  const points = new Intl.NumberFormat(language, { maximumFractionDigits: 2 });
  return (
    <>
      <header class="review-top">
        <div>
          <h1>{learner.name}</h1>
          <p class="fine">{page.title}</p>
        </div>
        <LanguageButton language={language} speak={(chosen) => tell?.speak(chosen)} />
        <p class="draft-grade">
          {grade === null ? words.review.noGrade : words.review.grade(points.format(grade.points), grade.of)}
        </p>
        {gradeWaits !== null && page.door !== 'launch' && (
          <p class="fine grade-waits">
            <WhatToDo why={gradeWaits} words={words} />
          </p>
        )}
      </header>
      <Stale scene={scene} />
      <ReviewAnswers
        scene={scene}
        learner={learner}
        reviewed={review.work}
        isMarked={isMarked(live.state, page.kind)}
      />
      <EvidenceSection scene={scene} review={review} />
      <NoteForm scene={scene} learner={learner} notes={notes} />
    </>
  );
}

function isMarked(state: TicketPageData['live']['state'], kind: TicketPageData['kind']): boolean {
  return kind !== 'habit' && state !== 'draft' && state !== 'open';
}
