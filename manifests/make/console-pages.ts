import { loadConfig } from '../../src/config.ts';
import { filledIn, MANIFEST_NAMES } from './read.ts';

// `npm run console-pages [google|schoology]`: what goes into each field of the vendors' consoles, with this installation's addresses.
const wanted = process.argv[2] ?? '';
const { baseUrl, operator } = loadConfig(process.env);
const names = MANIFEST_NAMES.filter((name) => name.startsWith(wanted));
if (names.length === 0) throw new Error(`there is nothing for "${wanted}": google or schoology`);
for (const name of names) {
  const page = filledIn(name, {
    base: baseUrl,
    operator: operator.name ?? '(set WAYMARK_OPERATOR)',
    contact: operator.contact ?? '(set WAYMARK_CONTACT)',
  });
  process.stdout.write(`manifests/${name}\n${JSON.stringify(page, null, 2)}\n\n`);
}
