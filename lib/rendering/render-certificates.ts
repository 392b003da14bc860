import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import type * as route53 from 'aws-cdk-lib/aws-route53';
import { Construct } from 'constructs';
import type { CertificatePlan, PublishingPlan } from '../planning/publishing-plan';

type RequestedCertificate = Extract<CertificatePlan, { kind: 'acm' }>;

/**
 * The certificates of a plan: requested ones are made under the proxy when the first front end asks for them, imported ones
 * are there.
 *
 * L1, because CDK's multi-zone helper leaves out a name it has no zone for without a word.
 */
export class RenderedCertificates {
  private readonly arns = new Map<string, string>();
  private scope: Construct | undefined;

  public constructor(
    private readonly proxy: Construct,
    private readonly plan: Pick<PublishingPlan, 'certificates'>,
    private readonly zones: ReadonlyMap<string, route53.IHostedZone>,
    private readonly imported: ReadonlyMap<string, acm.ICertificate>,
  ) {}

  /** ARNs by the plan's keys, in the order of the plan. */
  public arnsOf(keys: readonly string[]): ReadonlyMap<string, string> {
    const wanted = this.plan.certificates.filter(({ key }) => keys.includes(key));
    return new Map(wanted.map((certificate) => [certificate.key, this.arnOf(certificate)]));
  }

  private arnOf(certificate: CertificatePlan): string {
    const known = this.arns.get(certificate.key);
    if (known !== undefined) return known;
    const arn = certificate.kind === 'acm' ? this.request(certificate) : this.imported.get(certificate.key)?.certificateArn;
    if (arn === undefined) throw new Error(`the plan names the certificate ${certificate.key}, which nobody imported`);
    this.arns.set(certificate.key, arn);
    return arn;
  }

  private request(plan: RequestedCertificate): string {
    const [, ...furtherNames] = plan.names;
    const validated = plan.validation.flatMap(({ name, zone }) => {
      const hostedZoneId = zone === undefined ? undefined : this.zones.get(zone)?.hostedZoneId;
      return hostedZoneId === undefined ? [] : [{ domainName: name, hostedZoneId }];
    });
    this.scope ??= new Construct(this.proxy, 'Certificates');
    const certificate = new acm.CfnCertificate(this.scope, plan.id, {
      domainName: plan.subject,
      subjectAlternativeNames: furtherNames.length === 0 ? undefined : furtherNames,
      validationMethod: 'DNS',
      domainValidationOptions: validated.length === 0 ? undefined : validated,
    });
    return certificate.ref;
  }
}
