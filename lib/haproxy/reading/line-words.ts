/** What HAProxy reads in a line. */
export interface LineWords {
  readonly words: readonly string[];
  /** Whether a quotation has no end, which HAProxy refuses. */
  readonly isCutOff: boolean;
  /** Whether a word depends on the environment in which HAProxy is started. */
  readonly readsEnvironment: boolean;
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

/** The words of a line as HAProxy takes them. https://docs.haproxy.org/2.6/configuration.html#2.2 */
export function wordsOf(line: string): LineWords {
  const words: string[] = [];
  let word: string | undefined;
  let quote = '';
  let readsEnvironment = false;
  for (let at = 0; at < line.length; at += 1) {
    const letter = line.charAt(at);
    if (quote === '' && (letter === ' ' || letter === '\t')) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else if (quote === '' && letter === '#') break;
    else if (letter === quote) quote = '';
    else if (quote === '' && (letter === '"' || letter === "'")) {
      quote = letter;
      word ??= '';
    } else if (letter === '\\' && quote !== "'") {
      const [whole = '', hex = '', escaped = ''] = /^\\(?:x([0-9a-fA-F]{2})|(.?))/s.exec(line.slice(at)) ?? [];
      at += whole.length - 1;
      word = (word ?? '') + (hex === '' ? (ESCAPES[escaped] ?? escaped) : String.fromCharCode(Number.parseInt(hex, 16)));
    } else {
      readsEnvironment ||= quote === '"' && letter === '$';
      word = (word ?? '') + letter;
    }
  }
  return { words: word === undefined ? words : [...words, word], isCutOff: quote !== '', readsEnvironment };
}
