import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { missingIn, stepsOf } from '../../manifests/make/deploy-steps.ts';
import { CLOUD } from './terraform.ts';

const settings = readFileSync(new URL('terraform.tfvars.example', CLOUD), 'utf8');
const ready = { settings, owner: 'postgres://owner@localhost/waymark', key: 'k', changed: '', has: () => true };

describe('a deployment', () => {
  it('goes on where nothing is missing', () => {
    expect(missingIn(ready)).toEqual([]);
  });

  it('tells all that stands in its way at once, and what to install', () => {
    const bare = settings.replace(/^region .*$/m, '').replace(/^contact .*$/m, 'contact = ""');
    const found = {
      settings: bare,
      owner: undefined,
      key: '',
      changed: ' M src/app.ts',
      has: (name: string) => name === 'zip',
    };
    expect(missingIn(found).map((line) => line.split(':')[0])).toEqual([
      'manifests/cloud/terraform.tfvars',
      'manifests/cloud/terraform.tfvars',
      'DATABASE_OWNER_URL',
      'WAYMARK_KEY',
      'the work tree has changes that are not committed',
      'gcloud is not installed',
      'terraform is not installed',
      'cloud-sql-proxy is not installed',
    ]);
    expect(missingIn({ ...ready, settings: null })).toEqual([expect.stringContaining('terraform.tfvars.example')]);
  });

  it('has the schema there before the code that needs it, and does what was planned before', () => {
    const steps = stepsOf({ pages: '/dist/pages-1.zip', course: '/dist/course-2.zip' }, settings).map(({ command }) =>
      command.join(' '),
    );
    const order = ['pages-1.zip', 'course-2.zip', 'init', 'plan', 'migrate', 'apply'];
    expect(order.map((word) => steps.findIndex((step) => step.includes(word)))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(steps[2]).toContain('bucket=waymark-cedar-waymark-state');
  });
});
