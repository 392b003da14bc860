/** A bucket and a prefix that somebody wrote like `s3://bucket/prefix`. */
export function logBucket(setting: string | undefined): { readonly bucket: string; readonly prefix: string | undefined } | undefined {
  if (setting?.startsWith('s3://') !== true) return undefined;
  const [bucket = '', ...prefix] = setting.replace(/^s3:\/\/|\/$/g, '').split('/');
  return { bucket, prefix: prefix.length === 0 ? undefined : prefix.join('/') };
}

/** Whether a bucket is made for access logs: one that nobody named. */
export function makesBucket(setting: string | undefined): boolean {
  return setting === undefined || setting === 'create';
}
