/** A text that a wildcard pattern matches. */
export function sampleOfPattern(pattern: string): string {
  return pattern.replaceAll('*', '').replaceAll('?', 'a');
}

/** A text that a regular expression matches; undefined where none is found with little effort. */
export function sampleOfExpression(source: string): string | undefined {
  const sample = alternative(source.replace(/^\^/, '').replace(/\$$/, '')).text;
  try {
    return new RegExp(source).test(sample) ? sample : undefined;
  } catch {
    return undefined;
  }
}

interface Read {
  readonly text: string;
  /** Where reading ended: at the end, at `|` or at `)`. */
  readonly end: number;
}

/** The first alternative, optional parts left out, from a place in the expression. */
function alternative(source: string, start = 0): Read {
  let text = '';
  let at = start;
  while (at < source.length && source[at] !== ')' && source[at] !== '|') {
    const item = single(source, at);
    const quantifier = /^(?:[*?]|\{0?,?\d*\})/.exec(source.slice(item.end))?.[0] ?? '';
    const skip = /^(?:[*+?]|\{[\d,]*\})?\??/.exec(source.slice(item.end))?.[0].length ?? 0;
    if (quantifier === '' || /^\{[1-9]/.test(quantifier)) text += item.text;
    at = item.end + skip;
  }
  return { text, end: at };
}

/** A group, a character class, an escape or a character. */
function single(source: string, at: number): Read {
  const rest = source.slice(at);
  if (rest.startsWith('(')) {
    const inner = alternative(source, at + (/^\(\?(?:[:]|P?<\w+>)/.exec(rest)?.[0].length ?? 1));
    return { text: inner.text, end: closing(source, at) };
  }
  const characterClass = /^\[(\^)?\]?(?:\\.|[^\]\\])*\]/.exec(rest)?.[0];
  if (characterClass !== undefined) return { text: memberOf(characterClass), end: at + characterClass.length };
  if (rest.startsWith('\\')) return { text: ESCAPES[rest.charAt(1)] ?? rest.charAt(1), end: at + 2 };
  return { text: rest.startsWith('.') ? 'a' : rest.startsWith('^') || rest.startsWith('$') ? '' : rest.charAt(0), end: at + 1 };
}

const ESCAPES: Readonly<Record<string, string>> = { d: '0', w: 'a', s: ' ', D: 'a', W: '-', S: 'a', b: '', B: '' };

function memberOf(characterClass: string): string {
  const matches = new RegExp(`^${characterClass}$`);
  const [, first = ''] = /^\[\^?\\?(.)/.exec(characterClass) ?? [];
  return [first, 'a', 'A', '0', '/', '-', '.', '_'].find((char) => matches.test(char)) ?? '';
}

/** The place behind the parenthesis that closes the one at a place. */
function closing(source: string, at: number): number {
  let depth = 0;
  for (let index = at; index < source.length; index++) {
    const rest = source.slice(index);
    const skip = /^(?:\\.|\[\^?\]?(?:\\.|[^\]\\])*\])/.exec(rest)?.[0].length;
    if (skip !== undefined) index += skip - 1;
    else if (rest.startsWith('(')) depth++;
    else if (rest.startsWith(')') && --depth === 0) return index + 1;
  }
  return source.length;
}
