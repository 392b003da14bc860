import { httpRequest } from '../../lib/routing/matching/request';
import type { RouteAnswer } from '../../lib/routing/route-answer';
import type { TemplateRouting } from '../../lib/routing/template-routing';

/** What the listeners of a template do, as tests like to read it. */
export interface ListenerModel {
  readonly routing: TemplateRouting;
  readonly listeners: readonly { readonly port: number; readonly protocol: string }[];
  readonly rules: readonly RuleModel[];
}

export interface RuleModel {
  readonly port: number;
  readonly priority: number;
  readonly hosts: readonly string[];
  readonly hostRegexes: readonly string[];
  readonly pathRegexes: readonly string[];
}

export type Outcome =
  | { readonly kind: 'forward'; readonly pools: string; readonly protocol: string; readonly port: number }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'fixed-response' }
  | { readonly kind: 'undetermined'; readonly answer: RouteAnswer };

/** The outcome for a URL; undefined where nothing listens, or where the listener speaks another protocol. */
export function outcomeOf(url: string, { routing }: ListenerModel): Outcome | undefined {
  const answer = routing.route(httpRequest(url));
  const { listener, undetermined, action, pools = [], targetGroup, backend, redirectTo = '' } = answer;
  if (listener === undefined) return undefined;
  if (undetermined !== undefined) return { kind: 'undetermined', answer };
  switch (action ?? '') {
    case 'forward': {
      // Of a fleet, where it sends the request; elsewhere the target group is of the servers themselves.
      const { protocol = '', port = 0 } = backend ?? targetGroup ?? {};
      return { kind: 'forward', pools: pools.join(' '), protocol, port };
    }
    case 'redirect': {
      const { protocol, port } = new URL(redirectTo);
      const scheme = protocol.slice(0, -1).toUpperCase();
      return { kind: 'redirect', to: `${scheme}:${port === '' ? (scheme === 'HTTPS' ? '443' : '80') : port}` };
    }
    default:
      return { kind: 'fixed-response' };
  }
}

/** Some letters of a path in the other case: IIS does not mind, so neither may the proxy. */
export function otherCase(text: string, seed: number): string {
  return text.replace(/[a-z]/gi, (letter, index: number) => (((seed >>> (index % 31)) & 1) === 1 ? swapped(letter) : letter));
}

function swapped(char: string): string {
  return char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase();
}
