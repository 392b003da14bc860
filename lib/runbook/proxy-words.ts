import type { RunbookInputs } from './inputs';

/** How steps call what answers the names. */
export function proxyWord({ haproxy }: Pick<RunbookInputs, 'haproxy'>): 'HAProxy' | 'the load balancer' {
  return haproxy === undefined ? 'the load balancer' : 'HAProxy';
}

/** The same at the beginning of a sentence. */
export function proxyWordFirst(inputs: Pick<RunbookInputs, 'haproxy'>): 'HAProxy' | 'The load balancer' {
  return inputs.haproxy === undefined ? 'The load balancer' : 'HAProxy';
}
