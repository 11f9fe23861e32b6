import { z } from 'zod';
import type { Said } from '../../language.ts';
import { loadSchoolFile } from '../../store/schools.ts';
import { recordsOf } from '../../store/records.ts';
import { confirmTags, type KeptTags } from '../../sync/acts/confirm-tags.ts';
import { untag } from '../../sync/acts/untag.ts';
import { courseTags } from '../../sync/tagging.ts';
import { placeKey } from '../../tagging/place.ts';
import { actionRoute, type Action } from '../kit/action.ts';
import type { Answer } from '../kit/deps.ts';
import { TAGS, tagsAddress } from './address.ts';
import { wordsIn } from './form.ts';

const NOTHING: Said = {
  en: 'Nothing was ticked or chosen. Nothing was changed.',
  es: 'No se marcó ni se eligió nada. No se cambió nada.',
};

/** One button for all that is ticked or was chosen on the page. */
export const confirm: Action<object, Readonly<Record<string, unknown>>> = {
  path: `${TAGS}/confirm`,
  form: z.record(z.string(), z.unknown()),
  about: () => 'tags',
  signs: () => [],
  size: 'list',
  back: ({ course, language, receipt }) => tagsAddress({ course: { id: course }, language }, receipt),
  act: ({ school, teacher }, id, form, { store, now }) =>
    store.school(school, async (db): Promise<Answer> => {
      const records = recordsOf(db);
      const file = await loadSchoolFile(db);
      const course = file?.courses.find((each) => each.id === id);
      if (file === null || course === undefined) return { ok: false, said: NOTHING };
      const tags = await courseTags(records, file, course);
      const words = wordsIn(form, tags);
      if (words.length === 0) return { ok: false, said: NOTHING };
      const kept = await confirmTags(records, { file, course }, words, { actor: teacher, at: now() });
      const back = new Set(words.flatMap((word) => (word.is === 'no' ? [placeKey(word.place)] : [])));
      const places = tags.inFile.flatMap(({ place }) => (back.has(placeKey(place)) ? [place] : []));
      if (places.length > 0) await untag(db, { course: id, who: teacher, places }, now());
      return { ok: kept.passedOver < words.length, said: saidOf(kept) };
    }),
};

export const confirmRoute = actionRoute(confirm);

function saidOf({ yes, no, none, passedOver }: KeptTags): Said {
  const parts: Said[] = [
    ...(yes > 0
      ? [{ en: `${yes} confirmed; counted from tonight on.`, es: `${yes} confirmados; cuentan desde esta noche.` }]
      : []),
    ...(no > 0
      ? [{ en: `${no} taken away; not suggested again.`, es: `${no} retirados; no se vuelven a proponer.` }]
      : []),
    ...(none > 0
      ? [{ en: `${none} about no target; not asked again.`, es: `${none} sin objetivo; no se vuelve a preguntar.` }]
      : []),
    ...(passedOver > 0
      ? [
          {
            en: `${passedOver} had changed meanwhile; look again.`,
            es: `${passedOver} habían cambiado entretanto; vuelva a mirar.`,
          },
        ]
      : []),
  ];
  return { en: parts.map(({ en }) => en).join(' '), es: parts.map(({ es }) => es).join(' ') };
}
