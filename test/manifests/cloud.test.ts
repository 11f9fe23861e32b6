import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { TARGETS } from '../../functions/targets.ts';
import { SETTING_NAMES } from '../../src/environment.ts';
import { CLOUD, declaredIn, filesOfCloud, loose, unfit, valuesOf, type Declared, type Resource } from './terraform.ts';

const files = filesOfCloud();
let cloud: Declared;

beforeAll(async () => {
  cloud = await declaredIn(files);
});

const all = (of: Declared, kind: string): Resource[] => of.resources.filter((resource) => resource.kind === kind);

/** What our own rules forbid, whatever the provider takes. */
function forbidden(of: Declared): string[] {
  const { resources, locals } = of;
  const settings = [...Object.keys(locals['settings'] ?? {}), ...((locals['secrets_of_all'] ?? []) as string[])];
  const audiences = [
    ...valuesOf(
      resources.map(({ body }) => body),
      'audience',
    ),
    ...valuesOf(
      resources.map(({ body }) => body),
      'custom_audiences',
    ).flat(),
    ...valuesOf(locals, 'WAYMARK_JOBS_AUDIENCE'),
  ];
  const services = all(of, 'google_cloud_run_v2_service');
  const versions = [...services]
    .flatMap(({ body }) => valuesOf(body, 'secret_key_ref'))
    .flatMap((ref) => valuesOf(ref, 'version'));
  return [
    ...resources.flatMap(({ at, body }) =>
      /allUsers|allAuthenticatedUsers/.test(JSON.stringify(body)) &&
      !JSON.stringify(body['name']).includes('[\\"pages\\"]')
        ? [`${at} is open to everybody`]
        : [],
    ),
    ...resources.flatMap(({ at, body }) =>
      /^roles\/(owner|editor|viewer|.*[aA]dmin)$/.test(String(body['role'])) ? [`${at} may do too much`] : [],
    ),
    ...services
      .filter(({ body }) => body['invoker_iam_disabled'] !== false)
      .map(({ at }) => `${at} asks nobody who calls`),
    ...versions
      .filter((version) => version !== '${tostring(env.value)}')
      .map((version) => `a secret of version ${String(version)}`),
    ...(String(of.variables['secret_versions']?.['type']).includes('map(number)')
      ? []
      : ['versions of secrets that are no numbers']),
    ...all(of, 'google_cloud_tasks_queue').flatMap(({ at, body }) =>
      [
        'max_concurrent_dispatches',
        'max_dispatches_per_second',
        'max_attempts',
        'max_retry_duration',
        'min_backoff',
        'max_backoff',
      ]
        .filter((limit) => valuesOf(body, limit).length === 0)
        .map((limit) => `${at} has no ${limit}`),
    ),
    ...['google_sql_database_instance', 'google_cloud_run_v2_service', 'google_secret_manager_secret'].flatMap((kind) =>
      all(of, kind)
        .filter(({ body }) => body['deletion_protection'] !== true)
        .map(({ at }) => `${at} can be deleted`),
    ),
    ...all(of, 'google_kms_crypto_key')
      .filter(({ body }) => !valuesOf(body, 'prevent_destroy').includes(true) || body['rotation_period'] === undefined)
      .map(({ at }) => `${at} can be destroyed, or is never changed`),
    ...all(of, 'google_sql_database_instance')
      .filter(
        ({ body }) =>
          valuesOf(body, 'point_in_time_recovery_enabled')[0] !== true ||
          valuesOf(body, 'authorized_networks').length > 0,
      )
      .map(({ at }) => `${at} cannot be put back to a minute, or is open to a network`),
    ...settings.filter((name) => !SETTING_NAMES.includes(name)).map((name) => `${name} is no setting`),
    ...audiences
      .filter((audience) => audience !== '${local.audience}')
      .map((audience) => `another audience: ${String(audience)}`),
    ...Object.keys(locals['services'] ?? {})
      .filter((name) => !TARGETS.some((target) => target === name))
      .map((name) => `${name} is no function`),
  ];
}

