/** Methods that stand in no text that is here: harmless ones by their names, and those that leave the walk incomplete. */

import { baseName } from '../../text/uri';
import { isEcmascript, isJavaOrCSharp } from '../handler-facts';
import { libraryBaseOf } from './class-line';
import { gap, type Machine, type Site } from './machine';
import { loose } from './members';
import { type CallArgs, type Shape, shapeOf, type Value } from './value';

/** Method names that do nothing outside, whatever they are called on. */
const tame =
  /^(get|set|is|has|to|as|equals|hashcode|size|length|count|contains|keys|values|items|entries|split|strip|trim|replace|format|encode|decode|read|close|flush|upper|lower|startswith|endswith|matches|parse|json|text|body|next|iterator|stream|map|filter|collect|log|info|warn|debug|error|trace|print|copy|clone|sub|find|join|exists|isoformat|strftime|timestamp|seconds|total|date|time|hex|digest|result|then|catch|finally|bind|apply)/;

/** Harmless by themselves; `put_item` and `addOrder` are something else. */
const tameAlone =
  /^(add|put|append|push|remove|clear|write|update|build)(all|first|last|line|lines|string|text|bytes|days|hours|minutes|seconds|months|years|header|headers|listener|range|entry|field|query|param|params|path|if|ifabsent|child|column|cell|class|style)?$/;

export const isTame = (name: string): boolean => tame.test(name) || tameAlone.test(name);

/** Methods that do something outside, by their names without underscores: what no text, number, list or dictionary has. */
const acting =
  /^(publish|send|post|deliver|notify|invoke|dispatch|emit|enqueue|execute|submit|charge|trigger|perform|run|call(?!e)|handle|process|save|putitem|putobject|putrecord|putevent|insert(one|many|row|item)|create(?!d)|start(?!swith|of))/;

/** Where every method is declared somewhere, a whole word of it is enough. */
const actingWord =
  /^(send|publish|process|handle|execute|dispatch|notify|emit|charge|ship|deliver|submit|save|invoke|enqueue|produce|upload|transfer|refund|perform|forward|broadcast|persist|insert|create|accept|visit|run)(?![a-z])/i;

/** A method that data never has was called on something of which only data is known: what it really is was missed. */
export function noteActing(machine: Machine, receiver: Value, name: string, args: CallArgs, site: Site): void {
  const { language } = machine.frame.unit;
  const isUnseen =
    language === 'python' || language === 'ruby'
      ? acting.test(loose(name)) && receiver.shapes.every(isData)
      : (isJavaOrCSharp(language) || language === 'go') &&
        actingWord.test(name) &&
        receiver.shapes.every(({ kind }) => kind === 'event' || kind === 'literal');
  if (isUnseen) missed(machine, `\`${name}()\` of something that could not be told`, name, args, site);
}

/** Kinds of values whose methods are looked for elsewhere. */
const withMethods: ReadonlySet<Shape['kind']> = new Set([
  'record',
  'instance',
  'class',
  'module',
  'external',
  'function',
]);

const isData = ({ kind }: Shape): boolean => !withMethods.has(kind);

/** A method of a class, module or object of the app that stands nowhere: made by a tool, or in a file that is not here. */
export function noteMissing(machine: Machine, receiver: Value, name: string, args: CallArgs, site: Site): void {
  if (receiver.shapes.length > 1 || isTame(loose(name))) return;
  const owner = ownerOf(machine, receiver);
  if (owner !== undefined) missed(machine, `\`${name}()\` of ${owner} could not be found`, name, args, site);
}

/** A call that can not be followed: what its name says counts all the same, and the library's where it is one. */
export function missed(
  machine: Machine,
  text: string,
  name: string,
  args: CallArgs,
  site: Site,
  library?: string,
): void {
  machine.library.told(machine, name, args, site, library);
  gap(machine, text, site);
}

function ownerOf(machine: Machine, receiver: Value): string | undefined {
  const module = shapeOf(receiver, 'module');
  if (module) return `\`${baseName(module.unit.uri)}\``;
  const of = shapeOf(receiver, 'instance')?.of ?? shapeOf(receiver, 'class');
  if (of) return libraryBaseOf(machine, of) === undefined ? `\`${of.cls.name}\`` : undefined;
  return isBareRecord(receiver) && isEcmascript(machine.frame.unit.language) ? 'an object' : undefined;
}

/** An object of which all fields are known. */
const isBareRecord = ({ shapes: [only, more] }: Value): boolean =>
  only?.kind === 'record' && !more && only.rest === null && only.type === null;
