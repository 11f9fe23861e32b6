import type { FormRecord, Material } from './records.ts';

/** The address that respondents use; its id is of another kind than the API's (lms/google/FACTS.md 4.4). */
export function responderUri(form: FormRecord): string {
  return `https://docs.google.com/forms/d/e/${form.publicId}/viewform`;
}

/** A quiz in a post. Which address it shows is not documented (lms/google/FACTS.md U1), so both kinds occur. */
export function formMaterial(form: FormRecord, address: 'edit' | 'published'): Material {
  return {
    form: {
      formUrl: address === 'edit' ? `https://docs.google.com/forms/d/${form.id}/edit` : responderUri(form),
      title: form.title,
    },
  };
}
