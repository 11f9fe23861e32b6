import type { Scene } from '../model/scene.ts';

/** The fields in every button's form; the token protects against forged requests. */
export function ActionFields({
  model,
  token,
  ...own
}: Pick<Scene, 'model'> & { token: string } & Readonly<Record<string, unknown>>) {
  return (
    <>
      <input type="hidden" name="course" value={model.course.id} />
      <input type="hidden" name="lang" value={model.language} />
      <input type="hidden" name="token" value={token} />
      {Object.entries(own).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(value)} />
      ))}
    </>
  );
}
