import { http } from '@google-cloud/functions-framework';
import type { Express } from 'express';
import { servePages } from '../src/serve.ts';
import { app } from './app.ts';

let pages: Promise<Express> | null = null;

// Who came in from inside the LMS has a session; nobody else is signed in, and the board says so.
http('pages', async (request, response) => {
  pages ??= app().then((opened) => servePages(opened, () => null));
  (await pages)(request, response);
});
