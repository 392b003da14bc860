/** A field of a line, and the column it becomes. */
export interface LogField {
  readonly name: string;
  readonly type: 'string' | 'int' | 'bigint' | 'double';
  /** A regular expression that Java and JavaScript read alike, with one capturing group. */
  readonly pattern: string;
  /** What stands before it where that is no space. */
  readonly after?: string;
}

/** How a log becomes a table of Athena. */
export interface LogTable {
  readonly name: string;
  /** What its lines are, as titles say it. */
  readonly holds: string;
  readonly fields: readonly LogField[];
  /** Fields that lines of some years ago lack, from the left: where one is missing, so are those behind it. */
  readonly laterFields: readonly LogField[];
  /** The page of its fields. */
  readonly source: string;
}

/** Where the lines of a table lie. */
export interface LogLocation {
  readonly bucket: string;
  /** Without a slash at an end; empty: none. */
  readonly prefix: string;
  /** Folders below the prefix, where there is one for each load balancer. */
  readonly balancers: readonly string[];
  readonly account: string;
  readonly region: string;
  /** How far back it reads. */
  readonly days: number;
}

/** What AWS has added since, and adds without notice: a line of which some is not matched would be a row of nothing. */
const REST = { name: 'further_fields', type: 'string', pattern: '(.*)', after: '' } as const satisfies LogField;

export function columnsOf({ fields, laterFields }: LogTable): readonly LogField[] {
  return [...fields, ...laterFields, REST];
}

/**
 * The expression that RegexSerDe compares whole lines with, a group for each column. It has neither backslash nor apostrophe, which
 * SQL would take for something else.
 * https://docs.aws.amazon.com/athena/latest/ug/regex-serde.html
 */
export function lineExpression({ fields, laterFields }: LogTable): string {
  const written = ({ pattern, after = ' ' }: LogField) => `${after}${pattern}`;
  const later = laterFields.reduceRight((behind, field) => `(?:${written(field)}${behind})?`, '');
  return `${fields.map(written).join('').trimStart()}${later}${REST.pattern}`;
}

/**
 * The statement that makes the table, whose partitions Athena works out by itself: no crawler, nothing to repair.
 * https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html
 */
export function tableStatement(table: LogTable, { bucket, prefix, balancers, account, region, days }: LogLocation): string {
  const root = ['s3:/', bucket, ...(prefix === '' ? [] : [prefix])].join('/');
  const isSplit = balancers.length > 0;
  const folders = [root, ...(isSplit ? ['${balancer}'] : []), 'AWSLogs', account, 'elasticloadbalancing', region, '${day}'];
  const properties: readonly (readonly [string, string])[] = [
    ['projection.enabled', 'true'],
    ...(isSplit
      ? ([
          ['projection.balancer.type', 'enum'],
          ['projection.balancer.values', balancers.join(',')],
        ] as const)
      : []),
    ['projection.day.type', 'date'],
    ['projection.day.format', 'yyyy/MM/dd'],
    ['projection.day.range', `NOW-${days}DAYS,NOW`],
    ['projection.day.interval', '1'],
    ['projection.day.interval.unit', 'DAYS'],
    ['storage.location.template', folders.join('/')],
  ];
  return [
    `CREATE EXTERNAL TABLE IF NOT EXISTS ${table.name} (`,
    columnsOf(table)
      .map(({ name, type }) => `  ${name} ${type}`)
      .join(',\n'),
    ')',
    `PARTITIONED BY (${isSplit ? 'balancer string, ' : ''}day string)`,
    "ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.RegexSerDe'",
    'WITH SERDEPROPERTIES (',
    `  'input.regex' = '${lineExpression(table)}'`,
    ')',
    `LOCATION '${root}/'`,
    'TBLPROPERTIES (',
    properties.map(([key, value]) => `  '${key}' = '${value}'`).join(',\n'),
    ')',
  ].join('\n');
}
