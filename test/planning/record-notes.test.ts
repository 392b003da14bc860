import fc from 'fast-check';
import type { RecordToCreate } from '../../lib/planning/deployment-notes';
import { recordsNotes } from '../../lib/planning/record-notes';
import { asTemplate, type StackTemplate } from '../../lib/templates/cloudformation-template';
import { readDeploymentNotes } from '../../lib/templates/read-deployment-notes';

/** A stack whose notes have such a list. */
function noting(recordsToCreate: readonly object[]): StackTemplate {
  const template = asTemplate({ Resources: {}, Metadata: { 'lync-reverse-proxy': { Proxy: { recordsToCreate } } } }, 'the template');
  return { name: 'Lync', template, nested: {}, parameters: {} };
}

const read = (recordsToCreate: readonly object[]) => readDeploymentNotes([noting(recordsToCreate)]).recordsToCreate;

const ZONES = ['contoso.com', 'eu.contoso.com', 'fabrikam.com'];
const RECORD: fc.Arbitrary<RecordToCreate> = fc
  .record({
    label: fc.constantFrom('', 'meet.', 'lyncdiscover.', 'a.b.', '*.'),
    how: fc.constantFrom('change batch' as const, 'elsewhere' as const),
    zone: fc.constantFrom(...ZONES),
    visibility: fc.constantFrom('public' as const, 'private' as const),
    hostedZoneId: fc.constantFrom(null, 'Z1', 'Z2'),
    types: fc.constantFrom<RecordToCreate['types']>(['A'], ['A', 'AAAA']),
    loadBalancer: fc.constantFrom(undefined, 'One', 'Two'),
  })
  .map(({ label, loadBalancer, ...record }) => ({
    ...{ name: `${label}${record.zone}`, ...record },
    ...(loadBalancer === undefined ? {} : { loadBalancer }),
  }));
const RECORDS = fc.uniqueArray(RECORD, { selector: (each) => JSON.stringify(each), maxLength: 20 });

const byText = (records: readonly object[]) => records.map((each) => JSON.stringify(each, Object.keys(each).sort())).sort();

test('law: what is noted is read again, and as it is from a template of a version before, which noted each name alone', () => {
  fc.assert(
    fc.property(RECORDS, (records) => {
      const asBefore = records.map((each) => Object.fromEntries(Object.entries(each).filter(([, value]) => value !== null)));
      expect(byText(read(recordsNotes(records)))).toEqual(byText(records));
      expect(read(recordsNotes(records))).toEqual(read(asBefore));
      expect(recordsNotes([...records].reverse())).toEqual(recordsNotes(records));
    }),
    { numRuns: 200 },
  );
});

test('a name that lies in none of its zones is read again too', () => {
  const record: RecordToCreate = {
    name: 'meet.contoso.com',
    how: 'elsewhere',
    zone: '',
    visibility: 'public',
    hostedZoneId: null,
    types: ['A'],
  };
  expect(read(recordsNotes([record]))).toEqual([record]);
});

test('what is no note is passed over', () => {
  expect(
    read([{ how: 'elsewhere', types: ['A'], zones: 'contoso.com' }, { how: 'elsewhere', zones: { 'contoso.com': 5 } }, { zones: {} }]),
  ).toEqual([]);
});
