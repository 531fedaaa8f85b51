/** Go's reflect on objects of the app: `reflect.ValueOf(api).MethodByName(name)` may be any method that the name can mean. */
import { chosenMember } from './chosen-member';
import type { Machine, Site } from './machine';
import { memberOf } from './members';
import { type CallArgs, constant, Origin, ofOrigin, shapeOf, type Value } from './value';
import { textOf } from './value-queries';

/** Undefined where it is no method of `reflect.Value` or `reflect.Type`. */
export function callReflected(
  machine: Machine,
  receiver: Value,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const [name] = args.list;
  if (method === 'MethodByName' || method === 'FieldByName') {
    const text = textOf(name);
    if (method === 'FieldByName' && text !== undefined) return memberOf(machine, receiver, text, site);
    return (name && chosenMember(machine, receiver, name, site)) ?? ofOrigin(receiver.origin | Origin.unknown);
  }
  if (/^(Elem|Interface|Addr|Convert|Indirect)$/.test(method)) return receiver;
  return telling.test(method)
    ? constant
    : shapeOf(receiver, 'instance') && field.test(method)
      ? fields(receiver)
      : undefined;
}

const telling = /^(Kind|Type|NumMethod|NumField|IsNil|IsValid|IsZero|CanSet|CanInterface|CanAddr)$/;
const field = /^(Field|Index|MapIndex)$/;

const fields = (receiver: Value): Value => ofOrigin(receiver.origin);
