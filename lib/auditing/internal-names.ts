import { finding, type Finding } from '../findings/finding';
import type { Listener } from '../templates/load-balancers/load-balancer';
import { hostsIn } from '../routing/public-names';
import { forwards } from './listener-hosts';

/** Rules for names that are for clients inside only. https://learn.microsoft.com/lyncserver/lync-server-2013-technical-requirements-for-mobility */
export function internalNames({ rules }: Listener): readonly Finding[] {
  return rules.flatMap((rule) => {
    const hosts = forwards(rule.action) ? hostsIn(rule).filter((host) => host.startsWith('lyncdiscoverinternal.')) : [];
    if (hosts.length === 0) return [];
    return finding('internal-name-published', rule.resource.logicalId, { kind: 'in a rule', names: hosts });
  });
}
