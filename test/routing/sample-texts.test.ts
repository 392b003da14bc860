import fc from 'fast-check';
import { expressionSamples } from '../../lib/routing/matching/sample-texts';

const part = fc.oneof(
  fc.constantFrom('a', '/', '[Mm]', '[^a-z]', '\\.', '\\d', '.', 'abs'),
  fc.constantFrom('(/.*)?', '(?:x|y)', '(one|two)+', 'a{2,3}', 'b*', 'c?'),
);
const expression = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => `^/${parts.join('')}$`);

test('every sample is accepted, and there is always one', () => {
  fc.assert(
    fc.property(expression, (source) => {
      const samples = expressionSamples(source);
      return samples.length > 0 && samples.every((sample) => new RegExp(source).test(sample));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ['^/[Aa][Bb][Ss](/.*)?$', ['/abs', '/abs/', '/abs/x']],
  ['^/(?:meet|dialin)$', ['/meet', '/dialin']],
  ['^/a{2}(?<rest>b)$', ['/aab']],
  ['^/(?=a)a$', []],
  ['^/(', []],
])('%s', (source, samples) => {
  expect(expressionSamples(source)).toEqual(samples);
});
