import type { Said } from '../language.ts';
import type { Broken } from './chain.ts';

/** What is wrong with a chain, where, and what to do about it. */
export function brokenInWords({ n, what }: Broken): Said {
  return { en: `${EN[what](n)} ${DO.en}`, es: `${ES[what](n)} ${DO.es}` };
}

const EN: Readonly<Record<Broken['what'], (n: number) => string>> = {
  changed: (n) => `Entry ${n} is not as it was written, or the one before it is not.`,
  missing: (n) => `Entry ${n} is missing.`,
  cut: (n) => `The record ends before entry ${n}, though a night had told of more.`,
  replaced: (n) => `Entry ${n} is another than a night had told of.`,
  front: (n) => `Entry ${n} and those before it are missing, though they were still to be kept.`,
};

const ES: Readonly<Record<Broken['what'], (n: number) => string>> = {
  changed: (n) => `La entrada ${n} no es como se escribió, o no lo es la anterior.`,
  missing: (n) => `Falta la entrada ${n}.`,
  cut: (n) => `El registro termina antes de la entrada ${n}, aunque una noche había dado cuenta de más.`,
  replaced: (n) => `La entrada ${n} es otra que la que una noche había dado a conocer.`,
  front: (n) => `Faltan la entrada ${n} y las anteriores, aunque aún debían conservarse.`,
};

const DO: Said = {
  en: 'Somebody with access to the database changed it, or it was set back to a backup: ask whoever runs Waymark, and compare with the heads in the log.',
  es: 'Alguien con acceso a la base de datos lo cambió, o se volvió a una copia de seguridad: pregunte a quien opera Waymark y compare con los finales que guarda el registro de eventos.',
};
