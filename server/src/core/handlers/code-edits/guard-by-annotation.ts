/**
 * Powertools for Java and .NET: `@Idempotent` on the handler, or on a new method for what is done for a record. The method
 * takes the id first and gives it back, for the libraries refuse methods without a result. Sources: IdempotentAspect of
 * Powertools for Java 2, IdempotentAttribute of Powertools for .NET.
 */
import type { SourceEdit } from '../../text/source-edit';
import type { IdempotencyGuard } from '../code-author';
import { field, kids, type Node } from '../languages/tree-node';
import { type Dialect, dialects } from './annotation-dialects';
import type { HandlerScope } from './handler-scope';
import { continuesOf, sharedWith } from './loop-body';
import { movedBlock } from './move-block';
import { type RecordLoop, recordLoops } from './record-loops';
import { freeName, indentAt, indentUnit, insert, lineEnd, replace, type Source, startsLine, upTo } from './source';

export function guardByAnnotation(
  source: Source,
  scope: HandlerScope,
  guard: IdempotencyGuard,
): readonly SourceEdit[] | undefined {
  const dialect = dialects[source.language];
  const { fn } = scope;
  const owner = upTo(fn.parent, ['class_declaration']);
  const members = owner && field(owner, 'body');
  if (!dialect || !owner || !members || fn.type !== 'method_declaration' || !startsLine(source, fn.startIndex)) {
    return undefined;
  }
  const guarded =
    guard.id.records === null ? onHandler(source, scope, guard, dialect) : onRecord(source, scope, guard, dialect);
  if (!guarded || !dialect.mayBeSetUp(owner)) return undefined;
  const indent = indentAt(source, fn.startIndex);
  const setUp = dialect.setUp(field(owner, 'name')?.text ?? '', guard, guarded.key, indentUnit(source));
  const lines = setUp.map((line) => (line === '' ? '' : indent + line)).join('\n');
  const open = members.startIndex + 1;
  return [
    ...imports(source, dialect, guarded.key === null),
    insert(source, lineEnd(source.text, open), `\n${lines}${kids(members).length > 0 ? '\n' : ''}`),
    ...guarded.edits,
  ];
}

interface Guarded {
  /** The key path of the library's configuration; none where a parameter is the key. */
  readonly key: string | null;
  readonly edits: readonly SourceEdit[];
}

/** Only for types whose id is known by its name. */
function onHandler(
  source: Source,
  { fn, event }: HandlerScope,
  { id }: IdempotencyGuard,
  dialect: Dialect,
): Guarded | undefined {
  const parameters = parametersOf(fn);
  const type = parameters[0]?.childForFieldName('type')?.text ?? '';
  const isHandler = parameters.length === 2 && /Context$/.test(parameters[1]?.childForFieldName('type')?.text ?? '');
  const key = id.path.join('.') === 'id' && dialect.eventWithId.test(type) ? dialect.idName : undefined;
  if (!isHandler || key === undefined || event === null) return undefined;
  const edits = dialect.asHandler(source, fn, event);
  const indent = indentAt(source, fn.startIndex);
  return edits && { key, edits: [insert(source, fn.startIndex, `${dialect.annotation}\n${indent}`), ...edits] };
}

