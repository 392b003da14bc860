/**
 * What the listeners of an Application Load Balancer do with a request: slow, obvious, and written from
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/application/listener-rules.html, not from the library.
 */
export interface ModelRule {
  readonly port: number;
  readonly priority: number;
  readonly hosts: readonly string[];
  readonly hostRegexes: readonly string[];
  readonly pathRegexes: readonly string[];
  readonly outcome: Outcome;
}

export interface ModelListener {
  readonly port: number;
  readonly protocol: string;
  readonly defaultOutcome: Outcome;
}

export type Outcome =
  | { readonly kind: 'forward'; readonly pools: string; readonly protocol: string; readonly port: number }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'fixed-response' };

export interface ModelLoadBalancer {
  readonly listeners: readonly ModelListener[];
  readonly rules: readonly ModelRule[];
}

/** The outcome for a URL; undefined where nothing listens, or where the listener speaks another protocol. */
export function outcomeOf(url: string, { listeners, rules }: ModelLoadBalancer): Outcome | undefined {
  const { protocol, hostname, port, pathname } = new URL(url);
  const number = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  const listener = listeners.find((each) => each.port === number && `${each.protocol.toLowerCase()}:` === protocol);
  if (listener === undefined) return undefined;
  const inOrder = rules.filter((rule) => rule.port === number).sort((a, b) => a.priority - b.priority);
  const first = inOrder.find(
    ({ hosts, hostRegexes, pathRegexes }) =>
      (hosts.length > 0 || hostRegexes.length > 0 || pathRegexes.length > 0) &&
      (hosts.length === 0 || hosts.some((host) => host.toLowerCase() === hostname.toLowerCase())) &&
      // Whether a Host header is compared with its port is not documented, so a rule that expects one counts for nothing.
      hostRegexes.length === 0 &&
      (pathRegexes.length === 0 || pathRegexes.some((regex) => new RegExp(regex).test(pathname))),
  );
  return (first ?? { outcome: listener.defaultOutcome }).outcome;
}

/** Some letters of a path in the other case: IIS does not mind, so neither may the proxy. */
export function otherCase(text: string, seed: number): string {
  return text.replace(/[a-z]/gi, (letter, index: number) => (((seed >>> (index % 31)) & 1) === 1 ? swapped(letter) : letter));
}

function swapped(char: string): string {
  return char === char.toUpperCase() ? char.toLowerCase() : char.toUpperCase();
}
