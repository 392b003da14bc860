import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { PublishingPlan } from '../planning/publishing-plan';

/**
 * Requested certificates, under the proxy; and those imported. By the plan's keys.
 *
 * L1, because CDK's multi-zone helper leaves out a name it has no zone for without a word.
 */
export function renderCertificates(
  proxy: Construct,
  { certificates }: PublishingPlan,
  zones: ReadonlyMap<string, route53.IHostedZone>,
  imported: ReadonlyMap<string, acm.ICertificate>,
): ReadonlyMap<string, string> {
  const scope = new Construct(proxy, 'Certificates');
  const arns = new Map([...imported].map(([key, { certificateArn }]) => [key, certificateArn]));
  for (const plan of certificates) {
    if (plan.kind === 'imported') continue;
    const [, ...furtherNames] = plan.names;
    const validated = plan.validation.flatMap(({ name, zone }) => {
      const hostedZoneId = zone === undefined ? undefined : zones.get(zone)?.hostedZoneId;
      return hostedZoneId === undefined ? [] : [{ domainName: name, hostedZoneId }];
    });
    const certificate = new acm.CfnCertificate(scope, plan.id, {
      domainName: plan.subject,
      subjectAlternativeNames: furtherNames.length === 0 ? undefined : furtherNames,
      validationMethod: 'DNS',
      domainValidationOptions: validated.length === 0 ? undefined : validated,
    });
    arns.set(plan.key, certificate.ref);
  }
  return arns;
}
