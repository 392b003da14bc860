import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

/** The barrel makes the compiler read every service of AWS: twice the time. */
const barrel = { name: 'aws-cdk-lib', message: "Import 'aws-cdk-lib/core' or 'aws-cdk-lib/aws-…'." };

export default tseslint.config(
  { ignores: ['build/', 'lib/declaring/deployment-file/schema-validator.ts', 'dist/', 'cdk.out/', 'coverage/', 'node_modules/'] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { project: 'tsconfig.dev.json', tsconfigRootDir: import.meta.dirname } },
    rules: {
      'no-restricted-imports': ['error', { paths: [barrel] }],
      // Type annotations with import() are how a module that is loaded late is typed.
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/explicit-member-accessibility': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      // Numbers in messages are what people read.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Enum-like and union-like classes are the field's habit: static factories and no instances of the class itself.
      '@typescript-eslint/no-extraneous-class': 'off',
      // `process.env.X` is refused by the compiler option noPropertyAccessFromIndexSignature.
      '@typescript-eslint/dot-notation': 'off',
      // The deployment file spells enum values as strings, and its schema has checked them.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
      'no-console': 'error',
    },
  },
  {
    files: ['lib/**'],
    // Constructs and what renders them; what asks the network and rehearses.
    ignores: ['lib/index.ts', 'lib/constructs/**', 'lib/rendering/**', 'lib/probing/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [barrel],
          patterns: [{ group: ['aws-cdk-lib/*', 'constructs'], message: 'Pure rooms know nothing of CDK at run time.' }],
        },
      ],
    },
  },
  {
    files: ['test/**'],
    ...jest.configs['flat/recommended'],
    // Laws assert through fast-check, whose properties throw what `none` finds.
    rules: { ...jest.configs['flat/recommended'].rules, 'jest/expect-expect': ['warn', { assertFunctionNames: ['expect', 'fc.assert'] }] },
  },
  // What runs before anything is installed, or before TypeScript is read, is plain JavaScript, in modules that every Node.js reads.
  {
    files: ['scripts/*.js', 'test/**/*.cjs'],
    ...tseslint.configs.disableTypeChecked,
    languageOptions: {
      ...tseslint.configs.disableTypeChecked.languageOptions,
      sourceType: 'commonjs',
      globals: { __dirname: 'readonly', process: 'readonly' },
    },
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      '@typescript-eslint/explicit-member-accessibility': 'off',
      '@typescript-eslint/no-require-imports': 'off',
    },
  },
  // The configuration itself is no part of a TypeScript project.
  {
    files: ['**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
    rules: { ...tseslint.configs.disableTypeChecked.rules, '@typescript-eslint/explicit-member-accessibility': 'off' },
  },
  prettier,
);
