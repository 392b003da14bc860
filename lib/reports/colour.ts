import { styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];

/** Gives a text a colour, or leaves it as it is. It never changes how wide the text is. */
export type Paint = (style: Style, text: string) => string;

export const plain: Paint = (_, text) => text;

export const coloured: Paint = (style, text) => styleText(style, text, { validateStream: false });

/** Colour is for people at a terminal who did not say no. https://no-color.org */
export function paintFor(stream: { readonly isTTY?: boolean }, environment: Readonly<Record<string, string | undefined>>): Paint {
  const refused = (environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb';
  return stream.isTTY === true && !refused ? coloured : plain;
}
