/** What the pages' target loads at its start. */
export { app, watch } from './app.ts';
export { front } from './front.ts';
export { log } from './log.ts';
export { target } from './target.ts';
