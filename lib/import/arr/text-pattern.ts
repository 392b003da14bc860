import { RE2JS } from 're2js';
import { hostNameProblem } from '../../declaring/host-name';
import type { PatternSyntax } from './arr-configuration';
import { OPEN, spellings, type Spelling } from './spellings';

/** A pattern of a rule or condition. */
export interface TextPattern {
  matches(text: string): boolean;
  /** Host names it spells in full, each matched by it. */
  readonly names: readonly string[];
  /** What else it admits, `*` for any text: `meet.*`. */
  readonly open: readonly string[];
}

/** Longer ones are written by nobody. */
const MOST_CHARACTERS = 2000;

/** A pattern, or why it cannot be evaluated. Expressions are matched in linear time, whatever they are. */
export function textPattern(pattern: string, syntax: PatternSyntax, ignoresCase: boolean): TextPattern | string {
  if (pattern.length > MOST_CHARACTERS) return `its pattern has more than ${MOST_CHARACTERS} characters`;
  const expression = syntax === 'ECMAScript' ? pattern : `^${syntax === 'Wildcard' ? wildcard(pattern) : RE2JS.quote(pattern)}$`;
  const compiled = compile(expression, ignoresCase);
  if (compiled === undefined) {
    return `its pattern ${pattern} uses a look-around or a back-reference, or is no regular expression`;
  }
  const spelled = syntax === 'ECMAScript' ? spellings(pattern) : [exactly(syntax === 'Wildcard' ? pattern : literal(pattern))];
  const names = spelled.flatMap(nameOf).filter((name) => compiled.test(name));
  const open = spelled.filter((spelling) => nameOf(spelling).length === 0 && !hasPort(spelling)).map(globOf);
  return { matches: rememberingLast((text) => compiled.test(text)), names: [...new Set(names)], open: [...new Set(open)] };
}

/** A host is tried over HTTPS and again over HTTP. */
function rememberingLast(test: (text: string) => boolean): (text: string) => boolean {
  let last = { text: '', result: test('') };
  return (text) => {
    if (text !== last.text) last = { text, result: test(text) };
    return last.result;
  };
}

function compile(expression: string, ignoresCase: boolean): RE2JS | undefined {
  try {
    return RE2JS.compile(expression, ignoresCase ? RE2JS.CASE_INSENSITIVE : 0);
  } catch {
    return undefined;
  }
}

/** `*` stands for any characters, `?` for one. */
function wildcard(pattern: string): string {
  return pattern
    .split(/([*?])/)
    .map((part) => (part === '*' ? '.*' : part === '?' ? '.' : RE2JS.quote(part)))
    .join('');
}

function exactly(text: string): Spelling {
  return { text: text.toLowerCase().replaceAll('?', OPEN), isAnchored: { start: true, end: true } };
}

function literal(text: string): string {
  return text.replaceAll('*', '');
}

/** The Host header names a port only where it is not the usual one. */
function hasPort({ text }: Spelling): boolean {
  return /:\d+$/.test(text);
}

/** A spelling as a host name. Where an expression is not anchored, three labels are a name and two are the end of many. */
function nameOf({ text, isAnchored }: Spelling): readonly string[] {
  if (hostNameProblem(text) !== undefined) return [];
  const isWhole = (isAnchored.start && isAnchored.end) || text.split('.').length >= 3;
  return isWhole ? [text] : [];
}

function globOf({ text, isAnchored }: Spelling): string {
  const start = isAnchored.start || text.startsWith(OPEN) ? '' : OPEN;
  const end = isAnchored.end || text.endsWith(OPEN) ? '' : OPEN;
  return `${start}${text}${end}`.replace(/\*{2,}/g, OPEN);
}
