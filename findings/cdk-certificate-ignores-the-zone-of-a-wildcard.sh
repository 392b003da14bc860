#!/usr/bin/env bash
# aws-cdk-lib 2.276.0 (npm)
#
# Guessed: CertificateValidation.fromDnsMultiZone takes the names of the certificate as keys, so that a certificate
#   for contoso.com and *.contoso.com may name the zone under either; one validation record serves both.
# Instead: where the bare name is on the certificate, a key with the wildcard is thrown away together with its zone
#   before the map is read, and nothing is looked up in its place. Alone, the same key works.
# Seen: both names, zone under *.contoso.com: no DomainValidationOptions at all; only the wildcard: one.
# Matters: without that entry nobody writes the record that validates the certificate, and the stack waits for a
#   validation that cannot happen.
. "$(dirname "$0")/support.bash"

npm_install aws-cdk-lib@2.276.0 constructs@10.8.1
cat >probe.js <<'JS'
const { Stack, aws_certificatemanager: acm, aws_route53: route53 } = require('aws-cdk-lib');
const { Template } = require('aws-cdk-lib/assertions');
for (const [names, key] of [
  [['contoso.com', '*.contoso.com'], 'contoso.com'],
  [['contoso.com', '*.contoso.com'], '*.contoso.com'],
  [['*.contoso.com'], '*.contoso.com'],
]) {
  const stack = new Stack();
  const zone = route53.HostedZone.fromHostedZoneId(stack, 'Zone', 'Z0EXAMPLE');
  new acm.Certificate(stack, 'Certificate', {
    domainName: names[0],
    subjectAlternativeNames: names.slice(1),
    validation: acm.CertificateValidation.fromDnsMultiZone({ [key]: zone }),
  });
  const [certificate] = Object.values(
    Template.fromStack(stack).findResources('AWS::CertificateManager::Certificate'),
  );
  const validated = (certificate.Properties.DomainValidationOptions ?? []).map(({ DomainName }) => DomainName);
  console.log(`${names.join(' and ')}, zone under ${key}: ${validated.join(' ') || 'nothing is validated'}`);
}
JS

seen=$(output_of node probe.js)
still_so "$seen" 'contoso.com and *.contoso.com, zone under contoso.com: contoso.com
contoso.com and *.contoso.com, zone under *.contoso.com: nothing is validated
*.contoso.com, zone under *.contoso.com: *.contoso.com' 'a zone given for a wildcard is ignored beside the bare name.'
