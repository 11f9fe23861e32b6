/** What a deployment finds where it is started. */
export interface Found {
  /** `terraform.tfvars`; null: there is none. */
  readonly settings: string | null;
  /** The database as the login that owns its tables, through the proxy. */
  readonly owner: string | undefined;
  readonly key: string | undefined;
  /** What of the work tree is not committed, as git lists it. */
  readonly changed: string;
  readonly has: (program: string) => boolean;
}

const PROGRAMS: Readonly<Record<string, string>> = {
  gcloud: 'https://cloud.google.com/sdk/docs/install',
  terraform: 'https://developer.hashicorp.com/terraform/install',
  'cloud-sql-proxy': 'https://cloud.google.com/sql/docs/postgres/sql-proxy',
  zip: 'the package zip of your system',
};
const SETTINGS = [
  'project',
  'project_number',
  'region',
  'base_url',
  'operator',
  'contact',
  'google_client_id',
  'alarm_email',
  'secret_versions',
];

/** Everything that stands in the way, at once; in the words of whoever has to mend it. */
export function missingIn({ settings, owner, key, changed, has }: Found): string[] {
  const unset = SETTINGS.filter(
    (name) => settings !== null && !new RegExp(`^${name}\\s*=\\s*(\\{|"[^"]+")`, 'm').test(settings),
  );
  return [
    ...(settings === null ? ['manifests/cloud/terraform.tfvars: copy terraform.tfvars.example and fill it in'] : []),
    ...unset.map((name) => `manifests/cloud/terraform.tfvars: ${name} is not set`),
    ...(owner
      ? []
      : [
          'DATABASE_OWNER_URL: the database as the login that owns its tables, through cloud-sql-proxy on this machine',
        ]),
    ...(key ? [] : ['WAYMARK_KEY: as the services have it']),
    ...(changed === ''
      ? []
      : ['the work tree has changes that are not committed: what is deployed has to be found again']),
    ...Object.entries(PROGRAMS).flatMap(([name, from]) => (has(name) ? [] : [`${name} is not installed: ${from}`])),
  ];
}

export interface Step {
  readonly what: string;
  readonly command: readonly [string, ...string[]];
  /** Where it runs, from the root of the repository. */
  readonly folder: string;
  /** A file it needs. */
  readonly before?: { readonly file: string; readonly text: string };
}

const PLAN = 'waymark.tfplan';

/** What is done after the build, in this order: the schema is there before the code that needs it. */
export function stepsOf(archives: Readonly<Record<string, string>>, settings: string): readonly Step[] {
  const project = /^project\s*=\s*"([^"]+)"/m.exec(settings)?.[1] ?? '';
  const cloud = 'manifests/cloud';
  return [
    ...Object.entries(archives).map(([name, archive]): Step => ({
      what: `Packs ${name}; its name says what is in it`,
      command: ['zip', '-q', '-r', '-X', archive, '.'],
      folder: `dist/${name}`,
    })),
    {
      what: 'Looks at what the state holds',
      command: ['terraform', 'init', '-input=false', `-backend-config=bucket=${project}-waymark-state`],
      folder: cloud,
    },
    {
      what: 'Plans; the archives stand in archives.auto.tfvars.json',
      command: ['terraform', 'plan', '-input=false', `-out=${PLAN}`],
      folder: cloud,
      before: { file: `${cloud}/archives.auto.tfvars.json`, text: `${JSON.stringify({ archives }, null, 2)}\n` },
    },
    {
      what: 'Brings the schema up, before any new code runs: what runs now goes on',
      command: ['sh', '-c', 'DATABASE_URL="$DATABASE_OWNER_URL" exec node src/cli/waymark.mjs migrate'],
      folder: '.',
    },
    {
      what: 'Does what was planned: archives up, services built, traffic to them',
      command: ['terraform', 'apply', '-input=false', PLAN],
      folder: cloud,
    },
  ];
}
