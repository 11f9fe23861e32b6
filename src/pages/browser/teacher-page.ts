import { h, hydrate, render, type ComponentType } from 'preact';
import type { Language } from '../../language.ts';
import type { Room, Live } from '../../ticket/live.ts';
import { readLive } from '../ticket/live-text.ts';
import type { TicketPageData } from '../ticket/page-data.ts';
import { keyOf, NOTHING_TOLD, type TeacherTells, type Told } from '../ticket/parts/told.ts';
import { NOT_YET, WALL } from '../ticket/teacher/on-wall.ts';
import { teacherWords } from '../ticket/words/teacher-words.ts';
import { call, type Called } from './call.ts';
import { keepFocus } from './keep-focus.ts';
import { keepLanguage, spokenHere } from './language.ts';
import { signInAgain } from './sign-in-again.ts';
import { askLive, lookedAt, pageAround, startPolling, TEACHER_RHYTHM, type Looked } from './poll.ts';

/** A teacher's page: the same component that drew it on the server. */
type TeacherPage = ComponentType<{
  readonly page: TicketPageData;
  readonly language: Language;
  readonly tell: TeacherTells | null;
  readonly told: Told;
}>;

const AWAY = { en: teacherWords.en.page.failed, es: teacherWords.es.page.failed };
const SIGNED_OUT = { en: teacherWords.en.page.signedOut, es: teacherWords.es.page.signedOut };
const OVER = { en: teacherWords.en.page.over, es: teacherWords.es.page.over };
const NOT_IN = { en: teacherWords.en.page.notIn, es: teacherWords.es.page.notIn };
const SILENT = { en: teacherWords.en.page.silent, es: teacherWords.es.page.silent };

/**
 * Takes over what the server drew in `main`: looks for what is new, sends what is pressed, and draws what came of it. The state
 * the page came with leaves the document at once, as a projector may soon show it.
 */
export function takeOver(View: TeacherPage, main: HTMLElement): void {
  let page = readLive(main.dataset['live']) as TicketPageData;
  let language = spokenHere();
  let told: Told = NOTHING_TOLD;
  main.removeAttribute('data-live');

  const vnode = () => h(View, { page, language, tell, told });
  const draw = (): void => keepFocus(main, () => render(vnode(), main));
  const say = (news: Partial<Told>): void => {
    told = { ...told, ...news };
    draw();
  };
  const take = (live: Live): void => {
    if (live.v < page.live.v) return; // an older answer that arrived after a newer one
    page = { ...page, live };
  };

  const look = async (): Promise<Looked> => {
    const called = await askLive<Live>(page.opening, page.live.v);
    if (called.ok === true) take(called.body);
    const looked = lookedAt(called);
    const isOut = called.ok === false && called.status === 401;
    const stale =
      looked === 'heard' ? null : isOut ? (page.door === 'launch' ? OVER : SIGNED_OUT) : (refusalOf(called) ?? SILENT);
    if (called.ok === true || stale !== told.stale) say({ stale, isOut });
    return looked;
  };

  /** Sends one press; while it is under way the same press is not sent again. */
  const send = async (at: string, address: string, body: object, arrived: () => Partial<Told>): Promise<void> => {
    if (told.busy.has(at)) return;
    say({ busy: new Set([...told.busy, at]), trouble: told.trouble?.at === at ? null : told.trouble });
    const called = await call<Room>(address, { o: page.opening, ...body });
    const busy = new Set([...told.busy].filter((each) => each !== at));
    if (called.ok === true) {
      take(called.body);
      say({ busy, ...arrived() });
    } else {
      say({ busy, trouble: { at, words: refusalOf(called) ?? AWAY } });
      polling.now(); // somebody else may have moved the ticket on
    }
  };

  /** Until it has arrived, the same telling goes out under the same key, so that one whose answer was lost is there once. */
  const keys = new Map<string, string>();
  const sendOnce = (at: string, address: string, body: object, arrived: () => Partial<Told>): void => {
    const telling = JSON.stringify([address, body]);
    const key = keys.get(telling) ?? crypto.randomUUID();
    keys.set(telling, key);
    void send(at, address, { ...body, key }, () => {
      keys.delete(telling);
      return arrived();
    });
  };

  const signIn = async (): Promise<void> => {
    if ((await signInAgain(page.frame, page.person)) === 'not-in') return say({ stale: NOT_IN });
    say({ stale: null, isOut: false, trouble: null });
    polling = startPolling(look, () => TEACHER_RHYTHM, pageAround);
    polling.now();
  };

  const tell: TeacherTells = {
    signIn: () => void signIn(),
    act: (act, question) =>
      void send(keyOf.act, '/addon/ticket', question === null ? { act } : { act, question }, nothingMore),
    assign: (learner, to) => void send(keyOf.assign(learner), '/addon/assign', { learner, to }, nothingMore),
    mark: (learner, question, share) =>
      void send(keyOf.mark(learner, question), '/addon/mark', { learner, question, share }, nothingMore),
    countLate: (learner, question, count) =>
      void send(keyOf.late(learner, question), '/addon/late', { learner, question, count }, nothingMore),
    confer: (learner, target, share) =>
      sendOnce(keyOf.confer(learner), '/addon/conference', { learner, target, share }, () => ({
        seen: new Map([...told.seen, [learner, share]]),
      })),
    answerAsk: (ask, answer) => void send(keyOf.ask(ask), '/addon/ask-answer', { ask, answer }, nothingMore),
    answerIdea: (idea, said) => void send(keyOf.idea(idea), '/addon/propose-answer', { idea, ...said }, nothingMore),
    note: (learner, text) => sendOnce(keyOf.note, '/addon/note', { learner, text }, () => ({ sent: { text } })),
    project: (isOn) => {
      const address = new URL(location.href);
      if (isOn) address.searchParams.set(WALL.name, WALL.value);
      else address.searchParams.delete(WALL.name);
      history.replaceState(null, '', address);
    },
    speak: (chosen) => {
      language = chosen;
      keepLanguage(page, chosen);
      draw();
    },
  };

  hydrate(vnode(), main);
  let polling = startPolling(look, () => TEACHER_RHYTHM, pageAround);
  if (page.live.v === NOT_YET) polling.now();
}

function nothingMore(): Partial<Told> {
  return {};
}

function refusalOf(called: Called<unknown>): Told['stale'] {
  return called.ok === false ? (called.refusal?.message ?? null) : null;
}
