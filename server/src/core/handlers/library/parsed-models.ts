/** Models that a library makes of data: what Pydantic reads, what the parser of Powertools takes out of an event. */
import type { Machine } from '../interpret/machine';
import { memberOf } from '../interpret/members';
import { isModelBase, modelOf } from '../interpret/python-models';
import { type CallArgs, type ClassShape, constant, listOf, shapeOf, type Value } from '../interpret/value';
import { elementOf } from '../interpret/value-queries';

const reading =
  /^(model_validate(_json|_strings)?|model_construct|parse_obj|parse_raw|validate|construct|from_orm|from_dict|from_json)$/;

/** `Order.model_validate_json(text)`. */
export const readModel = (
  machine: Machine,
  base: string,
  owner: ClassShape,
  method: string,
  { list: [data] }: CallArgs,
): Value | undefined => (data && isModelBase(base) && reading.test(method) ? modelOf(machine, owner, data) : undefined);

/** `parse(event=event, model=Order, envelope=SqsEnvelope)`; undefined where the model is not the app's. */
export function parsed(machine: Machine, { list, named }: CallArgs): Value | undefined {
  const event = named.get('event') ?? list[0];
  const model = shapeOf(named.get('model') ?? list[1], 'class');
  if (!event || !model) return undefined;
  const envelope = shapeOf(named.get('envelope') ?? list[2], 'external')?.path ?? '';
  const at = { at: 0 };
  const records = elementOf(memberOf(machine, event, 'Records', at));
  const inside = (...names: readonly string[]): Value =>
    listOf(
      [],
      modelOf(
        machine,
        model,
        names.reduce((value, name) => memberOf(machine, value, name, at), records),
      ),
    );
  if (/EventBridgeEnvelope$/.test(envelope)) return modelOf(machine, model, memberOf(machine, event, 'detail', at));
  if (/SnsSqsEnvelope$|SqsEnvelope$/.test(envelope)) return inside('body');
  if (/SnsEnvelope$/.test(envelope)) return inside('Sns', 'Message');
  if (/KinesisDataStreamEnvelope$/.test(envelope)) return inside('kinesis', 'data');
  if (/Envelope$/.test(envelope)) return listOf([], modelOf(machine, model, records));
  return modelOf(machine, model, event);
}

/** `dacite.from_dict(Order, data)`, `cattrs.structure(data, Order)`: whichever of the two is the class. */
export function structured(machine: Machine, { list, named }: CallArgs): Value | undefined {
  const all = [...list, ...named.values()];
  const model = all.map((one) => shapeOf(one, 'class')).find((one) => one !== undefined);
  const data = all.find((one) => !shapeOf(one, 'class'));
  return model && modelOf(machine, model, data ?? constant);
}
