/**
 * What a pattern is: a few resources and a function that belong together, written once and offered in the form of every
 * framework, as a completion with tab stops and as something to insert into a template.
 *
 * Texts are YAML with `{{field}}` where a field's value goes. CloudFormation resources are the same in every framework;
 * only what stands inside a function, and what connects it, differs.
 */
import type { FrameworkName } from '../../model/app';

export interface Pattern {
  readonly id: string;
  readonly title: string;
  /** What one types to get it. */
  readonly prefixes: readonly string[];
  /** One or two sentences: what it gives and why it is safe. */
  readonly description: string;
  /** In the order in which one fills them in. `name` names the resources. */
  readonly fields: readonly Field[];
  /** The first may be a function that is there already; its name is the field `function`. */
  readonly functions: readonly PatternFunction[];
  /** Entries of `Resources`, the same in every form. */
  readonly resources: string;
  /** Further entries of `Resources` in one form, such as the mapping that SAM writes as an event. */
  readonly connections?: Partial<Readonly<Record<FrameworkName, string>>>;
}

export interface Field {
  readonly name: string;
  readonly default: string;
  /** Offered one by one; the first is the default. */
  readonly choices?: readonly string[];
}

export interface PatternFunction {
  /** The field that holds its name. */
  readonly field: string;
  /** What stands in the function: pairs of `Properties` (SAM, CloudFormation), pairs of the function (Serverless). */
  readonly body: Partial<Readonly<Record<FrameworkName, string>>>;
  /** Statements the role needs where the framework does not add them by itself. */
  readonly statements?: Partial<Readonly<Record<FrameworkName, string>>>;
}

export const runtimeField: Field = {
  name: 'runtime',
  default: 'python3.13',
  choices: ['python3.13', 'nodejs24.x', 'python3.14', 'nodejs22.x'],
};

export const timeoutField: Field = { name: 'timeout', default: '30' };
