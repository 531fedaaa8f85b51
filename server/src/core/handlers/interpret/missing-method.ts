/** Methods that stand in no text that is here: harmless ones by their names, and those that leave the walk incomplete. */
import { baseName } from '../../text/uri';
import { isEcmascript, isJavaOrCSharp } from '../handler-facts';
import { gap, type Machine, type Site } from './machine';
import { libraryBaseOf, loose } from './members';
import { shapeOf, type Value } from './value';

/** Method names that do nothing outside, whatever they are called on. */
const tame =
  /^(get|set|is|has|to|as|equals|hashcode|size|length|count|contains|keys|values|items|entries|split|strip|trim|replace|format|encode|decode|read|close|flush|upper|lower|startswith|endswith|matches|parse|json|text|body|next|iterator|stream|map|filter|collect|log|info|warn|debug|error|trace|print|copy|clone|sub|find|join|exists|isoformat|strftime|timestamp|seconds|total|date|time|hex|digest|result|then|catch|finally|bind|apply)/;

/** Harmless by themselves; `put_item` and `addOrder` are something else. */
const tameAlone =
  /^(add|put|append|push|remove|clear|write|update|build)(all|first|last|line|lines|string|text|bytes|days|hours|minutes|seconds|months|years|header|headers|listener|range|entry|field|query|param|params|path|if|ifabsent|child|column|cell|class|style)?$/;

export const isTame = (name: string): boolean => tame.test(name) || tameAlone.test(name);

/** Where every method is declared somewhere, what acts is a method of an object that was taken for plain data. */
export const isUnseenObject = ({ frame }: Machine, { shapes }: Value, name: string): boolean =>
  acting.test(name) &&
  shapes.every(({ kind }) => kind === 'event' || kind === 'literal') &&
  (isJavaOrCSharp(frame.unit.language) || frame.unit.language === 'go');

const acting =
  /^(send|publish|process|handle|execute|dispatch|notify|emit|charge|ship|deliver|submit|save|invoke|enqueue|produce|upload|transfer|refund|perform|forward|broadcast|persist|insert|create|accept|visit|run)(?![a-z])/i;

/** A method of a class, module or object of the app that stands nowhere: made by a tool, or in a file that is not here. */
export function noteMissing(machine: Machine, receiver: Value, name: string, site: Site): void {
  if (receiver.shapes.length > 1 || isTame(loose(name))) return;
  const owner = ownerOf(machine, receiver);
  if (owner !== undefined) gap(machine, `\`${name}()\` of ${owner} could not be found`, site);
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
