import { readdir } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { galleryRoute } from '../../../src/pages/look/gallery/route.ts';
import { galleryPage } from '../../../src/pages/look/gallery/view.tsx';
import { COMPONENT_FILES } from '../../../src/pages/look/gallery/words.ts';
import { words } from '../../../src/pages/board/words/index.ts';
import { LEVELS } from '../../../src/mastery/types.ts';
import { routes } from '../../../src/pages/routes.ts';

describe('the gallery of the design system', () => {
  it('shows every component there is a file for', async () => {
    const files = await readdir(new URL('../../../src/pages/look/', import.meta.url));
    const components = files.filter((name) => name.endsWith('.tsx')).map((name) => name.replace('.tsx', ''));
    expect(COMPONENT_FILES.toSorted()).toEqual(components.toSorted());
  });

  it.each(['en', 'es'] as const)(
    'is in %s with each component under its name and every level in its word',
    (language) => {
      const page = galleryPage(language);
      expect(page).toContain(`<html lang="${language}">`);
      for (const file of COMPONENT_FILES) expect(page).toContain(`<code>look/${file}.tsx</code>`);
      for (const level of LEVELS) {
        expect(page).toContain(`shape-${level}`);
        expect(page).toContain(words[language].level[level]);
      }
    },
  );

  it('is no page of an installation', () => {
    expect(routes).not.toContain(galleryRoute);
    expect(routes.map(({ path }) => path)).not.toContain(galleryRoute.path);
  });
});
