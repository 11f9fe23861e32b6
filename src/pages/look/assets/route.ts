import { readFile } from 'node:fs/promises';
import type { Route } from '../../kit/route.ts';

/** Files of our own origin: they hold nothing personal. */
export const ASSETS = {
  'waymark.css': 'css',
  'ticket.css': 'css',
  'ticket-room.css': 'css',
  'ticket-composer.css': 'css',
  'setup.css': 'css',
  'icon.svg': 'svg',
} as const satisfies Readonly<Record<string, 'css' | 'svg'>>;

export const assetRoutes: readonly Route[] = Object.entries(ASSETS).map(([name, type]) => asset(name, type));

function asset(name: string, type: 'css' | 'svg'): Route {
  const body = readFile(new URL(name, import.meta.url), 'utf8');
  return {
    method: 'get',
    path: `/assets/${name}`,
    counted: 'not',
    for: 'anyone',
    answer: async () => ({ kind: 'asset', type, body: await body }),
  };
}
