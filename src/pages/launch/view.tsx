import type { ComponentChildren } from 'preact';
import type { Said } from '../../language.ts';
import type { LaunchDoor } from '../../lms/launch.ts';
import { renderDocument } from '../look/document.tsx';
import { Wordmark } from '../look/wordmark.tsx';
import type { Entering } from './session.ts';

/** What opens in the separate window, by role and purpose. */
const OPENS = {
  ticket: { en: 'Open the ticket', es: 'Abrir el boleto' },
  board: { en: 'Open the morning board', es: 'Abrir el tablero de la mañana' },
  tickets: { en: 'Open your page', es: 'Abrir tu página' },
} as const satisfies Record<string, Said>;

/** For a browser that keeps no cookies in frames: a button that opens a separate window. */
export function windowPage(enter: string, pass: string, { role, ticket }: Pick<Entering, 'role' | 'ticket'>): string {
  return buttonPage({
    title: OPENS[ticket !== null ? 'ticket' : role === 'teacher' ? 'board' : 'tickets'],
    text: {
      en: 'Your browser keeps nothing for pages inside other pages, so this opens in a window of its own.',
      es: 'Este navegador no guarda nada para páginas dentro de otras, así que esto se abre en una ventana propia.',
    },
    button: { en: 'Open in a new window', es: 'Abrir en una ventana nueva' },
    form: { action: enter, field: 'pass', value: pass, target: '_blank' },
  });
}

/**
 * For a teacher of a class that no school of ours has taken in, in an installation that perhaps no school has
 * confirmed.
 * @param page where the code is entered
 */
export function codePage(code: string, page: string): string {
  const title: Said = { en: 'Waymark does not know this class yet', es: 'Waymark todavía no conoce esta clase' };
  const asked: Said = {
    en: 'Ask whoever looks after Waymark at your school to take this class in. If your school is new here, give them this code as well: they enter it on the school’s page, and so confirm that this installation is your school’s.',
    es: 'Pida a quien se ocupa de Waymark en su escuela que incluya esta clase. Si su escuela es nueva aquí, dele también este código: lo escribe en la página de la escuela y así confirma que esta instalación es de su escuela.',
  };
  const then: Said = {
    en: 'The code is good for an hour and for one time. Then open Waymark again from your class.',
    es: 'El código vale una hora y una sola vez. Después abra Waymark de nuevo desde su clase.',
  };
  return renderDocument({
    language: 'en',
    title: `${title.en} · Waymark`,
    children: (
      <main class="message">
        <Wordmark />
        <h1>{title.en}</h1>
        <p>{asked.en}</p>
        <p class="code">
          <strong>{code}</strong>
        </p>
        <p class="fine">{page}</p>
        <p>{then.en}</p>
        <section lang="es">
          <h2>{title.es}</h2>
          <p>{asked.es}</p>
          <p>{then.es}</p>
        </section>
      </main>
    ),
  });
}

/** What a link in the course is called. */
export const LINK_TITLE = 'Waymark';

/** Our signed answer to an LMS that asks for a link. */
type Answer = Awaited<ReturnType<LaunchDoor['answerWish']>>;

const ADD = { en: 'Add the link', es: 'Agregar el enlace' } as const satisfies Said;

/**
 * The teacher is choosing what to add to the course.
 * @param compose where a ticket is composed for it; null: not in this browser
 */
export function wishPage(answer: Answer, compose: string | null): string {
  return buttonPage({
    title: { en: 'Add Waymark to this course', es: 'Agregar Waymark a este curso' },
    text: {
      en: 'A link will stand among the materials. You will see the morning board there; students see their own place.',
      es: 'Habrá un enlace entre los materiales. Allí verá el tablero de la mañana; cada estudiante ve su propio lugar.',
    },
    button: ADD,
    form: { action: answer.to, field: answer.field, value: answer.value },
    instead:
      compose === null
        ? null
        : { to: compose, said: { en: 'Make a ticket instead', es: 'Hacer un boleto en su lugar' } },
  });
}

/** The ticket is composed; its link is what is added. */
export function ticketLinkPage(answer: Answer): string {
  return buttonPage({
    title: { en: 'Your ticket is ready', es: 'Su boleto está listo' },
    text: {
      en: 'Its link will stand among the materials. Students answer there; you see the class.',
      es: 'Su enlace estará entre los materiales. Allí responde cada estudiante; usted ve la clase.',
    },
    button: ADD,
    form: { action: answer.to, field: answer.field, value: answer.value },
  });
}

interface ButtonPage {
  readonly title: Said;
  readonly text: Said;
  readonly button: Said;
  readonly form: {
    readonly action: string;
    readonly field: string;
    readonly value: string;
    readonly target?: '_blank';
  };
  /** The alternatives. */
  readonly instead?: { readonly to: string; readonly said: Said } | null;
}

function buttonPage({ title, text, button, form, instead = null }: ButtonPage): string {
  const inForm = (label: ComponentChildren) => (
    <form method="post" action={form.action} target={form.target}>
      <input type="hidden" name={form.field} value={form.value} />
      <p class="act">
        <button type="submit">{label}</button>
      </p>
    </form>
  );
  return renderDocument({
    language: 'en',
    title: `${title.en} · Waymark`,
    children: (
      <main class="message">
        <Wordmark />
        <h1>{title.en}</h1>
        <p>{text.en}</p>
        {inForm(button.en)}
        {instead !== null && (
          <p>
            <a href={instead.to}>{instead.said.en}</a>
          </p>
        )}
        <section lang="es">
          <h2>{title.es}</h2>
          <p>{text.es}</p>
          {inForm(button.es)}
          {instead !== null && (
            <p>
              <a href={instead.to}>{instead.said.es}</a>
            </p>
          )}
        </section>
      </main>
    ),
  });
}
