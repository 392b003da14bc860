import type { ExpectedOutcome, Verification } from '../routing/assertions';
import type { RoutingTable } from './routing-table';

declare global {
  // The name and type parameters under which @types/jest declares it.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-unused-vars, @typescript-eslint/no-empty-object-type
    interface Matchers<R, T = {}> {
      /** The URL is forwarded to exactly these pools: external web services FQDNs, or the host of Office Web Apps or a further service. */
      toReachPool(...pools: readonly string[]): R;
      /** The URL is answered by the load balancer, or not at all; no pool sees it. */
      toReachNoPool(): R;
      /** The URL is answered with a redirect to another. */
      toRedirectTo(location: string): R;
      /** The URL is answered with a fixed response. */
      toGetFixedResponse(status: number): R;
    }
  }
}

/**
 * Matchers for Jest and for test runners with the same `expect.extend`:
 * `expect.extend(routingMatchers(table)); expect('https://meet.contoso.com/').toReachPool('webext.contoso.com');`
 * A failure prints every rule that was tried. In other languages use the `assert…` methods of `RoutingTable`.
 */
export function routingMatchers(table: RoutingTable): RoutingMatchers {
  const matcher = (url: unknown, expected: ExpectedOutcome) => table._verify(String(url), expected);
  return {
    toReachPool: (url, ...pools) => matcher(url, { kind: 'pools', pools }),
    toReachNoPool: (url) => matcher(url, { kind: 'no pool' }),
    toRedirectTo: (url, location) => matcher(url, { kind: 'redirect', location }),
    toGetFixedResponse: (url, status) => matcher(url, { kind: 'fixed-response', status }),
  };
}

/** What `expect.extend` takes. */
export type RoutingMatchers = {
  toReachPool(url: unknown, ...pools: readonly string[]): Verification;
  toReachNoPool(url: unknown): Verification;
  toRedirectTo(url: unknown, location: string): Verification;
  toGetFixedResponse(url: unknown, status: number): Verification;
};
