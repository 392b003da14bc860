/**
 * What nobody who runs a HAProxy of his own has, by the names AWS and CDK give it. Code spans of a deployment, such as a name or path of
 * a file, are to be taken out before.
 */
export const WORDS_OF_AWS =
  /\bAWS\b|\bAmazon\b|\bALBs?\b|\bNLBs?\b|(?:Application|Network|Elastic) Load Balanc|\bELB\b|the load balancer|Route ?53|\bACM\b|CloudFormation|CloudShell|\bthe stack\b|\bcdk\b|\bCDK\b|target group|listener rule|security group|\bVPCs?\b|hosted zone|subnets? of|cloud assembly|\bsynthes|the template|us-east-1|\bawselb\b|`aws /i;
