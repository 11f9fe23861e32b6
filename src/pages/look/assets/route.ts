import { readFile } from 'node:fs/promises';
import type { Route } from '../../kit/route.ts';

/** Files of our own origin: they hold nothing personal. */
export const assetRoutes: readonly Route[] = [
  asset('waymark.css', 'css'),
  asset('ticket.css', 'css'),
  asset('ticket-room.css', 'css'),
  asset('ticket-composer.css', 'css'),
  asset('icon.svg', 'svg'),
];

function asset(name: string, type: 'css' | 'svg'): Route {
  const body = readFile(new URL(name, import.meta.url), 'utf8');
  return {
    method: 'get',
    path: `/assets/${name}`,
    for: 'anyone',
    answer: async () => ({ kind: 'asset', type, body: await body }),
  };
}
