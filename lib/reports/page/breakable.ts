import { Markup, markup } from './markup';

const BREAK = new Markup('<wbr>');

/** A host that lines may break behind a dot. */
export function breakable(host: string): Markup {
  return markup`${host.split('.').map((label, index) => (index === 0 ? label : markup`.${BREAK}${label}`))}`;
}

/** As much of a host as two lines of a box hold: without its middle, since names differ at either end. */
export function shortened(host: string): string {
  return host.length <= MOST ? host : `${host.slice(0, HEAD)}…${host.slice(HEAD + 1 - MOST)}`;
}

const MOST = 64;
const HEAD = 34;
