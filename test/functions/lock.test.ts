import { describe, expect, it } from '@jest/globals';
import { lockFor } from '../../functions/lock.ts';

const manifest = { name: 'waymark', version: '0.1.0', dependencies: { framework: '5.0.0' } };
const lock = {
  lockfileVersion: 3 as const,
  packages: {
    '': { dependencies: { framework: '5.0.0', express: '4.0.0' }, devDependencies: { jest: '30.0.0' } },
    'node_modules/express': { version: '4.0.0', integrity: 'e4' },
    'node_modules/framework': {
      version: '5.0.0',
      integrity: 'f5',
      dependencies: { express: '^5.0.0', parser: '^1.0.0' },
      optionalDependencies: { 'for-another-system': '1.0.0' },
    },
    'node_modules/framework/node_modules/express': {
      version: '5.0.0',
      integrity: 'e5',
      dependencies: { parser: '^1.0.0', framework: '*' },
    },
    'node_modules/jest': { version: '30.0.0', integrity: 'j30', dev: true },
    'node_modules/parser': { version: '1.2.0', integrity: 'p1' },
  },
};

describe('the lock file of what is deployed', () => {
  it('holds what the packages need, as ours has it, each where it is found, and nothing else', () => {
    const { packages } = lock;
    expect(lockFor(lock, manifest)).toEqual({
      name: 'waymark',
      version: '0.1.0',
      lockfileVersion: 3,
      requires: true,
      packages: {
        '': manifest,
        'node_modules/framework': packages['node_modules/framework'],
        'node_modules/framework/node_modules/express': packages['node_modules/framework/node_modules/express'],
        'node_modules/parser': packages['node_modules/parser'],
      },
    });
  });
});
