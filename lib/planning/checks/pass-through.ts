import { finding, type Finding } from '../../findings/finding';
import { ofDeclared } from '../places';
import type { FrontEndPlan } from '../publishing-plan';
import type { CheckInput } from './check-input';

/** What connections that pass through cost: certificates are a matter of the servers, and so is much else. */
export function passThroughFindings({ owner = '', ownerName = '', names }: FrontEndPlan, { proxy }: CheckInput): readonly Finding[] {
  const place = ofDeclared(owner, proxy, 'passage', 'frontEnd');
  return [
    finding('certificate-on-servers', place, { owner: ownerName, names }),
    finding('pass-through-gives-up', place, { owner: ownerName }),
  ];
}
