import { RemovalPolicy, Stack } from 'aws-cdk-lib/core';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { LOG_WRITERS } from '../facts/load-balancer-logs';

/** Every connection in a VPC, in a bucket of its own. */
export function renderFlowLogs(scope: Construct, vpcId: string): void {
  const bucket = new s3.Bucket(scope, 'FlowLogsBucket', {
    encryption: s3.BucketEncryption.S3_MANAGED,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const flowLog = new ec2.CfnFlowLog(scope, 'FlowLog', {
    resourceId: vpcId,
    resourceType: 'VPC',
    trafficType: 'ALL',
    logDestinationType: 's3',
    logDestination: bucket.bucketArn,
  });
  const granted = grantDelivery(bucket, Stack.of(scope).account);
  if (granted.policyDependable !== undefined) flowLog.node.addDependency(granted.policyDependable);
}

/** https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-s3-permissions.html */
function grantDelivery(bucket: s3.Bucket, account: string): iam.AddToResourcePolicyResult {
  const principals = [new iam.ServicePrincipal(LOG_WRITERS.network)];
  const ofThisAccount = { 'aws:SourceAccount': account };
  bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      principals,
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects(`AWSLogs/${account}/*`)],
      conditions: { StringEquals: { ...ofThisAccount, 's3:x-amz-acl': 'bucket-owner-full-control' } },
    }),
  );
  return bucket.addToResourcePolicy(
    new iam.PolicyStatement({
      principals,
      actions: ['s3:GetBucketAcl'],
      resources: [bucket.bucketArn],
      conditions: { StringEquals: ofThisAccount },
    }),
  );
}
