import type { Language } from '../../language.ts';
import type { PaperCards } from '../../ticket/paper.ts';

interface Words {
  readonly title: string;
  readonly intro: string;
  readonly back: string;
  readonly kind: string;
  readonly kinds: Readonly<Record<PaperCards['kind'], string>>;
  readonly name: string;
  readonly usual: (date: string) => string;
  readonly unit: string;
  readonly date: string;
  readonly question: (number: number) => string;
  readonly noQuestion: string;
  readonly find: string;
  readonly findHint: string;
  readonly cards: string;
  readonly student: string;
  readonly cell: (name: string, question: number) => string;
  readonly how: string;
  readonly keep: string;
  readonly counted: string;
  readonly notKept: string;
  readonly nobody: string;
}

export const paperWords: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Cards on paper',
    intro: 'Type what you marked on the cards, in any order. It counts like any other ticket, as your own mark.',
    back: 'Back to the board',
    kind: 'Kind',
    kinds: { entrance: 'Entrance', exit: 'Exit', station: 'Station' },
    name: 'Title',
    usual: (date) => `Paper ticket, ${date}`,
    unit: 'Unit',
    date: 'Day',
    question: (number) => `Question ${number}`,
    noQuestion: 'not asked',
    find: 'Find a student',
    findHint: 'Type the first letters of the name on the card, then Enter.',
    cards: 'Cards',
    student: 'Student',
    cell: (name, question) => `${name}, question ${question}`,
    how: '1 right, 5 half right, 0 not right. What stays empty says nothing.',
    keep: 'Keep the cards',
    counted: 'cards filled in',
    notKept: 'The cards could not be kept. Everything you typed is still here: try again.',
    nobody: 'Nobody is in this class yet. The first night reads the class.',
  },
  es: {
    title: 'Tarjetas en papel',
    intro:
      'Escriba lo que marcó en las tarjetas, en cualquier orden. Cuenta como cualquier otro boleto, con su propia marca.',
    back: 'Volver al tablero',
    kind: 'Tipo',
    kinds: { entrance: 'Entrada', exit: 'Salida', station: 'Estación' },
    name: 'Título',
    usual: (date) => `Boleto en papel, ${date}`,
    unit: 'Unidad',
    date: 'Día',
    question: (number) => `Pregunta ${number}`,
    noQuestion: 'no se preguntó',
    find: 'Buscar un estudiante',
    findHint: 'Escriba las primeras letras del nombre de la tarjeta y luego Entrar.',
    cards: 'Tarjetas',
    student: 'Estudiante',
    cell: (name, question) => `${name}, pregunta ${question}`,
    how: '1 correcto, 5 a medias, 0 todavía no. Lo que queda vacío no dice nada.',
    keep: 'Guardar las tarjetas',
    counted: 'tarjetas rellenadas',
    notKept: 'No se pudieron guardar las tarjetas. Todo lo que escribió sigue aquí: inténtelo de nuevo.',
    nobody: 'Todavía no hay nadie en esta clase. La primera noche la lee.',
  },
};
