import { tagsAddress } from '../../tags/address.ts';
import { tagsWords } from '../../tags/words.ts';
import type { Scene } from '../model/scene.ts';

/** Work that does not count yet because it is tagged with no target, and the link to tag it. */
export function UntaggedNotice({ model }: Pick<Scene, 'model'>) {
  const words = tagsWords[model.language];
  if (model.untagged === 0) return null;
  return (
    <p id="untagged" class="card">
      {words.onBoard(model.untagged)} <a href={tagsAddress(model)}>{words.open}</a>
    </p>
  );
}
