import { answerText } from './evaluation/answer-text';
import { explain } from './evaluation/explain';
import { httpRequest } from './matching/request';
import type { RouteAnswer } from './route-answer';
import type { TemplateRouting } from './template-routing';

/** What a test expects of a URL. */
export type ExpectedOutcome =
  | { readonly kind: 'pools'; readonly pools: readonly string[] }
  | { readonly kind: 'no pool' }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'fixed-response'; readonly status: number };

export interface Verification {
  readonly pass: boolean;
  /** What was expected, what came, and why: put together when it is asked for. */
  readonly message: () => string;
}

/** Whether every possible answer to a URL is as expected. */
export function verify(routing: TemplateRouting, url: string, expected: ExpectedOutcome): Verification {
  const request = httpRequest(url);
  const answer = routing.route(request);
  const answers = [answer, ...(answer.undetermined ?? [])];
  const wrong = answers.find((answer) => !isExpected(answer, expected));
  const came = wrong === undefined ? answers : [wrong];
  const verdict = wrong === undefined ? 'does' : 'does not';
  return {
    pass: wrong === undefined,
    message: () =>
      `${url} ${verdict} ${expectationText(expected)}. It gets: ${came.map(answerText).join('; or ')}.\n\n${explain(routing, request).text}`,
  };
}

/** Throws the message of a verification that failed. */
export function assertOutcome(routing: TemplateRouting, url: string, expected: ExpectedOutcome): void {
  const { pass, message } = verify(routing, url, expected);
  if (!pass) throw new Error(message());
}

function isExpected({ loadBalancer, listener, action, pools, redirectTo, status }: RouteAnswer, expected: ExpectedOutcome): boolean {
  switch (expected.kind) {
    case 'pools':
      return action === 'forward' && canonical(pools ?? []) === canonical(expected.pools);
    case 'no pool':
      return action === 'redirect' || action === 'fixed-response' || loadBalancer === undefined || listener === undefined;
    case 'redirect':
      return action === 'redirect' && withoutDefaultPort(redirectTo ?? '') === withoutDefaultPort(expected.location);
    case 'fixed-response':
      return action === 'fixed-response' && status === expected.status;
  }
}

/** `https://meet.contoso.com:443/` is `https://meet.contoso.com/`. */
function withoutDefaultPort(url: string): string {
  return url.replace(/^(https:\/\/[^/?#]*):443(?=[/?#]|$)|^(http:\/\/[^/?#]*):80(?=[/?#]|$)/i, '$1$2');
}

function canonical(pools: readonly string[]): string {
  return pools
    .map((pool) => pool.toLowerCase())
    .sort()
    .join(' ');
}

function expectationText(expected: ExpectedOutcome): string {
  switch (expected.kind) {
    case 'pools':
      return `reach ${expected.pools.join(' ')}`;
    case 'no pool':
      return 'stay away from every pool';
    case 'redirect':
      return `redirect to ${expected.location}`;
    case 'fixed-response':
      return `get the fixed response ${expected.status}`;
  }
}
