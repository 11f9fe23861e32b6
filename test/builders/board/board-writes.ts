import { EvidenceId, LearnerId, Marker, PostId, WriteKey } from '../../../src/ids.ts';
import type { NoteWrite } from '../../../src/plan/kinds/note.ts';
import type { ReassignWrite } from '../../../src/plan/kinds/reassign.ts';
import type { PostingWrite, Write } from '../../../src/plan/types.ts';
import type { Decisions } from '../../../src/plan/decisions.ts';
import { SchoolDate, instant } from '../../../src/time.ts';
import { carrierOf } from '../../../src/writeback/request.ts';
import type { LedgerRow } from '../../../src/plan/ledger-row.ts';
import { ROUTE_RULE } from './board-decisions.ts';
import { ADD, COURSE, DATE, RUN, RUN_AT, WORD } from './board-school.ts';

/** What the plan of that morning wants to send. */
export function boardWrites({ seminar, pathway, routes }: Decisions): Write[] {
  const why = {
    evidence: [EvidenceId.parse('e-0-0-w1'), EvidenceId.parse('e-0-0-w2')],
    rule: ROUTE_RULE.seminar,
    wouldChange: ROUTE_RULE.undecided,
  };
  const route = (slot: 'first' | 'second' | 'workshop', ids: readonly LearnerId[]): Write[] => {
    const [first, ...others] = ids;
    if (first === undefined) return [];
    return [
      {
        kind: 'route',
        key: WriteKey.parse(`route-${slot}`),
        why,
        title: 'Tuesday, May 12: your next step · martes 12 de mayo: tu siguiente paso',
        text:
          slot === 'workshop'
            ? 'Today the choice menu is for you: pick what helps you most. If you would rather sit with the teacher, just say so.\n\nHoy el menú de opciones es para ti: elige lo que más te ayude. Si prefieres trabajar con la maestra, solo dilo.'
            : 'There is a place for you at the small table today, 20 minutes with the teacher. If you would rather start with the choice menu, just say so.\n\nHoy hay un lugar para ti en la mesa pequeña, 20 minutos con la maestra. Si prefieres empezar con el menú de opciones, solo dilo.',
        links: [],
        due: null,
        points: null,
        learners: [first, ...others],
        target: slot === 'workshop' ? null : ADD,
        targets: slot === 'workshop' ? [] : [ADD],
        route: slot === 'workshop' ? 'workshop' : 'seminar',
        slot,
        date: DATE,
      },
    ];
  };
  const [first, ...others] = pathway.reassignments.map((each) => each.learner);
  const again: ReassignWrite | null =
    first === undefined
      ? null
      : {
          kind: 'reassign',
          key: WriteKey.parse('again-1'),
          why,
          title: 'One more chance: 5.NF.A.2 · Una oportunidad más: 5.NF.A.2',
          text: 'I can solve word problems that add or subtract fractions.\nWork through the problems until the due day. You can hand it in again as often as you like until then.\n\nPuedo resolver problemas en los que se suman o restan fracciones.\nTrabaja los problemas hasta el día de entrega. Puedes entregarlo de nuevo cuantas veces quieras hasta entonces.',
          links: [{ title: 'Word problems from the garden', url: 'https://example.org/garden' }],
          due: instant('2026-05-20T04:59:00Z'),
          points: 10,
          learners: [first, ...others],
          target: WORD,
          round: 1,
          date: DATE,
          minutes: 15,
          activity: 'https://example.org/garden',
          check: null,
        };
  const notes = routes.slice(0, 12).map(({ learner }, index): NoteWrite => ({
    kind: 'note',
    key: WriteKey.parse(`note-${learner}`),
    why,
    title: null,
    learners: [learner],
    week: SchoolDate.parse('2026-05-11'),
    language: index % 3 === 1 ? 'es' : 'en',
    channel: index === 4 ? 'paste' : 'post',
    carrier: index === 4 ? 'none' : 'announcement',
    on: null,
    factsHash: 'f',
    said: null,
    links: [],
    due: null,
    points: null,
    text:
      index % 3 === 1
        ? 'Esta semana respondiste bien dos preguntas más que la vez pasada en sumar fracciones.\nSiguiente paso: prueba las tiras de fracciones del menú.\nLa próxima oportunidad es el viernes 15 de mayo.'
        : 'This week you got two more right than last time on adding fractions.\nNext step: try the fraction strips from the menu.\nThe next chance is Friday, May 15.',
  }));
  return [
    ...route('first', seminar.sessions[0]?.learners ?? []),
    ...route('second', seminar.sessions[1]?.learners ?? []),
    ...route('workshop', seminar.workshop),
    ...(again === null ? [] : [again]),
    ...notes,
    {
      kind: 'withdraw',
      key: WriteKey.parse('back-1'),
      of: WriteKey.parse('route-old'),
      post: { carrier: 'assignment', id: PostId.parse('p-old') },
      learners: [LearnerId.parse('9001')],
      title: 'Monday, May 11: your next step',
      why,
    },
  ];
}

export function ledgerRow(write: PostingWrite, over: Partial<LedgerRow> = {}): LedgerRow {
  return {
    key: write.key,
    course: COURSE,
    state: 'DONE',
    write,
    carrier: carrierOf(write),
    marker: Marker.parse(`m-${write.key}`),
    contentHash: 'h',
    remoteId: PostId.parse(`p-${write.key}`),
    attemptedAt: null,
    run: RUN,
    decidedAt: RUN_AT,
    changedAt: RUN_AT,
    trouble: null,
    before: null,
    ...over,
  };
}
