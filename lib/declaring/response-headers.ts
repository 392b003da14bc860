import { RESPONSE_HEADER } from '../facts/limits';
import { numberText } from '../facts/number-text';

/** Why Elastic Load Balancing refuses a text as the value of a header that it adds to responses, or undefined if it takes it. */
export function headerValueProblem(text: string): string | undefined {
  const { length } = text;
  if (length > RESPONSE_HEADER.length) return `has ${numberText(length)} characters, more than ${numberText(RESPONSE_HEADER.length)}`;
  const [refused] = RESPONSE_HEADER.refused.exec(text) ?? [];
  return refused === undefined ? undefined : `has ${JSON.stringify(refused)} in it, which a header value cannot have`;
}

/**
 * Why browsers ignore a value of Strict-Transport-Security, or undefined if they heed it.
 * https://www.rfc-editor.org/rfc/rfc6797#section-6.1
 */
export function transportSecurityProblem(text: string): string | undefined {
  const directives = text
    .split(';')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .map((each) => each.split('='))
    .map(([name = '', ...value]) => ({ name: name.trim().toLowerCase(), value: value.join('=').trim() }));
  const [twice] = directives.filter(({ name }, index) => directives.findIndex((other) => other.name === name) < index);
  if (twice !== undefined) return `says ${twice.name} twice`;
  const age = directives.find(({ name }) => name === 'max-age');
  if (age === undefined) return 'says no max-age';
  return /^\d+$/.test(age.value) ? undefined : 'has a max-age that is no number of seconds';
}
