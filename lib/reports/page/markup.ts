/** HTML that may stand as it is. */
export class Markup {
  public constructor(public readonly text: string) {}
}

export type Part = string | number | Markup | undefined | readonly Part[];

/** HTML in which everything put in is text, unless it is HTML already: templates may hold anything. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(strings.map((text, index) => (index === 0 ? '' : rendered(parts[index - 1])) + outdented(text)).join(''));
}

/** The source is indented for people; a page of 500 names need not be. */
function outdented(text: string): string {
  return text.includes('\n') ? text.replace(/\n\s+/g, '\n') : text;
}

function rendered(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return escaped(String(part));
  return part.map(rendered).join('');
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ENTITIES[char] ?? char);
}
