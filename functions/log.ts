import { openLog } from '../src/log.ts';
import { config } from './app.ts';

export const log = openLog(config);
