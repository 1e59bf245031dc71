const UNITS = 0x10000;
const SURROGATE = /\p{Surrogate}/u;

/**
 * Makes a test of texts of one of characters, which is asked once for each code
 * unit: whether it holds of all of them; never of a text with surrogates, whose halves tell nothing.
 */
export function everyCharacter(holdsOf: (char: string) => boolean): (text: string) => boolean {
  const units = Array<boolean | undefined>(UNITS).fill(undefined);
  const ask = (char: string): boolean => !SURROGATE.test(char) && holdsOf(char);
  return (text) => {
    for (let i = 0; i < text.length; ++i) {
      const code = text.charCodeAt(i);
      if (!(units[code] ??= ask(String.fromCharCode(code)))) return false;
    }
    return true;
  };
}
