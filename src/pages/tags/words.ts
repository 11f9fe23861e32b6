import type { Language } from '../../language.ts';
import type { TagKind } from '../../school/file.ts';
import type { Sureness } from '../../tagging/types.ts';

interface Words {
  readonly title: string;
  readonly back: string;
  readonly setup: string;
  readonly language: string;
  readonly intro: string;
  readonly onBoard: (open: number) => string;
  readonly open: string;
  readonly counted: (open: number, sure: number) => string;
  readonly nothing: string;
  readonly sureness: Readonly<Record<Sureness | 'none', string>>;
  readonly kind: Readonly<Record<TagKind, string>>;
  readonly wholes: string;
  readonly fits: string;
  readonly untitled: string;
  readonly confirmOne: (text: string) => string;
  readonly targetOf: (text: string) => string;
  readonly later: string;
  readonly noTarget: string;
  readonly another: string;
  readonly targets: string;
  readonly more: (count: number) => string;
  readonly confirm: string;
  readonly waits: string;
  readonly confirmed: (count: number) => string;
  readonly backOne: (text: string, target: string) => string;
  readonly takeBack: string;
}

export const tagsWords: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Which target is it about?',
    back: 'Back to the board',
    setup: 'Set up this class',
    language: 'Language',
    intro:
      'Nothing here counts before you confirm it. What is sure is ticked; untick what is wrong, or choose another target. Rows you leave alone wait.',
    onBoard: (open) =>
      `${open} ${open === 1 ? 'question or piece of work has' : 'questions or pieces of work have'} no target yet and ${open === 1 ? 'counts' : 'count'} nothing.`,
    open: 'Choose their targets',
    counted: (open, sure) => `${open} without a target, ${sure} of them sure.`,
    nothing: 'Everything in this class has a target. There is nothing to do here.',
    sureness: { sure: 'sure', likely: 'likely', unsure: 'unsure', none: 'no suggestion' },
    kind: {
      entrance: 'entrance ticket',
      exit: 'exit ticket',
      station: 'station ticket',
      habit: 'habit log',
      unit: 'unit test',
    },
    wholes: 'Whole pieces of work',
    fits: 'What fits',
    untitled: '(no words)',
    confirmOne: (text) => `Confirm: ${text}`,
    targetOf: (text) => `Target of: ${text}`,
    later: 'Decide later',
    noTarget: 'About no target: do not ask again',
    another: 'Not this one: suggest another',
    targets: 'Targets of this class',
    more: (count) => `${count} older ones come after these.`,
    confirm: 'Confirm what is ticked',
    waits: 'A row where you chose another target is confirmed too.',
    confirmed: (count) => `Confirmed here or in the school file (${count})`,
    backOne: (text, target) => `Take back ${target}: ${text}`,
    takeBack: 'Take back what is ticked',
  },
  es: {
    title: '¿De qué objetivo trata?',
    back: 'Volver al tablero',
    setup: 'Preparar esta clase',
    language: 'Idioma',
    intro:
      'Nada de aquí cuenta antes de que usted lo confirme. Lo seguro ya está marcado; desmarque lo que no sea así o elija otro objetivo. Las filas que no toque esperan.',
    onBoard: (open) =>
      `${open} ${open === 1 ? 'pregunta o trabajo todavía no tiene' : 'preguntas o trabajos todavía no tienen'} objetivo y no ${open === 1 ? 'cuenta' : 'cuentan'}.`,
    open: 'Elegir sus objetivos',
    counted: (open, sure) => `${open} sin objetivo, ${sure} de ellos seguros.`,
    nothing: 'Todo en esta clase tiene un objetivo. Aquí no hay nada que hacer.',
    sureness: { sure: 'seguro', likely: 'probable', unsure: 'dudoso', none: 'sin propuesta' },
    kind: {
      entrance: 'boleto de entrada',
      exit: 'boleto de salida',
      station: 'boleto de estación',
      habit: 'registro de hábitos',
      unit: 'examen de unidad',
    },
    wholes: 'Trabajos enteros',
    fits: 'Lo que encaja',
    untitled: '(sin palabras)',
    confirmOne: (text) => `Confirmar: ${text}`,
    targetOf: (text) => `Objetivo de: ${text}`,
    later: 'Decidir más tarde',
    noTarget: 'Sin objetivo: no preguntar más',
    another: 'Este no: proponer otro',
    targets: 'Objetivos de esta clase',
    more: (count) => `Después de estos vienen ${count} más antiguos.`,
    confirm: 'Confirmar lo marcado',
    waits: 'Una fila en la que eligió otro objetivo también se confirma.',
    confirmed: (count) => `Confirmado aquí o en el archivo de la escuela (${count})`,
    backOne: (text, target) => `Retirar ${target}: ${text}`,
    takeBack: 'Retirar lo marcado',
  },
};
