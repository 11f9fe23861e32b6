/** `npm run cost`: what a district's month costs in Google Cloud, with its arithmetic. Prices in US dollars, from memory, 29 November 2026. */
const NIGHTS = 22;
const COURSES = 4000;
const HOURS = 730;
/** Seconds of one course's night, most of it waiting for the LMS; four at once share an instance. */
const COURSE_SECONDS = 12;
const AT_ONCE = 4;

interface Item {
  readonly what: string;
  readonly amount: number;
  readonly unit: string;
  readonly price: number;
}

const courseSeconds = (NIGHTS * COURSES * COURSE_SECONDS) / AT_ONCE;
const ITEMS: readonly Item[] = [
  { what: 'database, 2 vCPU, two zones', amount: 2 * 2 * HOURS, unit: 'vCPU hours', price: 0.0413 },
  { what: 'database, 7.5 GB, two zones', amount: 2 * 7.5 * HOURS, unit: 'GB hours', price: 0.007 },
  { what: 'database, disk of 100 GB, two zones', amount: 2 * 100, unit: 'GB', price: 0.17 },
  { what: 'database, backups', amount: 300, unit: 'GB', price: 0.08 },
  { what: 'courses, 1 vCPU', amount: courseSeconds, unit: 'vCPU seconds', price: 0.000024 },
  { what: 'courses, 1 GB', amount: courseSeconds, unit: 'GB seconds', price: 0.0000025 },
  { what: 'pages, one instance kept warm, idle', amount: HOURS * 3600, unit: 'vCPU seconds', price: 0.0000025 },
  {
    what: 'pages, 5 instances busy 2 hours a school day',
    amount: 5 * 2 * 3600 * NIGHTS,
    unit: 'vCPU seconds',
    price: 0.000024,
  },
  { what: 'tasks', amount: (NIGHTS * COURSES) / 1e6, unit: 'million', price: 0.4 },
  {
    what: 'key service, a call for each course',
    amount: (NIGHTS * COURSES) / 10_000,
    unit: '10,000 calls',
    price: 0.03,
  },
  { what: 'log, 2 KB a course and press', amount: 1, unit: 'GB over the free 50', price: 0 },
  { what: 'secrets, 6 of one version', amount: 6, unit: 'versions', price: 0.06 },
  { what: 'traffic to people', amount: 50, unit: 'GB', price: 0.12 },
];

const costs = ITEMS.map((item) => ({ ...item, cost: item.amount * item.price }));
const rows = costs.map(
  ({ what, amount, unit, price, cost }) =>
    `| ${what} | ${Math.round(amount * 100) / 100} ${unit} | ${price} | ${cost.toFixed(2)} |`,
);
const total = costs.reduce((sum, { cost }) => sum + cost, 0);
process.stdout.write(
  `${['| what | amount | price of one | a month |', '|---|---|---|---|', ...rows, `| **together** | | | **${total.toFixed(2)}** |`].join('\n')}\n`,
);
