import { h, hydrate, render } from 'preact';
import type { Language } from '../../language.ts';
import type { AnswerValue } from '../../ticket/types.ts';
import { readLive } from '../ticket/live-text.ts';
import type { TicketPageData } from '../ticket/page-data.ts';
import { StudentView } from '../ticket/student/view.tsx';
import { keepLanguage, spokenHere } from './language.ts';
import { browserAround } from './student-around.ts';
import { StudentDesk } from './student-desk.ts';

/** Takes over what the server drew, and goes on with it. */
function start(main: HTMLElement): void {
  const page = readLive(main.dataset['live']) as TicketPageData;
  const before = answeredBefore(main, page);
  let language = spokenHere();
  let drawing = false;

  const view = () => h(StudentView, { page: desk.page, language, tell: { ...desk.tells, speak }, local: desk.local });
  const draw = (): void => {
    if (drawing) return;
    drawing = true;
    queueMicrotask(() => {
      drawing = false;
      render(view(), main);
    });
  };
  const speak = (chosen: Language): void => {
    language = chosen;
    keepLanguage(page, chosen);
    draw();
  };
  const desk = new StudentDesk(page, browserAround(), draw);
  hydrate(view(), main);
  for (const [question, value] of before) desk.tells.answer(question, value);
}

/** What somebody typed or picked while the page was still without its script. */
function answeredBefore(main: HTMLElement, { questions }: TicketPageData): readonly (readonly [number, AnswerValue])[] {
  return questions.flatMap<readonly [number, AnswerValue]>(({ number, kind, choices }) => {
    const fields = [...main.querySelectorAll<HTMLInputElement>(`[name="answer-${number}"], #answer-${number}`)];
    if (choices === null) {
      return fields.filter((field) => field.value !== field.defaultValue).map((field) => [number, field.value]);
    }
    if (fields.every((field) => field.checked === field.defaultChecked)) return [];
    const picked = fields.filter((field) => field.checked).map((field) => Number(field.value));
    return [[number, kind === 'one' ? (picked[0] ?? null) : picked]];
  });
}

const main = document.querySelector<HTMLElement>('main[data-live]');
if (main !== null) start(main);
