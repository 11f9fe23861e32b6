import { byId, SourceId, type CourseworkId, type FormId, type ItemId } from '../ids.ts';
import type { Quiz, QuizResponse } from '../lms/quizzes.ts';
import type { Coursework } from '../lms/types.ts';
import type { OwnChances } from './checks.ts';
import type { TagBook, Tagged } from './tags.ts';

export interface PulledQuiz {
  readonly coursework: CourseworkId;
  readonly quiz: Quiz;
  /** Null: not listed tonight; what is stored stays. */
  readonly responses: readonly QuizResponse[] | null;
}

/** A quiz with the tag of each scored question: its own, else the coursework's. */
export interface TaggedQuiz extends PulledQuiz {
  readonly tags: ReadonlyMap<ItemId, Tagged | null>;
}

/** One piece of coursework as evidence sees it: one occasion, which all its forms, attempts and graders belong to. */
export interface Work {
  readonly coursework: Coursework;
  readonly source: SourceId;
  readonly tagged: Tagged | null;
  readonly quizzes: readonly TaggedQuiz[];
}

export interface Works {
  readonly works: readonly Work[];
  /** Quizzes that hang on a chance of ours alone, as its check, with the tags of their own questions. */
  readonly checks: readonly TaggedQuiz[];
  readonly unknownCodes: ReadonlySet<string>;
}

/**
 * The published coursework that can be evidence, with its tags. Drafts cannot; of our own posts only
 * reassignments can. A form that hangs on several pieces of coursework belongs to the oldest, for its
 * answers do not say on which occasion they were given and must not count as two sources (P2).
 */
export function worksOf(
  coursework: readonly Coursework[],
  quizzes: readonly PulledQuiz[],
  tags: TagBook,
  ownChances: OwnChances,
): Works {
  const unknownCodes = new Set<string>();
  const tell = ({ tagged, unknownCodes: codes }: ReturnType<TagBook['ofCoursework']>): Tagged | null => {
    for (const code of codes) unknownCodes.add(code);
    return tagged;
  };
  const byWork = byCoursework(quizzes);
  const claimed = new Set<FormId>();
  const works: Work[] = [];
  for (const work of oldestFirst(coursework)) {
    const chance = ownChances.get(work.id);
    if (work.state !== 'published' || (chance === undefined && work.post?.ours === true)) continue;
    const source = SourceId.parse(`coursework:${work.id}`);
    if (chance !== undefined) {
      works.push({ coursework: work, source, tagged: { target: chance.target, kind: 'chance' }, quizzes: [] });
      continue;
    }
    const tagged = tell(tags.ofCoursework(work.id, work.title));
    const own = (byWork.get(work.id) ?? []).filter(({ quiz }) => !claimed.has(quiz.form));
    for (const { quiz } of own) claimed.add(quiz.form);
    works.push({ coursework: work, source, tagged, quizzes: own.map((pulled) => withTags(pulled, tagged)) });
  }
  const checks = quizzes
    .filter(({ coursework: on, quiz }) => ownChances.has(on) && !claimed.has(quiz.form))
    .map((pulled) => withTags(pulled, null));
  return { works, checks, unknownCodes };

  function withTags(pulled: PulledQuiz, tagged: Tagged | null): TaggedQuiz {
    return {
      ...pulled,
      tags: new Map(
        pulled.quiz.questions
          .filter((question) => question.scored)
          .map((question) => {
            const ofQuestion = tell(tags.ofQuestion(pulled.quiz.form, question.item, question.title));
            return [
              question.item,
              ofQuestion === null
                ? tagged
                : { target: ofQuestion.target, kind: ofQuestion.kind ?? tagged?.kind ?? null },
            ];
          }),
      ),
    };
  }
}

function byCoursework(quizzes: readonly PulledQuiz[]): Map<CourseworkId, PulledQuiz[]> {
  const byWork = new Map<CourseworkId, PulledQuiz[]>();
  for (const pulled of quizzes) byWork.set(pulled.coursework, [...(byWork.get(pulled.coursework) ?? []), pulled]);
  return byWork;
}

function oldestFirst(coursework: readonly Coursework[]): Coursework[] {
  return coursework.toSorted((a, b) => byId(a.createdAt ?? '', b.createdAt ?? '') || byId(a.id, b.id));
}
