import { target } from '../../functions/target.ts';

// Not a test: a target whose faults nobody catches, for target.test.ts.
target('crashing', () => (request) => {
  if (request.url === '/thrown')
    setImmediate(() => {
      throw new RangeError('Maria Lopez');
    });
  else void Promise.reject(new RangeError('Maria Lopez'));
});
