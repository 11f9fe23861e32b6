import { beforeEach, describe, expect, it } from '@jest/globals';

interface Node {
  readonly type: 'describeBlock' | 'test';
  readonly name: string;
  readonly children: Node[];
  readonly errors: string[];
  mode?: string;
}
interface Watched {
  readonly ran: readonly { readonly id: string; readonly errors: readonly string[] }[];
  readonly shared: ReadonlyMap<string, readonly string[]>;
  handleTestEvent(event: object, state?: object): void;
}
const { default: WatchedFile } = (await import(new URL('watched-file.mjs', import.meta.url).href)) as {
  readonly default: new (
    config: object,
    context: object,
    file: string,
    asked: ReadonlySet<string> | null,
    counted: object,
  ) => Watched;
};

const test = (name: string, errors: string[] = []): Node => ({ type: 'test', name, children: [], errors });
const block = (name: string, ...children: Node[]): Node => ({ type: 'describeBlock', name, children, errors: [] });

let counted: { currentTestId?: string };
beforeEach(() => {
  counted = {};
});

/** As Jest goes through a file: it says what begins and what is done, and leaves out what is to be skipped. */
function played(root: Node, asked: ReadonlySet<string> | null): { readonly watched: Watched; readonly near: string[] } {
  const near: string[] = [];
  const watched = new WatchedFile({ rootDir: '/' }, { testPath: '/a.test.ts' }, 'a.test.ts', asked, counted);
  const play = (node: Node): void => {
    const hook = { type: 'beforeAll', parent: node };
    watched.handleTestEvent({ name: 'hook_start', hook });
    near.push(String(counted.currentTestId));
    watched.handleTestEvent({ name: 'hook_success', hook });
    for (const child of node.children) {
      if (child.type === 'describeBlock') {
        play(child);
        continue;
      }
      watched.handleTestEvent({ name: 'test_start', test: child });
      near.push(String(counted.currentTestId));
      watched.handleTestEvent({ name: 'test_done', test: child });
    }
  };
  watched.handleTestEvent({ name: 'run_start' }, { rootDescribeBlock: root });
  play(root);
  return { watched, near };
}

describe('one test file that a change meets', () => {
  it('tells each test by a name of its own, also two that are called the same', () => {
    const { watched } = played(block('ROOT', test('adds'), block('a list', test('adds'), test('adds'))), null);

    expect(watched.ran.map(({ id }) => id)).toEqual([
      'a.test.ts adds',
      'a.test.ts a list adds',
      'a.test.ts a list adds again',
    ]);
  });

  it('runs those that are asked for alone, and none after one that failed', () => {
    const root = block('ROOT', test('one'), test('two', ['wrong']), test('three'));

    expect(played(root, new Set(['a.test.ts two', 'a.test.ts three'])).watched.ran).toEqual([
      expect.objectContaining({ id: 'a.test.ts two', errors: ['wrong'] }),
    ]);
  });

  it('counts what a block does before its tests for each of them, and nothing once a test is done', () => {
    const { watched, near } = played(block('ROOT', block('a list', test('adds'), test('ends'))), null);

    expect(near).toEqual([
      'shared by a.test.ts',
      'shared by a.test.ts a list',
      'a.test.ts a list adds',
      'a.test.ts a list ends',
    ]);
    expect(watched.shared.get('shared by a.test.ts a list')).toEqual([
      'a.test.ts a list adds',
      'a.test.ts a list ends',
    ]);
    expect(counted.currentTestId).toBeUndefined();
  });
});
