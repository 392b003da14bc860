import { App, Fn, Stack, type StackProps } from 'aws-cdk-lib/core';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import { frontEndPool, messageOf, publish } from '../support/publish';

const ENV = { account: '111122223333', region: 'eu-west-1' };
const NAMES = ['webext.contoso.com'];

/** What a proxy in this stack says of the certificate of its only name. */
function said(certificate: (scope: Stack) => acm.ICertificate, props: StackProps = { env: ENV }): string {
  const declare = (scope: Stack) => ({
    publishingRules: [frontEndPool(scope, 'Webext')],
    certificates: [{ certificate: certificate(scope), names: NAMES }],
  });
  return messageOf(() => publish(declare, { crossRegionReferences: true, ...props }));
}

const byArn = (arn: string) => (scope: Stack) => acm.Certificate.fromCertificateArn(scope, 'Theirs', arn);
const madeIn = (region: string | undefined) => (scope: Stack) => {
  const other = new Stack(App.of(scope), 'Certificates', { env: { ...ENV, region }, crossRegionReferences: true });
  return new acm.Certificate(other, 'Certificate', { domainName: NAMES[0] ?? '' });
};

test.each([
  [
    'an ARN of another Region',
    byArn('arn:aws:acm:us-east-1:111122223333:certificate/1'),
    'is in us-east-1, the load balancer in eu-west-1',
  ],
  ['an ARN of another account', byArn('arn:aws:acm:eu-west-1:999988887777:certificate/1'), 'is in account 999988887777'],
  ['an ARN of IAM of another account', byArn('arn:aws:iam::999988887777:server-certificate/1'), 'is in account 999988887777'],
  ['an ARN of another partition', byArn('arn:aws-us-gov:iam::111122223333:server-certificate/1'), 'the partition aws-us-gov'],
  ['a stack of another Region', madeIn('us-east-1'), 'is in us-east-1, the load balancer in eu-west-1'],
  [
    'an ARN of which only the Region is known',
    (scope: Stack) => byArn(scope.formatArn({ service: 'acm', resource: 'certificate', resourceName: '1', region: 'us-east-1' }))(scope),
    'is in us-east-1, the load balancer in eu-west-1',
  ],
])('a certificate is refused by %s', (_, certificate, words) => {
  expect(said(certificate)).toContain(words);
  expect(said(certificate)).toContain('Place: Stack/ReverseProxy, certificates (webext.contoso.com)');
});

test.each([
  ['its own ARN', byArn('arn:aws:acm:eu-west-1:111122223333:certificate/1'), { env: ENV }],
  ['one of IAM', byArn('arn:aws:iam::111122223333:server-certificate/1'), { env: ENV }],
  ['a stack of its Region', madeIn('eu-west-1'), { env: ENV }],
  ['an ARN that only the deployment knows', (scope: Stack) => byArn(Fn.importValue('Arn'))(scope), { env: ENV }],
  ['an ARN that another stack imports, and only the deployment knows', (scope: Stack) => byArn(Fn.importValue('Arn'))(new Stack(App.of(scope), 'Other', { env: { region: 'us-east-1' } })), { env: ENV }],
  ['a stack that goes anywhere', byArn('arn:aws:acm:us-east-1:111122223333:certificate/1'), {}],
])('and taken with %s', (_, certificate, props) => {
  expect(said(certificate, props)).toBe('');
}); // prettier-ignore
