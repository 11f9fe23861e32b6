/** Where `pg` turns a parameter into what PostgreSQL reads; its own types leave this module out. */
declare module 'pg/lib/utils.js' {
  const utils: { readonly prepareValue: (value: unknown) => string | Uint8Array | null };
  export default utils;
}