function onRecord(
  source: Source,
  scope: HandlerScope,
  { id }: IdempotencyGuard,
  dialect: Dialect,
): Guarded | undefined {
  const { fn } = scope;
  const [loop, ...more] = recordLoops(source, scope, id);
  const event = parametersOf(fn)[0]?.childForFieldName('type')?.text ?? '';
  const context = parametersOf(fn)[1]?.childForFieldName('name')?.text;
  const first = field(fn, 'body')?.namedChild(0);
  if (loop?.record == null || more.length > 0 || !first || context === undefined) return undefined;
  const getId = dialect.idOf(event, loop.record, id.path);
  const type = recordType(loop, event, dialect);
  const passed = passedOn(fn, loop);
  const continues = continuesOf(loop);
  if (getId === undefined || type === undefined || !passed || !continues || loop.body.type !== 'block')
    return undefined;
  if (!startsLine(source, first.startIndex) || !startsLine(source, kids(loop.body)[0]?.startIndex ?? 0))
    return undefined;

  const indent = indentAt(source, fn.startIndex);
  const unit = indentUnit(source);
  const inner = indentAt(source, kids(loop.body)[0]?.startIndex ?? 0);
  const around = indentAt(source, loop.node.startIndex);
  const name = freeName(source, dialect.methodName(loop.record));
  const key = freeName(source, dialect.keyName);
  const isAsync = loop.body.descendantsOfType('await_expression').length > 0;
  const block = movedBlock(
    source,
    loop.body,
    around,
    indent,
    continues.map((node) => ({ node, text: `return ${key};` })),
  );
  const body = `${block.slice(0, block.lastIndexOf('}')).trimEnd()}\n${indent}${unit}return ${key};\n${indent}}`;
  const parameters = [
    dialect.keyParameter(key),
    `${type} ${loop.record}`,
    ...passed.map((one) => `${one.type} ${one.name}`),
  ];
  const args = [getId, loop.record, ...passed.map((one) => one.name)].join(', ');
  const head = dialect.methodHead(name, parameters.join(', '), {
    isAsync,
    throws: field(fn, 'throws') ?? throwsOf(fn),
  });
  const open = startsLine(source, field(fn, 'body')?.startIndex ?? 0) ? `\n${indent}` : ' ';
  return {
    key: null,
    edits: [
      insert(source, first.startIndex, `${dialect.register(context)}\n${indentAt(source, first.startIndex)}`),
      replace(
        source,
        loop.body.startIndex,
        loop.body.endIndex,
        `{\n${inner}${isAsync ? 'await ' : ''}${name}(${args});\n${around}}`,
      ),
      insert(source, fn.endIndex, `\n\n${indent}${dialect.annotation}\n${indent}${head}${open}${body}`),
    ],
  };
}

const parametersOf = (fn: Node): readonly Node[] => {
  const list = field(fn, 'parameters');
  return list ? kids(list) : [];
};

const throwsOf = (fn: Node): Node | null => kids(fn).find(({ type }) => type === 'throws') ?? null;

function recordType(loop: RecordLoop, event: string, dialect: Dialect): string | undefined {
  const written = field(loop.node, 'type')?.text ?? 'var';
  return written === 'var' ? dialect.recordTypes[event] : written;
}

/** What the method needs besides the record; undefined where it can't be handed over. */
function passedOn(fn: Node, loop: RecordLoop): readonly { readonly name: string; readonly type: string }[] | undefined {
  const { used, changed } = sharedWith(fn, loop);
  if (changed) return undefined;
  const locals = fn.descendantsOfType(['local_variable_declaration', 'local_declaration_statement']);
  const found = [...used].map((name) => {
    const parameter = parametersOf(fn).find((one) => field(one, 'name')?.text === name);
    const local = locals.find((one) =>
      one.descendantsOfType('variable_declarator').some((it) => field(it, 'name')?.text === name),
    );
    const declared = parameter ?? (local && (field(local, 'type') ? local : kids(local)[0]));
    const type = declared && field(declared, 'type')?.text;
    const isSetOnce = fn.descendantsOfType('assignment_expression').every((one) => field(one, 'left')?.text !== name);
    return type === undefined || type === 'var' || !isSetOnce ? undefined : { name, type };
  });
  const known = found.filter((one) => one !== undefined);
  return known.length === found.length ? known : undefined;
}

function imports(source: Source, dialect: Dialect, withKey: boolean): readonly SourceEdit[] {
  const top = kids(source.root);
  const known = source.root.descendantsOfType(dialect.importType);
  const wanted = dialect.imports.filter((line) => withKey || !line.includes('IdempotencyKey'));
  const missing = wanted.filter((line) => !known.some(({ text }) => text === line));
  const last =
    top.findLast(({ type }) => type === dialect.importType) ?? top.find(({ type }) => type === 'package_declaration');
  const lines = missing.join('\n');
  if (missing.length === 0) return [];
  if (last) {
    const gap = last.type === 'package_declaration' ? '\n\n' : '\n';
    return [insert(source, lineEnd(source.text, last.endIndex), gap + lines)];
  }
  const [first] = top;
  return first ? [insert(source, first.startIndex, `${lines}\n\n`)] : [];
}
