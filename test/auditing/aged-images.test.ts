import { agedImages } from '../../lib/auditing/aged-images';
import { HAPROXY_IMAGE, MOST_IMAGE_DAYS } from '../../lib/facts/haproxy-image';
import { routingOf } from '../support/routing-of';

const DAY = 86_400_000;
const BUILT = Date.parse(HAPROXY_IMAGE.built);
const SUPPORT_ENDS = Date.parse(HAPROXY_IMAGE.supportEnds);

const task = (...containers: readonly unknown[]) => ({
  Type: 'AWS::ECS::TaskDefinition',
  Properties: { ContainerDefinitions: containers },
});
const haproxy = (Image: unknown) => ({ Name: 'haproxy', Image });
const OURS = task(
  { Name: 'log-router', Image: 'public.ecr.aws/aws-observability/aws-for-fluent-bit:stable' },
  haproxy(HAPROXY_IMAGE.reference),
);

const aged = (Resources: object, today: number) =>
  agedImages(routingOf({ Resources }).resources, today).map(({ where, message }) => ({ where, message }));

test.each([
  ['the day it was built', BUILT, []],
  ['on the last day of its time', BUILT + MOST_IMAGE_DAYS * DAY, []],
  ['late on that day', BUILT + (MOST_IMAGE_DAYS + 1) * DAY - 1, []],
  ['a day later', BUILT + (MOST_IMAGE_DAYS + 1) * DAY, [`was built on ${HAPROXY_IMAGE.built}, ${MOST_IMAGE_DAYS + 1} days ago`]],
  ['late on the last day of support', SUPPORT_ENDS + DAY - 1, ['days ago']],
  ['the day after', SUPPORT_ENDS + DAY, [HAPROXY_IMAGE.supportEnds]],
])('the image of this version, %s', (_, today, words) => {
  const found = aged({ Tasks: OURS }, today);
  expect(found.map(({ where }) => where)).toEqual(words.map(() => 'Tasks'));
  for (const [index, each] of words.entries()) expect(found[index]?.message).toContain(each);
});

test('an image out of support is told apart from an old one', () => {
  const [old, out] = [SUPPORT_ENDS, SUPPORT_ENDS + DAY].map((today) => aged({ Tasks: OURS }, today)[0]?.message);
  expect(old).not.toContain(HAPROXY_IMAGE.supportEnds);
  expect(out).toContain(HAPROXY_IMAGE.version);
});

const [, digest = ''] = HAPROXY_IMAGE.reference.split('@');

test.each([
  ['the same image from a registry of their own', task(haproxy(`111122223333.dkr.ecr.eu-west-1.amazonaws.com/haproxy@${digest}`)), 1],
  ['another digest, of which nobody knows the day', task(haproxy('public.ecr.aws/docker/library/haproxy@sha256:0')), 0],
  ['the digest elsewhere in the name', task(haproxy(`@${digest}:latest`)), 0],
  ['an image that only the deployment knows', task(haproxy({ Ref: 'Image' })), 0],
  ['no container of HAProxy', task({ Name: 'proxy', Image: HAPROXY_IMAGE.reference }), 0],
  ['containers that only the deployment knows', { ...OURS, Properties: { ContainerDefinitions: { Ref: 'Containers' } } }, 0],
  ['a resource of another type', { ...OURS, Type: 'AWS::Batch::JobDefinition' }, 0],
])('%s', (_, resource, count) => {
  expect(aged({ Tasks: resource }, SUPPORT_ENDS)).toHaveLength(count);
});
