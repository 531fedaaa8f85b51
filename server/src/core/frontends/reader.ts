/** What an expression of a template says, wherever it stands: for features that start from the cursor, not from the model. */
import type { App } from '../model/app';
import type { Data } from '../model/data';
import type { Value } from '../model/value';
import type { Span } from '../text/span';
import type { YamlNode } from '../yaml/node';
import { evaluateCondition } from './values/conditions';
import { evaluateOptional } from './values/evaluate';
import { assuming, type Scope, type Truth } from './values/scope';

export interface Reader {
  /** `under`: the condition that what is around exists under. Undefined stands for `AWS::NoValue`. */
  valueOf(node: YamlNode, under: string | null): Value<Data> | undefined;
  /** Whether a text is one variable of the framework, such as `${self:custom.x}`; CloudFormation has none. */
  isVariable(text: string): boolean;
  /** Undefined where the template has no such condition. */
  condition(name: string): Decision | undefined;
  /** Of an expression such as `!Equals`. */
  decide(node: YamlNode): Decision;
}

export interface Decision {
  readonly truth: Truth;
  /** What comes out when every parameter keeps its default. */
  readonly byDefault: Truth;
}

export interface ReaderParts {
  readonly scope: Scope;
  /** The expression behind the name of a condition. */
  readonly condition: (name: string) => YamlNode | undefined;
  /** Replaces the framework's own variables. */
  readonly expand?: (node: YamlNode) => YamlNode;
  readonly isVariable?: (text: string) => boolean;
}

const readers = new WeakMap<App, Reader>();

export const readerOf = (app: App): Reader | undefined => readers.get(app);

/** Called by the front end that read the app. */
export function giveReader(app: App, parts: ReaderParts): void {
  const { scope, condition, expand = (node) => node, isVariable = () => false } = parts;
  const byDefault = withDefaults(scope, (name) => mapped(condition(name), expand));
  const decide = (node: YamlNode): Decision => ({
    truth: evaluateCondition(expand(node), scope),
    byDefault: evaluateCondition(expand(node), byDefault),
  });
  readers.set(app, {
    valueOf: (node, under) => evaluateOptional(expand(node), assuming(scope, under, true)),
    isVariable,
    condition: (name) => mapped(condition(name), decide),
    decide,
  });
}

const mapped = <A, B>(value: A | undefined, change: (value: A) => B): B | undefined =>
  value === undefined ? undefined : change(value);

/** Nobody sees where the value stands. */
const nowhere: Span = { block: { uri: '', offset: 0 }, start: 0, end: 0 };

/** A default does not decide a condition, as a deployment may choose otherwise; here it is asked what it would decide. */
function withDefaults(scope: Scope, condition: (name: string) => YamlNode | undefined): Scope {
  const truths = new Map<string, Truth>();
  const assumed: Scope = {
    ...scope,
    choices: (name) => {
      const value = scope.variable(name, nowhere);
      const data = value?.kind === 'located' ? value.value : null;
      return typeof data === 'object' ? scope.choices(name) : [String(data)];
    },
    condition: (name) => {
      const kept = truths.get(name);
      if (kept !== undefined) return kept;
      truths.set(name, 'unknown');
      const node = condition(name);
      const truth = node ? evaluateCondition(node, assumed) : 'unknown';
      truths.set(name, truth);
      return truth;
    },
  };
  return assumed;
}
