import type { FurtherServiceDeclaration } from './declarations';
import { DEFAULT_PORTS } from '../facts/default-ports';
import { canonicalHost } from './host-name';
import type { SaidHealthCheck } from './declare-pool';

/**
 * Every answer but that of a server in trouble. What a service has at `/` nobody knows: SharePoint and Exchange redirect or ask
 * who is there (302, 401), AD FS has nothing (404), and all of them are well.
 */
const ROOT = '/';
const ANSWERING = '200-499';

/** A further service as somebody described it, in a deployment file or as a construct. */
export interface SaidService extends Omit<FurtherServiceDeclaration, 'is' | 'port' | 'healthCheck'> {
  readonly port: number | undefined;
  readonly healthCheck: SaidHealthCheck;
}

/** The service with all that goes without saying, its host in lower case. */
export function declareService(said: SaidService): FurtherServiceDeclaration {
  const { path, matcher } = said.healthCheck;
  return {
    ...said,
    is: 'furtherService',
    host: canonicalHost(said.host),
    port: said.port ?? DEFAULT_PORTS.https,
    // A front end that can look whether the port answers does so as long as nobody asks for more.
    healthCheck: { isChosen: path !== undefined || matcher !== undefined, path: path ?? ROOT, matcher: matcher ?? ANSWERING },
  };
}
