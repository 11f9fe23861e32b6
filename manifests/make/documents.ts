import { writeFileSync } from 'node:fs';
import { documents } from '../../src/pages/about/documents.ts';

// `npm run documents`: the public texts as files of the repository.
for (const { file, text } of documents()) writeFileSync(new URL(`../../${file}`, import.meta.url), text);
