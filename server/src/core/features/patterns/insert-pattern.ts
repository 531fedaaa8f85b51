/** Puts a pattern into a template: its resources and functions in their sections, linked to a function that is there. */
import type { Pattern } from '../../catalog/patterns/pattern';
import type { App, LambdaFunction } from '../../model/app';
import type { Plain } from '../../model/author';
import type { SourceEdit } from '../../text/source-edit';
import { placeOf } from '../../text/span';
import { parseYaml, type YamlDocument } from '../../yaml/document';
import { edit, type Operation, type Path } from '../../yaml/edits';
import { pairOf, type YamlNode } from '../../yaml/node';
import { isIn } from '../node-at';
import { type FieldValues, isFitting } from './free-values';
import { nodeToPlain } from './node-to-plain';
import { additionsOf, fillFields, patternForm } from './pattern-form';

export type Inserted = { readonly edits: readonly SourceEdit[] } | { readonly reason: string };

export interface InsertPattern {
  readonly app: App;
  readonly document: YamlDocument;
  readonly pattern: Pattern;
  readonly values: FieldValues;
  /** Where the pattern is linked to; undefined makes a new function. */
  readonly existing: LambdaFunction | undefined;
  /** Leaves out the functions, for a completion that writes them at the cursor. */
  readonly withoutFunctions?: boolean;
}

/** The function around an offset, if it is written in this file and the pattern can be linked to one. */
export function functionAt(app: App, pattern: Pattern, uri: string, offset: number): LambdaFunction | undefined {
  if (pattern.functions.length === 0) return undefined;
  return [...app.functions.values()].find(({ span }) => isIn(placeOf(span), uri, offset));
}

export function insertPattern(input: InsertPattern): Inserted {
  const { app, document, pattern, values, existing, withoutFunctions = false } = input;
  const { framework } = app;
  if (!isFitting(pattern, app)) return { reason: 'There is no queue in this template yet that it could watch.' };
  const read = (text: string): Read => {
    const source = fillFields(text, pattern.fields, framework, ({ name }) => values.get(name) ?? '');
    return { root: parseYaml('pattern:', source).root, plain: (node) => nodeToPlain(node, source) };
  };
  const form = patternForm(pattern, framework, existing !== undefined);
  const operations: Operation[] = [];
  const resources: Path = framework === 'serverless' ? ['resources', 'Resources'] : ['Resources'];
  const functions: Path = framework === 'serverless' ? ['functions'] : ['Resources'];
  for (const text of withoutFunctions ? [] : form.functions) operations.push(...entries(read(text), functions));
  operations.push(...entries(read(form.resources), resources));
  const statements = read(form.statements);
  if (statements.root?.kind === 'seq') {
    operations.push({
      op: 'append',
      path: ['provider', 'iam', 'role', 'statements'],
      items: statements.root.items.map(statements.plain),
    });
  }
  if (existing) {
    const additions = additionsOf(pattern, framework);
    const path: Path = [...functions, existing.id, ...(framework === 'serverless' ? [] : ['Properties'])];
    const target = nodeOf(document.root, path);
    if (target?.kind !== 'map') return { reason: `The entry of \`${existing.id}\` can't be edited here.` };
    const { root: body, plain } = read(additions.body);
    const merged = merge(path, target, body, plain);
    if ('reason' in merged) return { reason: `\`${existing.id}\` has its own \`${merged.reason}\` already.` };
    operations.push(...merged.operations);
    const statements = read(additions.statements);
    if (framework === 'cloudformation' && statements.root?.kind === 'seq') {
      // Serverless has its statements above; SAM's stand in the function.
      const role = existing.role.kind === 'resource' ? existing.role.id : undefined;
      if (role === undefined || nodeOf(document.root, ['Resources', role]) === undefined) {
        return { reason: `The role of \`${existing.id}\` can't be edited here.` };
      }
      operations.push(policyFor(role, pattern.id, statements.root.items.map(statements.plain)));
    }
  }
  const edits = edit(document, operations);
  if (!edits) return { reason: 'The template is not written in a way that can be edited safely.' };
  return { edits };
}

/** A piece of a pattern, and how its values are written. */
interface Read {
  readonly root: YamlNode | undefined;
  readonly plain: (node: YamlNode) => Plain;
}

function entries({ root, plain }: Read, path: Path): readonly Operation[] {
  if (root?.kind !== 'map') return [];
  return root.pairs.map(({ key, value }) => ({ op: 'set', path: [...path, key.text], value: plain(value) }));
}

/** What is there stays: new keys are set, lists grow, and where both say something else nothing is done. */
function merge(
  path: Path,
  target: YamlNode,
  addition: YamlNode | undefined,
  plain: Read['plain'],
): { readonly operations: readonly Operation[] } | { readonly reason: string } {
  if (addition?.kind !== 'map' || target.kind !== 'map') return { operations: [] };
  const operations: Operation[] = [];
  for (const { key, value } of addition.pairs) {
    const inner: Path = [...path, key.text];
    const there = pairOf(target, key.text)?.value;
    if (there === undefined || (there.kind === 'scalar' && there.value === null)) {
      operations.push({ op: 'set', path: inner, value: plain(value) });
    } else if (there.kind === 'seq' && value.kind === 'seq' && there.tag === undefined) {
      operations.push({ op: 'append', path: inner, items: value.items.map(plain) });
    } else if (there.kind === 'map' && value.kind === 'map' && there.tag === undefined) {
      const deeper = merge(inner, there, value, plain);
      if ('reason' in deeper) return deeper;
      operations.push(...deeper.operations);
    } else {
      return { reason: key.text };
    }
  }
  return { operations };
}

function policyFor(role: string, name: string, statements: readonly Plain[]): Operation {
  const document: Plain = {
    map: [
      ['Version', '2012-10-17'],
      ['Statement', statements],
    ],
  };
  const policy: Plain = {
    map: [
      ['PolicyName', name],
      ['PolicyDocument', document],
    ],
  };
  return { op: 'append', path: ['Resources', role, 'Properties', 'Policies'], items: [policy] };
}

function nodeOf(root: YamlNode | undefined, path: Path): YamlNode | undefined {
  let node = root;
  for (const key of path) node = typeof key === 'string' ? pairOf(node, key)?.value : undefined;
  return node;
}
