import { isWholly } from './regular-expression';

/** More would only repeat what the first ones show. */
const MOST = 8;

/**
 * Some texts that a regular expression accepts: each alternative, with and without what is optional. Empty where the
 * expression uses more than classes, groups, alternatives and repetitions.
 */
export function expressionSamples(source: string): readonly string[] {
  try {
    const reader = new SampleReader(source);
    const samples = reader.alternatives();
    return reader.atEnd() ? [...new Set(samples)].filter((sample) => isWholly(source, sample)) : [];
  } catch {
    return [];
  }
}

/** Texts that a wildcard pattern accepts: `/meet/*` → `/meet/` and `/meet/any`. */
export function patternSamples(pattern: string): readonly string[] {
  const plain = pattern.replaceAll('?', 'x');
  return [...new Set(['', 'any'].map((rest) => plain.replaceAll('*', rest)))];
}

/** Reads an expression from left to right and puts samples together. */
class SampleReader {
  private at = 0;

  public constructor(private readonly source: string) {}

  public atEnd(): boolean {
    return this.at >= this.source.length;
  }

  public alternatives(): readonly string[] {
    const found = [...this.sequence()];
    while (this.taken('|')) found.push(...this.sequence());
    return found.slice(0, MOST);
  }

  private sequence(): readonly string[] {
    let texts: readonly string[] = [''];
    while (!this.atEnd() && !'|)'.includes(this.next())) {
      const atoms = this.repeated(this.atom());
      texts = texts.flatMap((text) => atoms.map((atom) => `${text}${atom}`)).slice(0, MOST);
    }
    return texts;
  }

  private atom(): readonly string[] {
    const char = this.next();
    this.at++;
    switch (char) {
      case '^':
      case '$':
        return [''];
      case '(': {
        const prefix = /^\?(?::|<?[A-Za-z]\w*>|P<\w+>)/.exec(this.source.slice(this.at))?.[0] ?? '';
        this.at += prefix.length;
        const inner = this.alternatives();
        this.at++;
        return inner;
      }
      case '[': {
        const body = /^\^?\]?(?:\\.|[^\]\\])*\]/.exec(this.source.slice(this.at))?.[0] ?? '';
        this.at += body.length;
        return oneOf(`[${body}`);
      }
      case '\\':
        this.at++;
        return oneOf(`\\${this.source.charAt(this.at - 1)}`);
      case '.':
        return ['x'];
      default:
        return [char];
    }
  }

  private repeated(atoms: readonly string[]): readonly string[] {
    const quantifier = /^(?:[*?+]|\{(\d+)(?:,\d*)?\})\??/.exec(this.source.slice(this.at));
    if (quantifier === null) return atoms;
    this.at += quantifier[0].length;
    if ('*?'.includes(quantifier[0].charAt(0))) return ['', ...atoms];
    const times = quantifier[1] === undefined ? 1 : Number(quantifier[1]);
    return times === 0 ? ['', ...atoms] : atoms.map((atom) => atom.repeat(Math.min(times, MOST)));
  }

  private next(): string {
    return this.source.charAt(this.at);
  }

  private taken(char: string): boolean {
    if (this.next() !== char) return false;
    this.at++;
    return true;
  }
}

/** Printable characters, those of words first. */
const CHARACTERS = Array.from('abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ/-_.~!$&\'()*+,;=:@%"');

/** A character of a class, or the character that is escaped. */
function oneOf(characterClass: string): readonly string[] {
  const pattern = new RegExp(`^${characterClass}$`);
  return CHARACTERS.filter((char) => pattern.test(char)).slice(0, 1);
}
