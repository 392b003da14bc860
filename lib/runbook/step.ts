import type { DatedFact } from '../facts/dated-facts';
import type { Topic } from './topics';

/** What is to be done outside of the template, in order. Texts are Markdown, in which values stand in code spans. */
export interface Runbook {
  /** What this one was made from. */
  readonly about: readonly string[];
  /** What could not be told from that, and where it is said. */
  readonly missing: readonly string[];
  readonly sections: readonly Section[];
}

export interface Section {
  /** Stable, for programs. */
  readonly id: string;
  readonly title: string;
  readonly steps: readonly Step[];
}

export interface Step {
  readonly title: string;
  /** What goes wrong without it. */
  readonly why: string;
  /** Machine, shell and rights. */
  readonly where: string;
  readonly text?: readonly string[];
  /** Every sentence about when or whether something takes effect: nowhere else in the step is one. */
  readonly effects?: readonly Effect[];
  readonly table?: Table;
  readonly commands?: readonly Commands[];
  /** What shows that it is done. */
  readonly checks?: readonly Check[];
  readonly topics?: readonly Topic[];
  /** What changed in the field and is the reason for the step, or bears on it: printed with date, source and how well it is known. */
  readonly facts?: readonly DatedFact[];
  /** What no source could be found for. */
  readonly unverified?: readonly string[];
  /** Where it stands to the moment from which clients are led to the proxy; undefined: anywhere. */
  readonly records?: 'before the move' | 'moves';
}

/** A sentence about when or whether something takes effect. */
export interface Effect {
  readonly text: string;
  /** The page that says so. undefined: none was found, and the sentence is printed as UNVERIFIED. */
  readonly source: Topic | undefined;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface Commands {
  readonly language: 'powershell' | 'sh' | 'json' | 'sql' | 'yaml';
  /** What they are for, where a step has several. */
  readonly title?: string;
  readonly lines: readonly string[];
}

export interface Check {
  /** What to see. */
  readonly expect: string;
  readonly commands?: readonly Commands[];
}

export function powershell(lines: readonly string[], title?: string): Commands {
  return { language: 'powershell', lines, ...(title === undefined ? {} : { title }) };
}

export function shell(lines: readonly string[], title?: string): Commands {
  return { language: 'sh', lines, ...(title === undefined ? {} : { title }) };
}

/** A section that has something to say. */
export function section(id: string, title: string, steps: readonly (Step | undefined)[]): readonly Section[] {
  const there = steps.filter((step) => step !== undefined);
  return there.length === 0 ? [] : [{ id, title, steps: there }];
}
