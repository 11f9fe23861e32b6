/** What tests import as `@jest/globals`: whoever imported it for an earlier file sees that of the present one (ES modules bind names, not values). */
export let afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest, test;

/** Puts in place what belongs to the file that begins. */
export function take(globals, mocker) {
  ({ afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, test } = globals);
  jest = {
    fn: mocker.fn.bind(mocker),
    spyOn: mocker.spyOn.bind(mocker),
    restoreAllMocks: mocker.restoreAllMocks.bind(mocker),
  };
}
