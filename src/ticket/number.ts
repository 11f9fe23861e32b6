/** A number as a fraction of whole numbers, so that 3/4 and 0.75 are the same and 1/3 is no 0.33. */
interface Fraction {
  readonly over: bigint;
  readonly under: bigint;
}

/** Whether two texts can be read as the same number: `3/4`, `1 1/2`, `0.75`, `37,5`, `1,000`, `75%`. */
export function sameNumber(a: string, b: string): boolean {
  const right = readingsOf(b);
  return readingsOf(a).some((one) => right.some((other) => one.over * other.under === other.over * one.under));
}

/** Whether a text can be read as a number at all. */
export function isNumber(text: string): boolean {
  return readingsOf(text).length > 0;
}

/** Digits that somebody can have meant; longer ones are no answer to anything. */
const LONGEST = 40;

/** Every way the text can be read: a comma may part a whole number from its share, or thousands from each other. */
function readingsOf(text: string): Fraction[] {
  const plain = text
    .trim()
    .replaceAll(/[\u2212\u2013]/g, '-') // minus signs and dashes that devices write
    .replace(/^\+/, '');
  if (plain.length > LONGEST) return [];
  const percent = /^(.*\d)\s*%$/.exec(plain)?.[1];
  if (percent !== undefined) return readingsOf(percent).map(({ over, under }) => ({ over, under: under * 100n }));
  const mixed = /^(-?)(\d+)\s+(\d+)\s*\/\s*(\d+)$/.exec(plain);
  if (mixed !== null) {
    const [, sign = '', whole = '', over = '', under = ''] = mixed;
    return fraction(signed(sign, BigInt(whole) * BigInt(under) + BigInt(over)), BigInt(under));
  }
  const parts = /^(-?)(\d+)\s*\/\s*(\d+)$/.exec(plain);
  if (parts !== null) {
    const [, sign = '', over = '', under = ''] = parts;
    return fraction(signed(sign, BigInt(over)), BigInt(under));
  }
  const thousands = /^-?\d{1,3}([, ]\d{3})+(\.\d+)?$/.test(plain) ? decimal(plain.replaceAll(/[, ]/g, '')) : [];
  return [...decimal(plain.replace(',', '.')), ...thousands];
}

function decimal(text: string): Fraction[] {
  const found = /^(-?)(\d*)\.?(\d*)$/.exec(text);
  const [, sign = '', whole = '', share = ''] = found ?? [];
  if (found === null || whole + share === '') return [];
  return fraction(signed(sign, BigInt(whole + share)), 10n ** BigInt(share.length));
}

function fraction(over: bigint, under: bigint): Fraction[] {
  return under === 0n ? [] : [{ over, under }];
}

function signed(sign: string, value: bigint): bigint {
  return sign === '-' ? -value : value;
}
