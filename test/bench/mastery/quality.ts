import { forecasterOf, type Forecaster } from '../../../src/mastery/forecast/forecast.ts';
import { namedForecaster } from '../../../src/mastery/forecast/forecasts.ts';
import { completeRule } from '../../../src/mastery/rule.ts';
import { printTable } from '../table.ts';
import { fitTargets, fittedForecaster } from './fitted-bkt.ts';
import { leadOf } from './paired-bootstrap.ts';
import { foretell, measured, measuredEarly, tell } from './replay.ts';
import { isOurs, mixed, type Answer, type LogName } from './response-log.ts';

type Figures = Readonly<Record<LogName, string>>;

/** `mastery/METHODS.md` 5, "Exact public anchors". */
const ANCHORS: Figures = {
  2009: '.711025 / .441812 / .024328',
  2015: '.680091 / .427571 / .041824',
  2017: '.648578 / .478649 / .024982',
};
const SAME_START: Figures = { 2009: '.691976', 2015: '.657687', 2017: '.598909' };

const fromClass = (): Forecaster => forecasterOf(completeRule({ start: 'class' }));

/** The default on whole public files in file order, beside the published figures. */
export function printAnchors(name: LogName | null, answers: readonly Answer[]): void {
  const typical = measured(foretell(fromClass(), answers), answers);
  const same = measured(foretell(forecasterOf(completeRule()), answers), answers);
  const published = (figures: Figures): string => (name === null ? '-' : figures[name]);
  printTable(
    `the default on the whole ${logWord(name)}, in file order`,
    ['start', 'measured', 'published'],
    [
      [
        'the class (AUC / RMSE / ECE)',
        [typical.auc, typical.rmse, typical.ece].map((figure) => exact(figure)).join(' / '),
        published(ANCHORS),
      ],
      ['.65 for all (AUC)', exact(same.auc), published(SAME_START)],
    ],
  );
}

interface Variant {
  readonly what: string;
  /** `mastery/METHODS.md` 5, on the students held out there; - where it has none. */
  readonly wanted: Figures;
  /** Having seen the other four fifths. */
  readonly forecaster: (others: readonly Answer[]) => Forecaster;
}

const VARIANTS: readonly Variant[] = [
  {
    what: 'default',
    wanted: { 2009: '.7129 / .034', 2015: '.6829 / .041', 2017: '.6483 / .029' },
    forecaster: (others) => tell(fromClass(), others),
  },
  {
    what: 'forecast shift',
    wanted: { 2009: '.719 / .022', 2015: '.699 / .014', 2017: '.652 / .035' },
    forecaster: (others) => tell(namedForecaster('shifted'), others),
  },
  {
    what: 'recalibrated',
    wanted: { 2009: '.719 / .022', 2015: '.699 / .014', 2017: '.652 / .035' },
    forecaster: (others) => tell(namedForecaster('recalibrated'), others),
  },
  {
    what: 'bkt, fitted',
    wanted: { 2009: '.7204 / .009', 2015: '.7049 / .003', 2017: '.6564 / .031' },
    forecaster: (others) => fittedForecaster(fitTargets(others, false)),
  },
  {
    what: 'bkt + forgetting, fitted',
    wanted: { 2009: '.725 / .010', 2015: '.707 / .005', 2017: '.662 / .032' },
    forecaster: (others) => fittedForecaster(fitTargets(others, true)),
  },
  {
    what: 'student-informed',
    wanted: { 2009: '.730 / .027', 2015: '.696 / .036', 2017: '.690 / .015' },
    forecaster: (others) => tell(namedForecaster('student-informed'), others),
  },
  {
    what: 'elo, question-aware',
    wanted: { 2009: '.765 / .020', 2015: '-', 2017: '.758 / .020' },
    forecaster: (others) => tell(namedForecaster('elo'), others),
  },
  {
    what: 'best',
    wanted: { 2009: '.779 / .007', 2015: '.722 / .003', 2017: '.760 / .014' },
    forecaster: (others) => tell(namedForecaster('best'), others),
  },
];

/** Every variant on students never looked at while fitting, the others of the log known. */
export function printVariants(name: LogName | null, answers: readonly Answer[]): void {
  const { ours, others } = divided(name, answers);
  const told = new Map<string, Float64Array>();
  const rows = VARIANTS.map(({ what, wanted, forecaster }) => {
    const chances = foretell(forecaster(others), ours);
    told.set(what, chances);
    const [whole, early] = [measured(chances, ours), measuredEarly(chances, ours)];
    return { what, measured: whole, early: short(early), wanted: name === null ? '-' : wanted[name] };
  });
  const over = leadsOverDefault(rows);
  printTable(
    `students unseen while fitting (${count(ours)} of the ${logWord(name)}), AUC / ECE`,
    ['variant', 'all answers', 'first 8', 'wanted of all (other students)', OVER_DEFAULT],
    rows.map((row) => [row.what, short(row.measured), row.early, row.wanted, over(row)]),
  );
  printLeads('the same students: whose AUC is higher', told, ours, [
    ['forecast shift', 'default'],
    ['recalibrated', 'forecast shift'],
    ['bkt + forgetting, fitted', 'bkt, fitted'],
    ['bkt + forgetting, fitted', 'recalibrated'],
    ['student-informed', 'bkt + forgetting, fitted'],
    ['elo, question-aware', 'student-informed'],
    ['best', 'elo, question-aware'],
    ['best', 'student-informed'],
  ]);
}

