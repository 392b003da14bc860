// The built-in template validation costs seconds in every process; cloudformation-rules.test.ts turns it on.
process.env['CDK_VALIDATION'] = 'false';
