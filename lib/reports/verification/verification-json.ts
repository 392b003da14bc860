import type { Verification } from '../../verification/verification';

/** Keys may be added; those here keep their names and meaning. Absent parts are null. */
export function verificationJson({ results, differences, remarks }: Verification): unknown {
  return {
    checks: results.map(({ id, name, state, expected, got, usually = null, change = null }) => ({
      name,
      id,
      state,
      expected,
      got,
      usually,
      change,
    })),
    differences: differences ?? null,
    remarks,
  };
}
