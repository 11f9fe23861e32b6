import type { CourseId, LearnerId, TargetCode } from '../../ids.ts';
import type { Language } from '../../language.ts';
import { MOST_QUESTIONS } from '../../ticket/types.ts';
import type { SchoolDate } from '../../time.ts';
import { boardAddress } from '../board/address.ts';
import { scriptAddress } from '../kit/scripts.ts';
import { renderDocument } from '../look/document.tsx';
import { paperWords } from './words.ts';

export interface PaperPage {
  readonly language: Language;
  readonly course: { readonly id: CourseId; readonly name: string };
  readonly token: string;
  readonly date: SchoolDate;
  /** The day as people write it. */
  readonly day: string;
  readonly learners: readonly { readonly id: LearnerId; readonly name: string }[];
  readonly units: readonly { readonly title: string; readonly targets: readonly TargetCode[] }[];
  readonly targets: readonly { readonly code: TargetCode; readonly iCan: string }[];
}

/** Questions a pile begins with; more can be asked. */
const USUAL_QUESTIONS = 3;

/** Where the cards of a ticket on paper are typed in, by keyboard: a name, then a key for each question. */
export function paperPage(page: PaperPage): string {
  const { language, course, learners, targets, units } = page;
  const words = paperWords[language];
  const numbers = Array.from({ length: MOST_QUESTIONS }, (_, index) => index + 1);
  return renderDocument({
    language,
    title: `${words.title} · ${course.name}`,
    script: scriptAddress('paper'),
    children: (
      <main class="paper">
        <p>
          <a href={boardAddress({ course: course.id, language })}>{words.back}</a>
        </p>
        <h1>
          {words.title} <span class="fine">{course.name}</span>
        </h1>
        <p class="intro">{words.intro}</p>
        {learners.length === 0 ? (
          <p class="card">{words.nobody}</p>
        ) : (
          <form
            id="paper"
            data-course={course.id}
            data-token={page.token}
            data-language={language}
            data-not-kept={words.notKept}
            data-counted={words.counted}
          >
            <div class="paper-head card">
              <label>
                {words.name} <input name="title" maxlength={200} value={words.usual(page.day)} required />
              </label>
              <fieldset class="paper-kind">
                <legend>{words.kind}</legend>
                {Object.entries(words.kinds).map(([kind, said]) => (
                  <label key={kind}>
                    <input type="radio" name="kind" value={kind} checked={kind === 'entrance'} /> {said}
                  </label>
                ))}
              </fieldset>
              <label>
                {words.unit}{' '}
                <select name="unit">
                  {units.map(({ title }) => (
                    <option key={title} value={title}>
                      {title}
                    </option>
                  ))}
                </select>
              </label>
              <label>
                {words.date} <input type="date" name="date" value={page.date} max={page.date} required />
              </label>
              {numbers.map((number) => (
                <label key={number}>
                  {words.question(number)}{' '}
                  <select name={`target-${number}`}>
                    <option value="">{words.noQuestion}</option>
                    {targets.map(({ code, iCan }) => (
                      <option key={code} value={code} selected={number <= USUAL_QUESTIONS && code === usual(page)}>
                        {code} {iCan}
                      </option>
                    ))}
                  </select>
                </label>
              ))}
            </div>
            <p>
              <label>
                {words.find}{' '}
                <input id="find" list="names" autocomplete="off" aria-describedby="find-hint" spellcheck={false} />
              </label>{' '}
              <span id="find-hint" class="fine">
                {words.findHint} {words.how}
              </span>
            </p>
            <datalist id="names">
              {learners.map(({ id, name }) => (
                <option key={id} value={name} />
              ))}
            </datalist>
            <table class="paper-cards">
              <caption>{words.cards}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.student}</th>
                  {numbers.map((number) => (
                    <th key={number} scope="col" data-question={number}>
                      {number}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {learners.map(({ id, name }) => (
                  <tr key={id} data-learner={id} data-name={name}>
                    <th scope="row">{name}</th>
                    {numbers.map((number) => (
                      <td key={number} data-question={number}>
                        <input
                          inputmode="numeric"
                          maxlength={1}
                          autocomplete="off"
                          aria-label={words.cell(name, number)}
                        />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <p class="act">
              <button type="submit">{words.keep}</button>{' '}
              <span id="count" class="fine">
                0 {words.counted}
              </span>
            </p>
            <p id="said" role="status" />
          </form>
        )}
      </main>
    ),
  });
}

/** The first target of the first unit: a pile is mostly about one. */
function usual({ units, targets }: PaperPage): TargetCode | undefined {
  return units[0]?.targets[0] ?? targets[0]?.code;
}
