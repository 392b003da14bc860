import type { AccessLogsEntry } from './deployment-file/deployment';
import type { AccessLogsDeclaration } from './declarations';

/** A bucket and a prefix that somebody wrote like `s3://bucket/prefix`. */
export function logBucket(setting: string | undefined): { readonly bucket: string; readonly prefix: string | undefined } | undefined {
  if (setting?.startsWith('s3://') !== true) return undefined;
  const [bucket = '', ...prefix] = setting.replace(/^s3:\/\/|\/$/g, '').split('/');
  return { bucket, prefix: prefix.length === 0 ? undefined : prefix.join('/') };
}

/** Whether a bucket is made for logs: one that nobody named. */
export function makesBucket(setting: string | AccessLogsEntry | undefined): boolean {
  const bucket = typeof setting === 'object' ? setting.bucket : setting;
  return bucket === undefined || bucket === 'create';
}

/** What a file says of logs; of a bucket that it names, what kind of bucket it is stands nowhere. */
export function declareLogs(setting: string | AccessLogsEntry | undefined): AccessLogsDeclaration | undefined {
  const said = typeof setting === 'object' ? setting : undefined;
  const { bucket, prefix } = logBucket(typeof setting === 'object' ? setting.bucket : setting) ?? {};
  if (bucket === undefined && said === undefined) return undefined;
  const named = { bucket, region: undefined, isKmsEncrypted: false, prefix };
  return said === undefined ? named : { ...named, areAll: true, retentionDays: said.retentionDays };
}
