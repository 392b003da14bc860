/** Any text, in a spelling. */
export const OPEN = '*';

/** What stands for the two anchors while an expression is spelled out: no name has control characters. */
const START = '\u0002';
const END = '\u0003';

/** More than that are one open spelling. */
const MOST_SPELLINGS = 256;

/** A text that an expression admits, in lower case; OPEN stands for any text. */
export interface Spelling {
  readonly text: string;
  readonly isAnchored: { readonly start: boolean; readonly end: boolean };
}

/**
 * The texts a regular expression spells, as the person meant who wrote it for host names: a dot that nobody escaped is
 * a dot. `^(meet|dialin)\.contoso\.com$` spells two names, `^meet\.` spells one that is open to the right.
 * Whatever it cannot spell is open, so the spellings are a reading, and the expression itself decides.
 */
export function spellings(expression: string): readonly Spelling[] {
  const texts = new Speller(expression.toLowerCase()).alternatives();
  return texts.map((text) => ({
    text: text.replaceAll(START, '').replaceAll(END, ''),
    isAnchored: { start: text.startsWith(START), end: text.endsWith(END) },
  }));
}

/** Reads the part of the language in which host names are written. */
class Speller {
  private at = 0;

  public constructor(private readonly source: string) {}

  public alternatives(): readonly string[] {
    const all = [...this.sequence()];
    while (this.take('|')) all.push(...this.sequence());
    return all.length > MOST_SPELLINGS ? [OPEN] : [...new Set(all)];
  }

  private sequence(): readonly string[] {
    let texts: readonly string[] = [''];
    while (this.at < this.source.length && !'|)'.includes(this.source.charAt(this.at))) {
      const next = this.quantified();
      texts = texts.length * next.length > MOST_SPELLINGS ? [OPEN] : texts.flatMap((text) => next.map((each) => joined(text, each)));
    }
    return texts;
  }

  private quantified(): readonly string[] {
    const first = this.source.charAt(this.at);
    const atom = this.atom(first);
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})[?+]?/.exec(this.source.slice(this.at, this.at + QUANTIFIER_LENGTH))?.[0];
    if (quantifier === undefined) return atom;
    this.at += quantifier.length;
    return quantifier.startsWith('?') && first !== '.' ? ['', ...atom] : [OPEN];
  }

  private atom(first: string): readonly string[] {
    this.at += 1;
    if (first === '(') return this.group();
    if (first === '[') return this.characterClass();
    if (first === '\\') return this.escaped();
    if (first === '^') return [START];
    return [first === '$' ? END : first];
  }

  private group(): readonly string[] {
    if (this.source.startsWith('?', this.at)) {
      const opening = /^\?(?::|<[a-z]\w*>)/.exec(this.source.slice(this.at, this.at + GROUP_NAME_LENGTH))?.[0];
      if (opening === undefined) return this.unread();
      this.at += opening.length;
    }
    const inner = this.alternatives();
    this.take(')');
    return inner;
  }

  /** A few characters, or a range of a few, are spelled out. */
  private characterClass(): readonly string[] {
    const end = this.source.indexOf(']', this.at + 1);
    if (end < 0) return this.unread();
    const inner = this.source.slice(this.at, end).replace(/\\([.-])/g, '$1');
    this.at = end + 1;
    const range = /^([0-9])-([0-9])$/.exec(inner);
    if (range !== null) return digits(Number(range[1]), Number(range[2]));
    return /^[a-z0-9.-]{1,10}$/.test(inner) && !/\w-\w/.test(inner) ? [...new Set(inner)] : [OPEN];
  }

  private escaped(): readonly string[] {
    const letter = this.source.charAt(this.at);
    this.at += 1;
    if (letter === 'b') return [''];
    return [/[a-z0-9]/.test(letter) ? OPEN : letter];
  }

  /** Look-arounds, flags and what is not complete. */
  private unread(): readonly string[] {
    this.at = this.source.length;
    return [OPEN];
  }

  private take(character: string): boolean {
    const isThere = this.source.charAt(this.at) === character;
    if (isThere) this.at += 1;
    return isThere;
  }
}

const QUANTIFIER_LENGTH = 12;
const GROUP_NAME_LENGTH = 40;

function joined(text: string, next: string): string {
  return text.endsWith(OPEN) && next === OPEN ? text : text + next;
}

function digits(first: number, last: number): readonly string[] {
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => String(first + index));
}
