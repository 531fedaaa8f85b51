/** Go's reflect on objects of the app: `reflect.ValueOf(api).MethodByName(name)` may be any method that the name can mean. */
import { chosenMember } from './chosen-member';
import type { Machine, Site } from './machine';
import { memberOf } from './members';
import { type CallArgs, constant, Origin, ofOrigin, type Value } from './value';
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
  if (itself.test(method)) return receiver;
  if (telling.test(method)) return constant;
  return inner.test(method) ? ofOrigin(receiver.origin) : undefined;
}

const itself = /^(Elem|Interface|Addr|Convert)$/;
const telling =
  /^(Kind|Type|Len|NumMethod|NumField|IsNil|IsValid|IsZero|CanSet|CanInterface|CanAddr|MapKeys|MapRange|SetMapIndex)$/;
const inner = /^(Field|Index|MapIndex)$/;
