import { listed } from '../../findings/wording';
import { finding, type Finding } from '../../findings/finding';
import { ofDeclared } from '../places';
import type { FrontEndPlan } from '../publishing-plan';
import type { CheckInput } from './check-input';

/** What connections that pass through cost: certificates are a matter of the servers, and so is much else. */
export function passThroughFindings({ owner = '', ownerName = '', names }: FrontEndPlan, { proxy }: CheckInput): readonly Finding[] {
  const place = ofDeclared(owner, proxy, 'passage', 'frontEnd');
  return [
    finding(
      'certificate-on-servers',
      place,
      `TLS ends at the servers of ${ownerName}: the certificate of their external web site must carry ${listed(names)}.`,
      'No certificate is requested for these names here, and clients outside see that of IIS.',
      'Install one of a public authority on each server (Set-CsCertificate -Type WebServicesExternal).',
    ),
    finding(
      'pass-through-gives-up',
      place,
      `Connections to ${ownerName} pass through a Network Load Balancer.`,
      'Windows authentication works; in return there is no web ACL (AWS WAF), no redirect from HTTP, no TLS policy of ours, domain-joined IIS faces the Internet, and client addresses are in flow logs only.',
      'Have flow logs written (network.flowLogs), and keep the servers patched.',
    ),
  ];
}