describe('what is deployed to the cloud', () => {
  it('is taken by the provider, refers to what there is, and leaves nothing unused', () => {
    expect([...unfit(cloud), ...loose(cloud)]).toEqual([]);
  });

  it('keeps our rules', () => {
    expect(forbidden(cloud)).toEqual([]);
    expect(Object.keys(cloud.locals['services'] ?? {}).toSorted()).toEqual([...TARGETS].toSorted());
  });

  it('has Google tell of changes only where the district says so', () => {
    const hints = cloud.resources.filter(({ kind }) => kind.startsWith('google_pubsub_'));
    expect(cloud.variables['google_hints']?.['default']).toBe(false);
    expect(hints.length).toBeGreaterThan(0);
    for (const { body } of hints)
      expect([body['count'], body['for_each']]).toContainEqual(
        expect.stringMatching(/var\.google_hints \? 1 : 0|local\.publishers/),
      );
  });

  it('has each of its variables in the example, and no others', () => {
    const example = readFileSync(new URL('terraform.tfvars.example', CLOUD), 'utf8');
    const named = [...example.matchAll(/^(?:# )?([a-z_]+) *= /gm)].map(([, name]) => name);
    expect(new Set(named)).toEqual(new Set(Object.keys(cloud.variables)));
  });

  it('says of each alarm what it means and what to do', () => {
    const page = readFileSync(new URL('../../manifests/cloud/OPERATING.md', import.meta.url), 'utf8');
    const alarms = all(cloud, 'google_monitoring_alert_policy').flatMap(({ body }) =>
      body['for_each'] === undefined
        ? [String(body['display_name']).replace('Waymark: ', '')]
        : Object.keys(cloud.locals['alarms'] ?? {}),
    );
    const told = [...page.matchAll(/^### ([a-z-]+)$/gm)].map(([, name]) => name);
    expect(new Set(told)).toEqual(new Set(alarms));
  });
});

describe('a fault in it', () => {
  it.each<[string, string, string, string, string]>([
    ['a misspelt argument', 'queue.tf', 'max_attempts ', 'max_attemps ', 'max_attemps is unknown'],
    [
      'a misspelt argument in a block that is made',
      'services.tf',
      'version = tostring',
      'versoin = tostring',
      'versoin is unknown',
    ],
    ['a place that is missing', 'keys.tf', 'location = var.region', '', 'location is missing'],
    [
      'text for a number',
      'queue.tf',
      'max_doublings      = 4',
      'max_doublings = "four"',
      'max_doublings should be a number',
    ],
    [
      'a reference to nothing',
      'queue.tf',
      'google_service_account.jobs.email',
      'google_service_account.job.email',
      'google_service_account.job is not declared',
    ],
    [
      'a variable nobody uses',
      'variables.tf',
      'variable "region"',
      'variable "spare" {}\nvariable "region"',
      'var.spare is not used',
    ],
    ['a job that anybody starts', 'services.tf', 'of["pages"].name', 'of["course"].name', 'is open to everybody'],
    ['an account that may do everything', 'accounts.tf', 'roles/cloudsql.client', 'roles/editor', 'may do too much'],
    [
      'the newest version of a secret',
      'services.tf',
      'version = tostring(env.value)',
      'version = "latest"',
      'a secret of version latest',
    ],
    [
      'a queue without a limit',
      'queue.tf',
      'max_concurrent_dispatches = local.course_at_once * local.course_instances',
      '',
      'no max_concurrent_dispatches',
    ],
    [
      'a database that can be deleted',
      'database.tf',
      'deletion_protection = true',
      'deletion_protection = false',
      'can be deleted',
    ],
    ['a setting there is not', 'services.tf', 'TASKS_QUEUE ', 'TASK_QUEUE ', 'TASK_QUEUE is no setting'],
    ['a function there is not', 'services.tf', 'nightly = {', 'nights = {', 'nights is no function'],
    ['another audience', 'queue.tf', '= local.audience', '= var.base_url', 'another audience'],
    ['another audience of what is pushed', 'hints.tf', '= local.audience', '= var.base_url', 'another audience'],
  ])('is found: %s', async (_what, file, from, to, said) => {
    const text = files[file] ?? '';
    expect(text).toContain(from);
    const planted = await declaredIn({ ...files, [file]: text.replace(from, () => to) });
    expect([...unfit(planted), ...loose(planted), ...forbidden(planted)]).toContainEqual(expect.stringContaining(said));
  });

  it('is found: a block that is not closed, with its line', async () => {
    await expect(declaredIn({ 'queue.tf': `${files['queue.tf'] ?? ''}\nresource "x" "y" {` })).rejects.toThrow(
      /queue\.tf:\d+/,
    );
  });
});
