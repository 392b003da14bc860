import { environmentOfArn } from '../declaring/environments';
import { foreignCertificate, scatteredCertificates } from '../declaring/foreign-certificates';
import { finding, type Finding } from '../findings/finding';
import type { StackTemplate } from '../templates/cloudformation-template';
import type { Listener } from '../templates/load-balancers/load-balancer';
import { parametersOf } from './stack-parameters';

/** Certificates that are named by their ARN and are not where the listener is. */
export function foreignCertificates({ resource, certificates }: Listener, stacks: readonly StackTemplate[]): readonly Finding[] {
  if (resource === undefined) return [];
  const named = certificates.filter(({ isImported, key }) => isImported && key.startsWith('arn:'));
  const environments = named.map(({ key }) => environmentOfArn(key));
  const { 'AWS::Region': region, 'AWS::AccountId': account } = parametersOf(resource.stackName, stacks);
  const here = { region, account };
  return [
    ...environments.flatMap((each) => foreignCertificate(each, here) ?? []),
    ...scatteredCertificates(environments, here).map((each) => ({ kind: 'scattered' as const, ...each })),
  ].map((what) => finding('certificate-from-elsewhere', resource.logicalId, what));
}
