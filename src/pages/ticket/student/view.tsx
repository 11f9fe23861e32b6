import type { Language } from '../../../language.ts';
import type { TicketPageData } from '../page-data.ts';
import { studentWords } from '../words/index.ts';
import { After } from './after.tsx';
import { Choice } from './choice.tsx';
import { Evidence } from './evidence.tsx';
import { NOTHING_LOCAL, ownOf, type Local, type Scene, type StudentTells } from './local.ts';
import { Out } from './out.tsx';
import { OpenQuestion } from './question.tsx';
import { ReadQuestion } from './read-question.tsx';
import { Top } from './top.tsx';

/**
 * A learner's page of a ticket, in every state of the ticket. The server renders it first, and the page's script
 * renders the same component again.
 */
export function StudentView(props: {
  page: TicketPageData;
  language: Language;
  tell: StudentTells | null;
  local?: Local;
}) {
  const { page, language, tell, local = NOTHING_LOCAL } = props;
  const scene: Scene = { page, own: ownOf(page), words: studentWords[language], language, local, tell };
  return (
    <div class="student">
      <Top {...scene} />
      <Out {...scene} />
      <Beginning {...scene} />
      {scene.own.state !== 'draft' && <Questions {...scene} />}
      <Ending {...scene} />
    </div>
  );
}

/** The parts above the questions. */
function Beginning({ own, words }: Scene) {
  switch (own.state) {
    case 'draft':
      return <p class="lead">{words.draft}</p>;
    case 'open':
      return (
        <p class="no-limit">
          <strong>{words.noLimit}</strong> <span>{words.noLimitHint}</span>
        </p>
      );
    case 'marking':
      return <Lead title={words.waiting.title} text={words.waiting.text} />;
    case 'key':
      return <Lead title={words.key.title} text={words.key.text} />;
    case 'closed':
      return <Lead title={words.closed.title} text={words.closed.text} />;
    default:
      return own.state satisfies never;
  }
}

/** The parts below the questions. */
function Ending(scene: Scene) {
  const { own } = scene;
  if (own.state === 'open') return <Finish {...scene} />;
  if (own.state !== 'key' && own.state !== 'closed') return null;
  const isTold = own.state === 'key' || own.targets.length > 0;
  return (
    <>
      {isTold && <Evidence {...scene} />}
      {(own.state === 'key' || own.route !== null) && <Choice {...scene} />}
      <After {...scene} />
    </>
  );
}

function Finish({ own, words, local, tell }: Scene) {
  const isDone = local.done ?? own.done;
  return (
    <div class="finish">
      <button type="button" class="big" aria-pressed={isDone} onClick={() => tell?.done(!isDone)}>
        {words.done}
      </button>
      {isDone && <p>{words.doneHint}</p>}
    </div>
  );
}

function Lead({ title, text }: { title: string; text: string }) {
  return (
    <header class="lead">
      <h2>{title}</h2>
      <p>{text}</p>
    </header>
  );
}

/**
 * The questions keep their place in the page in every state, so that a field with the focus survives when the ticket's
 * state changes.
 */
function Questions(scene: Scene) {
  const { page, own, local } = scene;
  return (
    <>
      {page.questions.map((question) =>
        own.state === 'open' || (own.state === 'marking' && local.focused === question.number) ? (
          <OpenQuestion key={question.number} scene={scene} question={question} />
        ) : (
          <ReadQuestion key={question.number} scene={scene} question={question} />
        ),
      )}
    </>
  );
}