const OVER_DEFAULT = 'AUC over the default (wanted)';

interface Row {
  readonly what: string;
  readonly measured: { readonly auc: number };
  readonly wanted: string;
}

/**
 * The default is one formula, so what it gets on other students says how hard those are; how far the others are ahead of it
 * can be compared.
 */
function leadsOverDefault(rows: readonly Row[]): (row: Row) => string {
  const base = rows.find(({ what }) => what === 'default');
  return ({ what, measured: { auc }, wanted }) => {
    if (base === undefined || what === 'default') return '-';
    const lead = signed(auc - base.measured.auc);
    return wanted === '-' ? lead : `${lead} (${signed(Number.parseFloat(wanted) - Number.parseFloat(base.wanted))})`;
  };
}

/** Pairs of forecasts on the same answers, students resampled. */
function printLeads(
  title: string,
  told: ReadonlyMap<string, Float64Array>,
  answers: readonly Answer[],
  pairs: readonly (readonly [string, string])[],
): void {
  const rows = pairs.flatMap(([one, other]) => {
    const [chances, over] = [told.get(one), told.get(other)];
    if (chances === undefined || over === undefined) return [];
    const { difference, low, high } = leadOf(chances, over, answers);
    return [
      [
        `${one} over ${other}`,
        signed(difference),
        `${signed(low)} to ${signed(high)}`,
        low > 0 || high < 0 ? 'yes' : 'no',
      ],
    ];
  });
  printTable(title, ['lead', 'AUC', '95 % over students', 'beyond chance'], rows);
}

function signed(difference: number): string {
  return `${difference < 0 ? '-' : '+'}${Math.abs(difference).toFixed(4).slice(1)}`;
}

/** `mastery/METHODS.md` 5, "predict command fed with the held-out file only"; for the default, its section 4. */
const COLD: Readonly<Record<'default' | 'shifted' | 'student-informed' | 'elo' | 'best', Figures>> = {
  default: { 2009: '.7093 / .045', 2015: '.6857 / .052', 2017: '.6284 / .036' },
  shifted: { 2009: '.7146 / .024', 2015: '.6987 / .023', 2017: '.6328 / .035' },
  'student-informed': { 2009: '.7305 / .019', 2015: '.7104 / .013', 2017: '.6784 / .022' },
  elo: { 2009: '.7404 / .021', 2015: '.6948 / .029', 2017: '.7104 / .032' },
  best: { 2009: '.745 / .020', 2015: '.71 / .015', 2017: '.71 / .035' },
};

/** As `--predict` works: only the file of unseen students, each row from the rows above it. */
export function printCold(name: LogName | null, answers: readonly Answer[]): void {
  const { ours } = divided(name, answers);
  const together = mixed(ours);
  const told = new Map<string, Float64Array>();
  const rows = (Object.keys(COLD) as (keyof typeof COLD)[]).map((what) => {
    const make = (): Forecaster => (what === 'default' ? fromClass() : namedForecaster(what));
    const chances = foretell(make(), together);
    told.set(what, chances);
    return {
      what,
      measured: measured(chances, together),
      ordered: short(measured(foretell(make(), ours), ours)),
      wanted: name === null ? '-' : COLD[what][name],
    };
  });
  const over = leadsOverDefault(rows);
  printTable(
    `nothing known beforehand (--predict; ${count(ours)} of the ${logWord(name)}), AUC / ECE`,
    [
      'forecaster',
      'students mixed in time',
      'one after the other',
      'published or wanted (other students)',
      OVER_DEFAULT,
    ],
    rows.map((row) => [row.what, short(row.measured), row.ordered, row.wanted, over(row)]),
  );
  printLeads('the same students, mixed in time: whose AUC is higher', told, together, [
    ['shifted', 'default'],
    ['student-informed', 'shifted'],
    ['elo', 'student-informed'],
    ['best', 'elo'],
    ['best', 'student-informed'],
  ]);
}

function divided(
  name: LogName | null,
  answers: readonly Answer[],
): { readonly ours: Answer[]; readonly others: Answer[] } {
  const isIn = (answer: Answer): boolean => isOurs(name ?? '2009', answer.learner);
  return { ours: answers.filter(isIn), others: answers.filter((answer) => !isIn(answer)) };
}

function logWord(name: LogName | null): string {
  return name === null ? 'generated log' : `public log of ${name}`;
}

function count(answers: readonly Answer[]): string {
  return `${new Set(answers.map(({ learner }) => learner)).size} students, ${answers.length} answers`;
}

function exact(figure: number): string {
  return figure.toFixed(6).slice(1);
}

function short({ auc, ece }: { readonly auc: number; readonly ece: number }): string {
  return `${auc.toFixed(4).slice(1)} / ${ece.toFixed(3).slice(1)}`;
}
