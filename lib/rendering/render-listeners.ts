import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import type { FrontEndPlan, ListenerPlan } from '../planning/publishing-plan';

/** Listeners of an Application Load Balancer and the certificates attached to them, by port. */
export function renderListeners(
  parent: Construct,
  { listeners }: FrontEndPlan,
  loadBalancer: elbv2.ApplicationLoadBalancer,
  certificateArns: ReadonlyMap<string, string>,
): ReadonlyMap<number, elbv2.ApplicationListener> {
  const scope = new Construct(parent, 'Listeners');
  const attachments = new Construct(parent, 'ListenerCertificates');
  return new Map(
    listeners.map((plan) => {
      const { defaultCertificate } = plan;
      const listener = new elbv2.ApplicationListener(scope, listenerId(plan), {
        loadBalancer,
        port: plan.port,
        protocol: plan.protocol === 'HTTPS' ? elbv2.ApplicationProtocol.HTTPS : elbv2.ApplicationProtocol.HTTP,
        sslPolicy: plan.tlsPolicy as elbv2.SslPolicy | undefined,
        certificates: defaultCertificate === undefined ? undefined : [{ certificateArn: arnOf(defaultCertificate, certificateArns) }],
        defaultAction: defaultAction(plan),
        open: false,
      });
      for (const { key, value } of plan.attributes ?? []) listener.setAttribute(key, value);
      for (const key of plan.certificates) {
        new elbv2.CfnListenerCertificate(attachments, `${plan.port}-${key}`, {
          listenerArn: listener.listenerArn,
          certificates: [{ certificateArn: arnOf(key, certificateArns) }],
        });
      }
      return [plan.port, listener];
    }),
  );
}

function listenerId({ protocol, port }: ListenerPlan): string {
  return `${protocol === 'HTTPS' ? 'Https' : 'Http'}-${port}`;
}

/** The ARN of a certificate that a listener shows. */
export function arnOf(key: string, arns: ReadonlyMap<string, string>): string {
  const arn = arns.get(key);
  if (arn === undefined) throw new Error(`the plan names the certificate ${key}, which was not rendered`);
  return arn;
}

function defaultAction({ port, defaultAction: action }: ListenerPlan): elbv2.ListenerAction {
  switch (action.kind) {
    case 'notFound':
      return elbv2.ListenerAction.fixedResponse(404, { contentType: 'text/plain', messageBody: 'Not found' });
    case 'redirect':
      return elbv2.ListenerAction.redirect({ protocol: 'HTTPS', port: String(action.port), permanent: true });
    case 'forward':
      throw new Error(`the plan has an Application Load Balancer forward unknown hosts on port ${port}`);
  }
}
