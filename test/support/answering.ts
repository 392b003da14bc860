import type { Stack } from 'aws-cdk-lib/core';
import { SimpleUrlSet, type SimpleUrlSetProps } from '../../lib';
import { frontEndPool, zone, type Declared } from './publish';

/** What a test publishes through a SimpleUrlSet. */
export type Names = Omit<SimpleUrlSetProps, 'answeredBy'>;

/** Where the names arrive. */
export const toDirector = { kind: 'forward', pools: 'webdirext.contoso.com', protocol: 'HTTPS', port: 4443 };

/** A Director that answers the names, and a pool that does not. */
export function answering(names: Names): (scope: Stack) => Declared {
  return (scope) => {
    const director = frontEndPool(scope, 'Director', {}, 'webdirext.contoso.com');
    return {
      publishingRules: [director, frontEndPool(scope, 'Webext')],
      simpleUrls: [new SimpleUrlSet(scope, 'SimpleUrls', { answeredBy: director, ...names })],
      hostedZones: ['contoso.com', 'fabrikam.com'].map((name) => zone(scope, name)),
    };
  };
}
