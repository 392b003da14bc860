import type { ClientDeclaration } from './declarations';

/**
 * Seconds. Clients of Microsoft's push notifications hold a request for 900 s, Lync Web App for up to 1,800 s; 200 s may do
 * for a deployment without mobile clients.
 * https://learn.microsoft.com/lyncserver/lync-server-2013-configure-web-publishing-rules-for-a-single-internal-pool
 */
export const LEAST_IDLE_SECONDS = 200;
export const PUSH_SECONDS = 960;

/** The HLB time-out Microsoft documents, and a margin for the load balancer's own clock. */
export const DEFAULT_IDLE_SECONDS = 1830;

/** Whoever names no clients may have any. */
export function hasMobileClients(clients: readonly ClientDeclaration[]): boolean {
  return clients.length === 0 || clients.some(({ isMobile }) => isMobile);
}
