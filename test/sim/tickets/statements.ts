import type { CourseId, LearnerId } from '../../../src/ids.ts';
import { StoreError } from '../../../src/store/errors.ts';
import {
  ComposedTicket,
  type Conference,
  type MadeMark,
  type Ticket,
  type TicketId,
} from '../../../src/ticket/types.ts';
import type { Instant, SchoolDate } from '../../../src/time.ts';
import type { AnswerRow, LearnerRow, OpeningRow, PlaceRow, Rows, ToldOnce } from './rows.ts';

/** What a statement answers, and the rows after it. */
export interface Done {
  readonly rows: Rows;
  readonly answer: readonly object[];
}

type Params = readonly unknown[];

/** One statement of `src/store/tickets`, known by how its SQL begins; what it does is said here once more, in plain steps. */
export interface Statement {
  readonly begins: string;
  readonly does: (rows: Rows, params: Params, sql: string) => Done;
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- says what the parameters of that statement are
function reads<P extends Params>(begins: string, answer: (rows: Rows, params: P) => readonly object[]): Statement {
  return { begins, does: (rows, params) => ({ rows, answer: answer(rows, params as unknown as P) }) };
}

function writes<P extends Params>(
  begins: string,
  change: (rows: Rows, params: P) => Partial<Rows>,
  answer: (after: Rows, params: P) => readonly object[] = () => [],
): Statement {
  return {
    begins,
    does: (rows, params) => {
      const given = params as unknown as P;
      const after = { ...rows, ...change(rows, given) };
      return { rows: after, answer: answer(after, given) };
    },
  };
}

function refused(constraint: string): StoreError {
  return new StoreError('refused', `the store refused a statement (${constraint})`, 'this is a fault in Waymark');
}

const openings: readonly Statement[] = [
  writes<[Instant]>('delete from openings where opened_at', ({ openings: held }, [at]) => ({
    openings: held.filter(({ openedAt }) => Date.parse(openedAt) > Date.parse(at) - 12 * 3_600_000),
  })),
  writes<
    [
      ...of: [
        string,
        OpeningRow['course'],
        OpeningRow['item'],
        string,
        string | null,
        string | null,
        TicketId | null,
        string,
        string,
        string,
        string,
        string | null,
        LearnerId | null,
        string | null,
        Instant,
      ],
    ]
  >('insert into openings', ({ openings: held }, params) => {
    const [opening, course, item, kind, attachment, submission, ticket, door, frame, role] = params;
    const [person, name, learner, proof, at] = params.slice(10) as [
      string,
      string | null,
      LearnerId | null,
      string | null,
      Instant,
    ];
    const row: OpeningRow = {
      opening,
      course,
      item,
      kind,
      attachment,
      submission,
      ticket,
      door,
      frame,
      role,
      person,
      name,
      learner,
      proof: proof === null ? null : JSON.parse(proof),
      openedAt: at,
      checkedAt: at,
      endsAt: new Date(Date.parse(at) + 12 * 3_600_000).toISOString() as Instant,
    };
    return { openings: [...held, row] };
  }),
  reads<[string]>('select course, item, item_kind as kind', ({ openings: held }, [id]) =>
    held.filter(({ opening }) => opening === id).map(({ opening: _opening, ...row }) => row),
  ),
  writes<[string, Instant]>('update openings set checked_at', ({ openings: held }, [id, at]) => ({
    openings: held.map((row) => (row.opening === id ? { ...row, checkedAt: at } : row)),
  })),
  writes<[string, Instant]>('update openings set ends_at', ({ openings: held }, [id, at]) => ({
    openings: held.map((row) => (row.opening === id && at < row.endsAt ? { ...row, endsAt: at } : row)),
  })),
];

const tickets: readonly Statement[] = [
  writes<
    [
      TicketId,
      CourseId,
      string,
      string,
      string,
      string | null,
      string,
      SchoolDate,
      string | null,
      unknown,
      string,
      Instant,
    ]
  >('insert into tickets as stored', ({ tickets: held }, params) => {
    const [id, course, title, kind, unit, station, questions, date, , , madeBy, madeAt] = params;
    const composed = ComposedTicket.parse({
      title,
      kind,
      unit,
      ...(station === null ? {} : { station }),
      questions: JSON.parse(questions),
    });
    const row: Ticket = {
      ...composed,
      id,
      course,
      state: 'draft',
      shown: [],
      date,
      madeBy,
      madeAt,
      openedAt: null,
      markingAt: null,
      keyAt: null,
      closedAt: null,
      onPaper: false,
    };
    return { tickets: [...held, row] };
  }),
  {
    begins: 'select ticket as id, course, state, shown, date, made_by as "madeBy", made_at as "madeAt"',
    does: (rows, params, sql) => {
      const isOfCourse = sql.includes('where course = $1');
      const [id, since] = params as [TicketId | CourseId, (SchoolDate | null)?];
      const found = rows.tickets.filter((each) =>
        isOfCourse ? each.course === id && (since ?? each.date) <= each.date : each.id === id,
      );
      return { rows, answer: found.map((ticket) => ({ ...asComposed(ticket), ...seen(rows, ticket, sql) })) };
    },
  },
  {
    begins: 'update tickets set state =',
    does: (rows, params) => {
      const [id, from, state, shown, date, ...times] = params as [
        TicketId,
        Ticket['state'],
        Ticket['state'],
        string | null,
        SchoolDate | null,
        ...(Instant | null)[],
      ];
      const [openedAt, markingAt, keyAt, closedAt] = times;
      let moved = false;
      const tickets = rows.tickets.map((row): Ticket => {
        if (row.id !== id || row.state !== from) return row;
        moved = true;
        return {
          ...row,
          state,
          shown: shown === null ? row.shown : (JSON.parse(shown) as number[]),
          date: date ?? row.date,
          openedAt: openedAt ?? row.openedAt,
          markingAt: markingAt ?? row.markingAt,
          keyAt: keyAt ?? row.keyAt,
          closedAt: closedAt ?? row.closedAt,
        };
      });
      return { rows: { ...rows, tickets }, answer: moved ? [{ ticket: id }] : [] };
    },
  },
  reads<[CourseId, SchoolDate]>(
    'select ticket as id, course, title, kind, unit',
    ({ tickets: held }, [course, since]) =>
      held
        .filter((each) => each.course === course && each.date >= since && each.state !== 'draft')
        .map((row) => ({ ...row, station: row.station ?? null })),
  ),
  writes<[TicketId, boolean, LearnerId | null]>(
    'with raised as ( insert into ticket_versions as stored',
    ({ versions, common, learners: held }, [id, isCommon, learner]) => {
      const version = (versions.get(id) ?? 0) + 1;
      return {
        versions: new Map(versions).set(id, version),
        common: isCommon || version === 1 ? new Map(common).set(id, version) : common,
        learners: held.map((each) =>
          each.ticket === id && each.learner === learner ? { ...each, changed: version } : each,
        ),
      };
    },
    ({ versions }, [id]) => [{ version: versions.get(id) }],
  ),
  writes<[TicketId]>('insert into ticket_versions (ticket, version) values ($1, 1)', ({ versions }, [id]) => ({
    versions: versions.has(id) ? versions : new Map(versions).set(id, 1),
  })),
  reads<[TicketId, string]>('select version, case when known', ({ versions, common, learners: held }, [id, since]) => {
    const version = versions.get(id);
    if (version === undefined) return [];
    const changed = held.filter((each) => each.ticket === id && each.changed > Number(since));
    return [
      {
        version,
        common: common.get(id) ?? version,
        changed: Object.fromEntries(changed.map((each) => [each.learner, each.changed])),
      },
    ];
  }),
  reads<[TicketId]>('select version from ticket_versions', ({ versions }, [id]) =>
    versions.has(id) ? [{ version: versions.get(id) }] : [],
  ),
];

/** As the one statement that reads a whole ticket answers it. */
function asComposed({ title, kind, unit, station, questions, ...row }: Ticket): object {
  return { ...row, composed: { title, kind, unit, ...(station === undefined ? {} : { station }), questions } };
}

/** What a look asks for beside the ticket: how often it has changed, and where it hangs. */
function seen({ versions, places: held }: Rows, { id }: Ticket, sql: string): object {
  if (!sql.includes('ticket_versions')) return {};
  const items = held.filter(({ ticket }) => ticket === id).map(({ item }) => item);
  return { v: versions.get(id) ?? 0, items: [...new Set(items)].toSorted(compare) };
}

const places: readonly Statement[] = [
  writes<[CourseId, PlaceRow['item'], PlaceRow['attachment'], TicketId, number | null]>(
    'insert into ticket_places',
    ({ places: held }, [course, item, attachment, ticket, maxPoints]) => ({
      places: held.some((each) => each.course === course && each.item === item && each.attachment === attachment)
        ? held
        : [...held, { course, item, attachment, ticket, maxPoints }],
    }),
    ({ places: held }, [course, item, attachment, ticket]) =>
      held.filter(
        (each) =>
          each.course === course && each.item === item && each.attachment === attachment && each.ticket === ticket,
      ),
  ),
  reads<[CourseId, string, string]>(
    'select ticket from ticket_places where course',
    ({ places: held }, [course, item, attachment]) =>
      held.filter((each) => each.course === course && each.item === item && each.attachment === attachment),
  ),
  reads<[CourseId]>('select ticket, item from ticket_places', ({ places: held }, [course]) =>
    held.filter((each) => each.course === course),
  ),
  reads<[TicketId]>('select course, item, nullif(attachment', ({ places: held }, [ticket]) =>
    held
      .filter((each) => each.ticket === ticket)
      .toSorted((a, b) => compare(a.item, b.item) || compare(a.attachment, b.attachment))
      .map((each) => ({ ...each, attachment: each.attachment === '' ? null : each.attachment })),
  ),
];

const learners: readonly Statement[] = [
  writes<[TicketId, LearnerId, string | null, LearnerRow['attachment'], LearnerRow['submission'], Instant]>(
    'insert into ticket_learners as stored',
    ({ learners: held }, [ticket, learner, name, attachment, submission, at]) => {
      const before = held.find((each) => each.ticket === ticket && each.learner === learner);
      const row: LearnerRow = {
        ticket,
        learner,
        name: name ?? before?.name ?? null,
        attachment: attachment ?? before?.attachment ?? null,
        submission: submission ?? before?.submission ?? null,
        done: before?.done ?? false,
        seenAt: before !== undefined && before.seenAt > at ? before.seenAt : at,
        graded: before?.graded ?? null,
        gradeWaits: before?.gradeWaits ?? null,
        changed: before?.changed ?? 0,
      };
      return { learners: [...held.filter((each) => each !== before), row] };
    },
  ),
  {
    begins: 'select learner, name, attachment, submission, done',
    does: (rows, params) => {
      const [ticket, learner] = params as [TicketId, LearnerId?];
      const found = rows.learners.filter(
        (each) => each.ticket === ticket && (learner === undefined || each.learner === learner),
      );
      return { rows, answer: found.toSorted((a, b) => compare(a.learner, b.learner)) };
    },
  },
  writes<[TicketId, LearnerId, boolean]>('update ticket_learners set done', (rows, [ticket, learner, done]) =>
    onLearner(rows, ticket, learner, { done }),
  ),
  writes<[TicketId, LearnerId, number]>('update ticket_learners set graded', (rows, [ticket, learner, graded]) =>
    onLearner(rows, ticket, learner, { graded, gradeWaits: null }),
  ),
  writes<[TicketId, LearnerId, LearnerRow['gradeWaits']]>(
    'update ticket_learners set grade_waits',
    (rows, [ticket, learner, gradeWaits]) => onLearner(rows, ticket, learner, { gradeWaits }),
    ({ learners: held }, [ticket, learner, gradeWaits]) =>
      held.some((each) => each.ticket === ticket && each.learner === learner && each.gradeWaits !== gradeWaits)
        ? [{ one: 1 }]
        : [],
  ),
];

function onLearner(
  { learners: held }: Rows,
  ticket: TicketId,
  learner: LearnerId,
  change: Partial<LearnerRow>,
): Partial<Rows> {
  return {
    learners: held.map((each) => (each.ticket === ticket && each.learner === learner ? { ...each, ...change } : each)),
  };
}

const answers: readonly Statement[] = [
  reads<[TicketId, LearnerId, string]>(
    'from ticket_answers where ticket = $1 and learner = $2 and key',
    ({ answers: held }, [ticket, learner, key]) =>
      held.filter((each) => each.ticket === ticket && each.learner === learner && each.key === key).map(asReceived),
  ),
  reads<[TicketId, LearnerId | null]>(
    'from ticket_answers where ticket = $1 and ($2',
    ({ answers: held }, [ticket, learner]) =>
      held
        .filter((each) => each.ticket === ticket && (learner === null || each.learner === learner))
        .filter(stillSays)
        .map(asReceived),
  ),
  reads<[TicketId, LearnerId, number, number | null]>(
    'select value, version from ticket_answers',
    ({ answers: held }, [ticket, learner, question, before]) => {
      const found = held.filter(
        (each) =>
          each.ticket === ticket &&
          each.learner === learner &&
          each.question === question &&
          each.version !== null &&
          (before === null || each.sequence < before),
      );
      return found.toSorted((a, b) => (b.version ?? 0) - (a.version ?? 0)).slice(0, 1);
    },
  ),
  writes<[TicketId, LearnerId, number, string, number, string, number | null, AnswerRow['status'], string, Instant]>(
    'insert into ticket_answers',
    ({ answers: held, sequence }, params) => {
      const [ticket, learner, question, value, base, key, version, status, deviceAt, at] = params;
      const mine = held.filter((each) => each.ticket === ticket && each.learner === learner);
      if (mine.some((each) => each.key === key)) throw refused('ticket_answers_once');
      if (version !== null && mine.some((each) => each.question === question && each.version === version))
        throw refused('ticket_answers_versions');
      const row: AnswerRow = {
        sequence,
        ticket,
        learner,
        question,
        value: JSON.parse(value) as AnswerRow['value'],
        base,
        key,
        version,
        status,
        deviceAt,
        at,
      };
      return { answers: [...held, row], sequence: sequence + 1 };
    },
  ),
  writes<[number, number | null]>('update ticket_answers set version', ({ answers: held }, [sequence, version]) => ({
    answers: held.map((each) => (each.sequence === sequence && each.status === 'late' ? { ...each, version } : each)),
  })),
  reads<[readonly TicketId[]]>('select ticket, learner, question, value', ({ answers: held }, [ids]) =>
    held
      .filter(({ ticket }) => ids.includes(ticket))
      .filter(stillSays)
      .map((row) => ({ ...asReceived(row), ticket: row.ticket })),
  ),
];

/** Late, or the last in time. */
function stillSays(row: AnswerRow, place: number, all: readonly AnswerRow[]): boolean {
  const isSame = (each: AnswerRow): boolean =>
    each.ticket === row.ticket && each.learner === row.learner && each.question === row.question;
  if (row.status !== 'saved') return row.status === 'late';
  return !all.slice(place + 1).some((each) => isSame(each) && each.status === 'saved');
}

function asReceived({ ticket: _ticket, ...row }: AnswerRow): object {
  return { ...row, counts: row.status === 'late' && row.version !== null };
}

const marks: readonly Statement[] = [
  writes<[TicketId, LearnerId, number, MadeMark['by'], number | null, string, Instant]>(
    'insert into ticket_marks',
    ({ marks: held }, [ticket, learner, question, by, share, actor, at]) => ({
      marks: [...held, { ticket, learner, question, by, share, at, actor }],
    }),
  ),
  reads<[TicketId, LearnerId | null]>('select learner, question, marked_by', ({ marks: held }, [ticket, learner]) =>
    held.filter((each) => each.ticket === ticket && (learner === null || each.learner === learner)).map(withoutTicket),
  ),
  reads<[readonly TicketId[]]>('select ticket, learner, question, marked_by', ({ marks: held }, [ids]) =>
    held.filter(({ ticket }) => ids.includes(ticket)),
  ),
];

function withoutTicket({ ticket: _ticket, ...rest }: Rows['marks'][number]): object {
  return rest;
}

const words: readonly Statement[] = [
  {
    begins: 'insert into ticket_notes',
    does: (rows, params) => {
      const [, ticket, learner, text, actor, at, key] = params as [
        CourseId,
        TicketId,
        LearnerId,
        string,
        string,
        Instant,
        string | null,
      ];
      if (rows.notes.some((each) => isTold(each, { ticket, actor, key }))) return { rows, answer: [] };
      return { rows: { ...rows, notes: [...rows.notes, { ticket, learner, text, at, actor, key }] }, answer: [{}] };
    },
  },
  reads<[TicketId, LearnerId]>('select text, at from ticket_notes', ({ notes }, [ticket, learner]) =>
    notes.filter((each) => each.ticket === ticket && each.learner === learner).map(({ text, at }) => ({ text, at })),
  ),
  writes<[CourseId, TicketId, LearnerId, string]>(
    'insert into reflections',
    ({ reflections }, [, , learner, text]) => ({
      reflections: [...reflections, { learner, text }],
    }),
  ),
  {
    begins: 'insert into conferences',
    does: (rows, params) => {
      const [course, ticket, learner, target, share, actor, at, key] = params as [
        CourseId,
        TicketId,
        LearnerId,
        Conference['target'],
        Conference['share'],
        string,
        Instant,
        string | null,
      ];
      const { conferences, sequence } = rows;
      if (conferences.some((each) => isTold(each, { ticket, actor, key }))) return { rows, answer: [] };
      const row = { id: String(sequence), course, ticket, learner, target, share, actor, at, key };
      return { rows: { ...rows, conferences: [...conferences, row], sequence: sequence + 1 }, answer: [{}] };
    },
  },
  reads<[CourseId, SchoolDate]>('select sequence::text as id', ({ conferences }, [course, since]) =>
    conferences
      .filter((each) => each.course === course && Date.parse(each.at) >= Date.parse(since) - 86_400_000)
      .map(({ course: _course, ticket: _ticket, key: _key, ...each }) => each),
  ),
];

/** That telling of the same person is here already; one without an id of its own is always another. */
function isTold(held: ToldOnce, { ticket, actor, key }: ToldOnce): boolean {
  return key !== null && held.key === key && held.ticket === ticket && held.actor === actor;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

export const STATEMENTS: readonly Statement[] = [
  ...openings,
  ...tickets,
  ...places,
  ...learners,
  ...answers,
  ...marks,
  ...words,
];
