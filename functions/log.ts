import { logOf } from '../src/serve.ts';
import { config } from './app.ts';

export const log = logOf(config);
