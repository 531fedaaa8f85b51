/** Classes of the app that inherit their storage from a library: `class Order(Model)`, `class Order extends BaseEntity`. */
import { argsOrigin } from '../interpret/calls';
import type { Machine, Site } from '../interpret/machine';
import { loose } from '../interpret/members';
import {
  type CallArgs,
  type ClassShape,
  external,
  Origin,
  ofOrigin,
  record,
  shapeOf,
  type Value,
} from '../interpret/value';
import { elementOf, isRelative } from '../interpret/value-queries';
import { pendingIn } from './aws-calls';
import { judgeInsertion } from './judge-stores';
import { computed, reportEffect, reportOutbound } from './report';

/** Libraries whose base classes store what inherits from them; `replaces`: saving under the same key replaces. */
const bases: readonly { readonly test: RegExp; readonly name: string; readonly replaces: boolean }[] = [
  { test: /^pynamodb\.models\.Model$/, name: 'pynamodb', replaces: true },
  { test: /^mongoengine\.(Dynamic)?Document$/, name: 'mongoengine', replaces: false },
  { test: /^django\.db\.models\.Model$/, name: 'django', replaces: false },
  { test: /^peewee\.Model$/, name: 'peewee', replaces: false },
  { test: /^typeorm\.BaseEntity$/, name: 'typeorm', replaces: false },
  { test: /^(sequelize|sequelize-typescript)\.Model$/, name: 'sequelize', replaces: false },
  { test: /^objection\.Model$/, name: 'objection', replaces: false },
  { test: /^(ActiveRecord\.Base|ApplicationRecord)$/, name: 'activerecord', replaces: false },
  { test: /^Sequel\.Model(\(.*\))?$/, name: 'sequel', replaces: false },
  { test: /^Mongoid\.Document$/, name: 'mongoid', replaces: false },
  { test: /^tortoise\.models\.Model$/, name: 'tortoise', replaces: false },
  { test: /^(Dynamoid\.Document|Aws\.Record)$/, name: 'dynamoid', replaces: true },
];

export function callInherited(
  machine: Machine,
  base: string,
  owner: ClassShape,
  receiver: Value,
  method: string,
  args: CallArgs,
  site: Site,
): Value | undefined {
  const model = bases.find(({ test }) => test.test(base));
  if (!model) return undefined;
  const name = loose(method).replace(/!$/, '');
  // Objection hands out the builder of knex, which tells by its own methods what it does.
  if (model.name === 'objection')
    return /^\$?(related)?query$/.test(name) ? external('knex:') : ofOrigin(Origin.constant);
  const operation = `${model.name}:${method}`;
  const instance = shapeOf(receiver, 'instance');
  reportOutbound(machine, site, 'database', null);
  const done = (repeat: 'harmless' | 'harmful' | 'unknown', reason: string): Value => {
    reportEffect(machine, site, { operation, repeat, reason });
    return pendingIn(machine, ofOrigin(Origin.read));
  };
  if (/^(increment|decrement|incrementcounter|updatecounters)$/.test(name))
    return done('harmful', 'adds again with each delivery');
  if (/^(create|createmany|bulkcreate|insert|insertmany|insertall|objectscreate)$/.test(name))
    return judged(machine, operation, args.list[0] ?? record(args.named), model.replaces, site);
  // Made here, and stored when it is saved.
  if (name === 'build') {
    const fields = new Map(shapeOf(args.list[0], 'record')?.fields);
    return { origin: Origin.constant, shapes: [{ kind: 'instance', of: owner, fields }] };
  }
  if (name === 'save') {
    // A batch is told what to save.
    const told = shapeOf(args.list[0], 'instance');
    if (told) return judged(machine, operation, record(told.fields), model.replaces, site);
    // What was found before is written again; what was made here is new.
    if (!instance || receiver.origin & Origin.read)
      return isRelative(receiver) ? done('harmful', computed) : done('harmless', 'writes what was found before');
    return judged(machine, operation, record(instance.fields), model.replaces, site);
  }
  if (
    /^(update|upsert|delete|destroy|remove|replace|updateorcreate|getorcreate|findorcreate|softremove|deletemany|updatemany|updatecolumns|updateattributes)/.test(
      name,
    )
  )
    return addsBy(args)
      ? done('harmful', 'adds again with each delivery')
      : done('harmless', 'sets or deletes what is there');
  if (
    !/^(get|find|query|scan|count|all|first|last|where|filter|select|exists|objects|batchget|batchwrite|pluck|take|refresh|reload|to)/.test(
      name,
    )
  )
    return undefined;
  const found: Value = { origin: Origin.read, shapes: [{ kind: 'instance', of: owner, fields: new Map() }] };
  return pendingIn(
    machine,
    /^(find(all|many|by)?|query|scan|all|where|filter|select|objects|batchget|batchwrite)$/.test(name) &&
      name !== 'findone'
      ? { origin: Origin.read, shapes: [{ kind: 'list', items: [], rest: found }, ...found.shapes] }
      : found,
  );
}

/** `update(total=F('total') + 1)` of Django, `update(actions=[Counter.total.add(1)])` of PynamoDB. */
const addsBy = (args: CallArgs): boolean =>
  (argsOrigin(args) & Origin.relative) !== 0 ||
  [...args.list, ...args.named.values()].some((one) =>
    elementOf(one).shapes.some((shape) => shape.kind === 'external' && /\.add\(\)$/.test(shape.path)),
  );

function judged(machine: Machine, operation: string, item: Value, replaces: boolean, site: Site): Value {
  const items = shapeOf(item, 'list') ? [elementOf(item)] : [item];
  const { repeat, key, reason } = judgeInsertion(items, replaces ? 'document' : 'row', []);
  reportEffect(machine, site, { operation, repeat, key, reason });
  return pendingIn(machine, { ...item, origin: item.origin | Origin.read });
}
