/** The answer of autodiscover's root, as far as clients outside need it. */
export interface AutodiscoverDocument {
  readonly form: 'XML' | 'JSON';
  readonly accessLocation: string | undefined;
  readonly links: readonly AutodiscoverLink[];
}

export interface AutodiscoverLink {
  readonly token: string;
  readonly href: string;
}

/** JSON in the form of autodiscover or of UCWA, or XML, as the server chose; undefined: none of them. MS-OCDISCWS 2.2 */
export function parsedLinks(body: string): AutodiscoverDocument | undefined {
  return fromJson(body) ?? fromXml(body);
}

function fromJson(body: string): AutodiscoverDocument | undefined {
  let value: unknown;
  try {
    value = JSON.parse(body.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  const byToken = member(value, '_links');
  if (typeof byToken === 'object' && byToken !== null) {
    const links = Object.entries(byToken).map(([token, link]) => ({ token, href: text(member(link, 'href')) ?? '' }));
    return { form: 'JSON', accessLocation: undefined, links: links.filter(({ href }) => href !== '') };
  }
  const links = member(member(value, 'Root'), 'Links');
  if (!Array.isArray(links)) return undefined;
  return {
    form: 'JSON',
    accessLocation: text(member(value, 'AccessLocation')),
    links: links.flatMap((link: unknown) => {
      const [token, href] = [text(member(link, 'token')), text(member(link, 'href'))];
      return token === undefined || href === undefined ? [] : [{ token, href }];
    }),
  };
}

function fromXml(body: string): AutodiscoverDocument | undefined {
  if (!/<(?:\w{1,20}:)?AutodiscoverResponse\b/.test(body)) return undefined;
  const attribute = (tag: string, name: string) => new RegExp(`\\b${name}="([^"]{0,2000})"`).exec(tag)?.[1];
  return {
    form: 'XML',
    accessLocation: attribute(body, 'AccessLocation'),
    links: (body.match(/<(?:\w{1,20}:)?Link\b[^>]{0,4000}>/g) ?? []).flatMap((tag) => {
      const [token, href] = [attribute(tag, 'token'), attribute(tag, 'href')];
      return token === undefined || href === undefined ? [] : [{ token, href }];
    }),
  };
}

function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
