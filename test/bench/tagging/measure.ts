import { CourseworkId, TargetCode } from '../../../src/ids.ts';
import { classesOf } from '../../../src/sandbox/google/seeded/classes.ts';
import { questionOn } from '../../../src/sandbox/school-year/questions.ts';
import { TARGETS } from '../../../src/sandbox/school-year/targets.ts';
import { suggestTargets } from '../../../src/tagging/suggest.ts';
import { SURENESS, type Sureness, type Taggable } from '../../../src/tagging/types.ts';
import type { Labelled } from './held-out.ts';

/** How often the suggestions of a degree were right, and of how many texts. */
export interface Measured {
  readonly texts: number;
  /** Of these, about a target of the class. */
  readonly about: number;
  readonly degrees: Readonly<Record<Sureness, { readonly right: number; readonly wrong: readonly string[] }>>;
  readonly silent: number;
}

export function measure(targets: readonly Taggable[], labelled: readonly Labelled[]): Measured {
  const suggested = new Map(
    suggestTargets(
      labelled.map(([text], n) => ({ place: { coursework: CourseworkId.parse(`w${n}`) }, text, within: null })),
      { targets, settled: [], refused: [] },
    ).map(({ text, suggestion }) => [text, suggestion]),
  );
  const of = (degree: Sureness): Measured['degrees'][Sureness] => {
    const said = labelled.filter(([text]) => suggested.get(text)?.sureness === degree);
    const wrong = said.filter(([text, target]) => suggested.get(text)?.target !== target);
    return {
      right: said.length - wrong.length,
      wrong: wrong.map(([text, target]) => `${text}: ${suggested.get(text)?.target ?? ''}, not ${target ?? 'any'}`),
    };
  };
  return {
    texts: labelled.length,
    about: labelled.filter(([, target]) => target !== null).length,
    degrees: { sure: of('sure'), likely: of('likely'), unsure: of('unsure') },
    silent: labelled.filter(([text]) => (suggested.get(text) ?? null) === null).length,
  };
}

/** The targets of a sandbox class, and those they build on. */
export function taughtIn(course: string): Taggable[] {
  const group = classesOf('cedar').all.find(({ id }) => id === course);
  const taught = new Set(group?.units.flatMap(({ targets }) => targets) ?? []);
  const before = TARGETS.filter(({ code }) => taught.has(code)).flatMap(({ requires }) => requires ?? []);
  return TARGETS.filter(({ code }) => taught.has(code) || before.includes(code)).map(({ code, iCan }) => ({
    code: TargetCode.parse(code),
    iCan,
  }));
}

/** What the sandbox's own tickets ask, without its codes. */
export function sandboxTexts(course: string): Labelled[] {
  return taughtIn(course).flatMap(({ code }) => {
    const topic = TARGETS.find((target) => target.code === code)?.topic ?? '';
    const questions = new Map(Array.from({ length: 6 }, (_, n) => [questionOn(code, n)[0], code] as const));
    return [
      ...questions,
      [`Exit ticket, 10-08: ${topic}`, code] as const,
      [`Work of the week 10-06: ${topic}`, code] as const,
    ];
  });
}

export function right(
  measured: readonly Measured[],
  degree: Sureness,
): { right: number; all: number; wrong: string[] } {
  const degrees = measured.map(({ degrees: each }) => each[degree]);
  const wrong = degrees.flatMap((each) => each.wrong);
  const good = degrees.reduce((sum, each) => sum + each.right, 0);
  return { right: good, all: good + wrong.length, wrong };
}

export { SURENESS };
