import { useRef, useState } from 'preact/hooks';
import type { Language } from '../../../language.ts';
import { maxPointsOf } from '../../../ticket/grade.ts';
import { LanguageButton } from '../parts/language-button.tsx';
import { pressed } from '../parts/pressed.ts';
import { composerWords, type ComposerWords } from '../words/composer-words.ts';
import { Bank } from './bank.tsx';
import type { ComposerPageData } from './data.ts';
import { addQuestion, isFull, newDraft, ticketOf, type Draft, type OwnWords } from './draft.ts';
import { problemsOf } from './problems.ts';
import { QuestionBox } from './question-box.tsx';
import { idOf, NOTHING_SENT, type ComposerScene, type ComposerTells, type Sending } from './scene.ts';
import { TicketFields } from './ticket-fields.tsx';

export interface ComposerViewProps {
  readonly page: ComposerPageData;
  readonly language: Language;
  /** Null on the server. */
  readonly tell: ComposerTells | null;
  readonly draft?: Draft;
  readonly sending?: Sending;
}

/** The page where a teacher composes a ticket: its fields, its questions, and one button. */
export function ComposerView({
  page,
  language,
  tell,
  draft = newDraft(page),
  sending = NOTHING_SENT,
}: ComposerViewProps) {
  const words = composerWords[language];
  const [isBankOpen, openBank] = useState(false);
  const bankButton = useRef<HTMLButtonElement>(null);
  const closeBank = (): void => {
    openBank(false);
    bankButton.current?.focus();
  };
  const own = ownWords(words, draft);
  const problems = sending.tried ? problemsOf(draft, page, own) : [];
  const scene: ComposerScene = { data: page, draft, language, words, tell, problems };
  const top = (title: string, below: string) => (
    <header class="composer-top">
      <div>
        <h1>{title}</h1>
        <p class="fine">{below}</p>
      </div>
      <LanguageButton language={language} speak={(chosen) => tell?.speak(chosen)} />
    </header>
  );
  if (!page.takesTickets) return top(words.page.needsAssignment, words.page.needsAssignmentHow);
  return (
    <>
      {top(words.page.title, words.page.forClass(page.courseName))}
      <div class="composing">
        <TicketFields scene={scene} />
        <div class="questions">
          {draft.questions.map((question, index) => (
            <QuestionBox key={question.key} scene={scene} question={question} place={index + 1} />
          ))}
          <div class="more">
            {isFull(draft) ? (
              <p class="fine">{words.more.most}</p>
            ) : (
              <button
                type="button"
                class="quiet"
                id="add-question"
                onClick={pressed(() => tell?.change(addQuestion(draft), idOf.question(draft.next, 'text')))}
              >
                {words.more.add}
              </button>
            )}
            <button
              type="button"
              class="quiet"
              id="from-bank"
              ref={bankButton}
              aria-expanded={isBankOpen}
              onClick={pressed(() => openBank(!isBankOpen))}
            >
              {words.bank.open}
            </button>
          </div>
          {isBankOpen && <Bank scene={scene} close={closeBank} />}
        </div>
      </div>
      <Send scene={scene} sending={sending} own={own} />
    </>
  );
}

/** The title of a ticket until its teacher types another. */
export function ownWords({ ticket }: ComposerWords, { kind, unit }: Draft): OwnWords {
  return { title: ticket.titleFor(kind, unit), station: ticket.firstStation };
}

/** The one button, always in sight, and the outcome of pressing it. */
function Send({ scene, sending, own }: { scene: ComposerScene; sending: Sending; own: OwnWords }) {
  const { data, draft, words, language, tell, problems } = scene;
  const { door } = data;
  const { state, trouble } = sending;
  const isWhole = problemsOf(draft, data, own).length === 0;
  const points = maxPointsOf(ticketOf(draft, own));
  const said = { composing: '', busy: words.send.busy[door], done: words.send.done[door] }[state];
  return (
    <footer class="send">
      <div class="send-said">
        {problems.length > 0 && <p role="alert">{words.send.missing(problems.length)}</p>}
        {trouble !== null && state !== 'busy' && <p role="alert">{trouble[language]}</p>}
        <p role="status">{said}</p>
        {state === 'done' && <p class="fine">{words.send.doneHint[door]}</p>}
        {state === 'composing' && isWhole && trouble === null && (
          <p class="fine">
            {points === null ? words.send.noPoints : words.send.points(points, draft.questions.length)}
          </p>
        )}
      </div>
      {state !== 'done' && (
        <button type="button" id="attach" aria-disabled={state === 'busy'} onClick={pressed(() => tell?.attach())}>
          {words.send.button[door]}
        </button>
      )}
    </footer>
  );
}
