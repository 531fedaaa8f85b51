/**
 * What names mean while a template is evaluated. A scope is a plain record of functions, so that one can be built from
 * another with a spread: the Serverless front end adds variables, loops and conditions add what holds inside them.
 */
import type { Data } from '../../model/data';
import type { Value } from '../../model/value';
import type { Span } from '../../text/span';
import type { ScalarNode, YamlNode } from '../../yaml/node';

export type Truth = true | false | 'unknown';

export interface Scope {
  /** The value of a parameter, pseudo parameter or loop variable used at `at`; undefined for the name of a resource. */
  readonly variable: (name: string, at: Span) => Value<Data> | undefined;
  /** Every text a variable can have at deployment; undefined where that is open. A default does not close it. */
  readonly choices: (name: string) => readonly string[] | undefined;
  readonly mapping: (name: string) => YamlNode | undefined;
  readonly condition: (name: string) => Truth;
  /** What an attribute says, where that can be known: an output of a nested stack. Undefined: the attribute itself. */
  readonly attribute?: (target: string, attribute: string, at: Span) => Value<Data> | undefined;
  /** Variables inside plain scalars, such as `${self:custom.x}`. Undefined: the scalar stands for itself. */
  readonly text?: (node: ScalarNode) => Value<Data> | undefined;
  /** The content of a file named by `AWS::Include`, where it is a local one. */
  readonly include?: (location: string) => YamlNode | undefined;
}

/** Inside a branch or a resource that exists only under a condition, the condition is decided. */
export function assuming(scope: Scope, condition: string | null, truth: boolean): Scope {
  if (condition === null) return scope;
  return { ...scope, condition: (name) => (name === condition ? truth : scope.condition(name)) };
}

/** One turn of `Fn::ForEach`: the identifier has a value, also as `${Identifier}` within plain text. */
export function inLoop(scope: Scope, identifier: string, turn: string): Scope {
  return {
    ...scope,
    variable: (name, at) =>
      name === identifier ? { kind: 'located', value: turn, origin: 'literal', span: at } : scope.variable(name, at),
    choices: (name) => (name === identifier ? [turn] : scope.choices(name)),
    text: (node) => {
      const replaced = substituteLoop(node.text, identifier, turn);
      if (replaced === node.text) return scope.text?.(node);
      const inner = { ...node, text: replaced, value: replaced };
      return scope.text?.(inner) ?? { kind: 'located', value: replaced, origin: 'literal', span: node.fullSpan };
    },
  };
}

/** Keys and texts of a loop's body: `${Identifier}`, or `&{Identifier}` for its alphanumeric characters only. */
export function substituteLoop(text: string, identifier: string, turn: string): string {
  if (!text.includes(`{${identifier}}`)) return text;
  return text.replaceAll(`\${${identifier}}`, turn).replaceAll(`&{${identifier}}`, turn.replace(/[^A-Za-z0-9]/g, ''));
}
