import express from 'express';
import type { RequestHandler } from 'express';
import type { Route } from './route.ts';

/** A table of results of a whole year group is a few hundred KB. */
const LARGEST_FILE = '2mb';
/** All standards of a subject take some MB. */
const LARGEST_OF_ALL = '9mb';

const small = express.urlencoded({ extended: false, inflate: false, limit: '4kb', parameterLimit: 10 });
/** A signed token of the LMS alone takes some KB. */
const signed = express.urlencoded({ extended: false, inflate: false, limit: '64kb', parameterLimit: 20 });
/** 2,000 characters take up to 24 KB as a form sends them. */
const text = express.urlencoded({ extended: false, inflate: false, limit: '32kb', parameterLimit: 10 });
/** A form with a list has three short fields in each row. */
const list = express.urlencoded({ extended: false, inflate: false, limit: '32kb', parameterLimit: 300 });
/** Answers of a ticket that were kept while they could not be sent; a single one may have 64 KB. */
const json = express.json({ inflate: false, limit: '256kb', type: 'application/json' });
const FILES = {
  file: express.raw({ type: 'multipart/form-data', inflate: false, limit: LARGEST_FILE }),
  large: express.raw({ type: 'multipart/form-data', inflate: false, limit: LARGEST_OF_ALL }),
};

const READ = { small, text, list, signed, json };

/**
 * Reads the form of a request as the route that will answer it expects one; anything else only if it is small. Packed forms
 * are refused: no browser sends them, and a small one can hold a large one.
 */
export function readBodies(formOf: (path: string) => Route['form']): RequestHandler {
  return (request, response, next) => {
    const form = formOf(request.path);
    if (form === 'file' || form === 'large')
      FILES[form](request, response, (error?: unknown) => {
        if (error === undefined) void readFile(request).then(() => next(), next);
        else next(error);
      });
    else READ[form ?? 'small'](request, response, next);
  };
}

/** Reads a form with a file into its fields: text fields as text, files as bytes, whose format the route checks. */
async function readFile(request: express.Request): Promise<void> {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body)) return;
  const fields: Record<string, string | Uint8Array> = {};
  for (const [name, value] of await readParts(body, request.get('content-type') ?? '')) {
    fields[name] = typeof value === 'string' ? value : new Uint8Array(await value.arrayBuffer());
  }
  request.body = fields;
}

async function readParts(body: Buffer, type: string): Promise<FormData> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch {
    // the body is not the form its header announces: the sender's fault, answered like a form that is too large
    throw Object.assign(new Error('the form cannot be read'), { status: 400 });
  }
}
