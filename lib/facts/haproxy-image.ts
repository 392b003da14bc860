/**
 * The official image that a fleet runs unless somebody names another: by its digest, which means the same bytes for ever.
 * The digest is that of the index `haproxy:3.2`, whose image for linux/amd64 is that of `haproxy:3.2.24`, HAPROXY_VERSION and
 * the time it was built among its layers. That Amazon ECR Public serves the same index under it is UNVERIFIED.
 * https://github.com/docker-library/repo-info/blob/0ed0a0ed36758e850c095b6380c2517baff81896/repos/haproxy/remote/3.2.md
 */
export const HAPROXY_IMAGE = {
  reference: 'public.ecr.aws/docker/library/haproxy@sha256:fa8c8825c5ca0e0f65c3fc2059b92e9d1735a640b2b38091823a959a64016c4f',
  version: '3.2.24',
  /** The day linux/amd64 was built: HAProxy has a security update every few weeks. */
  built: '2026-09-25',
  /** A branch with long-term support has five years of it. https://www.haproxy.org/ */
  supportEnds: '2030-06-30',
} as const;

/** Days after which a newer one should be looked for. */
export const MOST_IMAGE_DAYS = 90;
