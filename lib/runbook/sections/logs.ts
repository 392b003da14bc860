import { LOG_QUESTIONS } from '../../logs/log-questions';
import { tableStatement } from '../../logs/log-table';
import { questionFile, tableFile } from '../../logs/query-files';
import { LOG_TABLES } from '../../logs/tables';
import { physicalId } from '../cdk-commands';
import type { LogFacts, RunbookInputs } from '../inputs';
import { code, codes } from '../markdown';
import { onOneLine } from '../powershell';
import { section, shell, type Commands, type Section, type Step } from '../step';
import { TOPICS } from '../topics';

const BUCKET = '<name of the bucket>';
const ACCOUNT = '<account>';
const REGION = '<Region>';

/** What load balancers write to a bucket, and how it is asked. */
export function logs(inputs: RunbookInputs): readonly Section[] {
  const facts = withTables(ownLogs(inputs));
  return facts.length === 0 ? [] : section('logs', 'Logs of the load balancers', [tables(facts, inputs), questions(facts, inputs)]);
}

function where({ environment: { region } }: RunbookInputs): string {
  const place = region === undefined ? 'in the Region of the deployment' : `in ${code(region)}`;
  return `the console of Amazon Athena ${place}, query editor: one statement at a time`;
}

function tables(facts: readonly TableFacts[], inputs: RunbookInputs): Step {
  const made = [
    ...new Map(facts.flatMap(({ bucket }) => (typeof bucket === 'string' ? [] : [[bucket.logicalId, bucket] as const]))).values(),
  ];
  const files = [...new Set(facts.map(({ kind }) => tableFile(kind)))];
  const { account, region } = inputs.environment;
  const open = [...(account === undefined ? [ACCOUNT] : []), ...(region === undefined ? [REGION] : [])];
  return {
    title: 'Make tables of the logs, once',
    why: 'Logs are compressed text, thousands of files a day. Somebody who cannot sign in is found there, and who tries passwords.',
    where: where(inputs),
    text: [
      `The statements are those of ${codes(files)} in ${code('node_modules/cdk-lync-reverse-proxy/docs/queries')}, with the values of this deployment. Nothing is copied: the tables read the bucket.`,
      ...(made.length === 0 ? [] : [`Put the name of the bucket in place of ${code(BUCKET)}: the command below shows it.`]),
      ...(open.length === 0 ? [] : [`Put those of the deployment in place of ${codes(open)}.`]),
    ],
    commands: [
      ...made.map(({ stack, logicalId }) => shell([physicalId('bucket', stack, logicalId), 'echo "$bucket"'], 'The name of the bucket')),
      ...facts.map((each) => statement(each, inputs)),
    ],
    checks: [{ expect: `${codes(facts.map(({ table }) => table))} stand in the list of tables.` }],
    topics: [TOPICS.partitionProjection, TOPICS.accessLogs],
    unverified: [
      'that these lines are all AWS writes: it adds fields without notice. What is new is in `further_fields`, and a row that has nothing but empty columns is one that the table does not know.',
    ],
  };
}

interface TableFacts extends LogFacts {
  /** What the table is called. */
  readonly table: string;
}

/** Where two folders have one kind of log, each is a table. */
function withTables(facts: readonly LogFacts[]): readonly TableFacts[] {
  return facts.map((each, index) => {
    const before = facts.slice(0, index).filter(({ kind }) => kind === each.kind).length;
    return { ...each, table: before === 0 ? each.kind : `${each.kind}_${before + 1}` };
  });
}

function statement({ kind, table, bucket, prefix, balancers, days }: TableFacts, { environment }: RunbookInputs): Commands {
  const wanted = LOG_TABLES.find(({ name }) => name === kind);
  if (wanted === undefined) throw new Error(`no table is called ${kind}`);
  const text = tableStatement(
    { ...wanted, name: table },
    {
      bucket: typeof bucket === 'string' ? inSql(bucket) : BUCKET,
      prefix: inSql(prefix),
      balancers: balancers.map(inSql),
      account: inSql(environment.account ?? ACCOUNT),
      region: inSql(environment.region ?? REGION),
      days,
    },
  );
  return { language: 'sql', title: `A table of ${wanted.holds}`, lines: text.split('\n') };
}

function questions(facts: readonly TableFacts[], inputs: RunbookInputs): Step {
  const asked = LOG_QUESTIONS.flatMap((question) =>
    facts.filter(({ kind }) => kind === question.table).map((each) => ({ question, each })),
  );
  const files = [...new Set(asked.map(({ question: { name } }) => questionFile(name)))];
  return {
    title: 'Ask the logs',
    why: 'Before an old TLS version is switched off somebody has to know who still uses it, and a name that nobody asks for need not be published.',
    where: where(inputs),
    text: [
      `Each question reads seven days; the files are ${codes(files)}, beside those of the tables. A sign-in with NTLM is two answers of 401, then one that is none.`,
    ],
    commands: asked.map(({ question: { asks, sql }, each }) => ({
      language: 'sql',
      title: each.table === each.kind ? asks : `${asks}, of ${code(each.table)}`,
      lines: sql(each.table, namesAt(each, inputs)).split('\n'),
    })),
    checks: [{ expect: 'Each answer is understood: nobody who is not known uses TLS 1.0, and nobody sprays.' }],
    topics: [TOPICS.accessLogs],
  };
}

/** A template may have logs of others too, whom the names do not reach. */
function ownLogs({ template, names }: RunbookInputs): readonly LogFacts[] {
  const all = template?.logs ?? [];
  const known = new Set(names.map(({ name }) => name));
  const own = all.filter((each) => each.names.some((name) => known.has(name)));
  return own.length === 0 ? all : own;
}

/** Names of which a table may have lines: those at other load balancers stand in other logs, or in none. */
function namesAt({ names: there }: LogFacts, inputs: RunbookInputs): readonly string[] {
  const names = inputs.names
    .filter(({ name, httpsPort }) => httpsPort !== undefined && there.includes(name))
    .map(({ name }) => inSql(name));
  return names.length === 0 ? ['<name>'] : names;
}

/** A value out of a file or a template, as a text of SQL has it. */
function inSql(value: string): string {
  return onOneLine(value).replaceAll("'", "''");
}
