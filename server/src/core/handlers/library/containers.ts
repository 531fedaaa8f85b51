/** Containers of TypeScript (NestJS, tsyringe, InversifyJS, typedi, awilix): what they are told stands for a token, they hand out. */
import { callFunction } from '../interpret/calls';
import { instantiate } from '../interpret/constructors';
import type { Machine, Site } from '../interpret/machine';
import {
  type CallArgs,
  constant,
  type ExternalShape,
  external,
  noArgs,
  Origin,
  shapeOf,
  type Value,
} from '../interpret/value';
import { textOf } from '../interpret/value-queries';
import type { Class } from '../ir/ir';

/** How an object comes to be. `given`: what its maker is called with. */
interface Provider {
  readonly by: 'class' | 'factory' | 'value' | 'alias';
  readonly of: Value;
  readonly given: readonly Value[];
}

type Token = string | Class;

const told = new WeakMap<Machine, Map<Token, Provider>>();

/** A class stands for itself, a name or a symbol for its text. */
const tokenOf = (value: Value | undefined): Token | undefined =>
  shapeOf(value, 'class')?.cls ?? textOf(value) ?? symbolOf(value);

/** `Symbol.for('Orders')`, `Symbol('Orders')` */
function symbolOf(value: Value | undefined): string | undefined {
  const external = shapeOf(value, 'external');
  const text = /^Symbol(\.for)?\(\)$/.test(external?.path ?? '') ? textOf(external?.args?.list[0]) : undefined;
  return text && `symbol ${text}`;
}

function provide(machine: Machine, token: Value | undefined, provider: Provider | undefined): void {
  const key = tokenOf(token);
  if (key === undefined || !provider) return;
  const all = told.get(machine) ?? new Map<Token, Provider>();
  all.set(key, provider);
  told.set(machine, all);
}

/** What a container hands out for a token; undefined where it was told nothing, and it is no class. */
export function injected(machine: Machine, token: Value | undefined, site: Site): Value | undefined {
  const key = tokenOf(token);
  const provider = key === undefined ? undefined : told.get(machine)?.get(key);
  const cls = shapeOf(token, 'class');
  if (!provider) return cls && instantiate(machine, cls, noArgs, site);
  const args: CallArgs = { list: provider.given, named: noArgs.named };
  switch (provider.by) {
    case 'value':
      return provider.of;
    case 'alias':
      return key === tokenOf(provider.of) ? undefined : injected(machine, provider.of, site);
    case 'class': {
      const made = shapeOf(provider.of, 'class');
      return made && instantiate(machine, made, args, site);
    }
    case 'factory': {
      const fn = shapeOf(provider.of, 'function');
      return fn && callFunction(machine, fn, args, site);
    }
  }
}

/** `{ provide: QUEUE, useFactory: makeQueue, inject: [Settings] }` */
function described(
  machine: Machine,
  written: Value | undefined,
  given: readonly Value[],
  site: Site,
): Provider | undefined {
  const fields = shapeOf(written, 'record')?.fields;
  for (const [name, by] of ways) {
    const of = fields?.get(name);
    if (!of) continue;
    const asked = shapeOf(fields?.get('inject'), 'list')?.items.map((one) => injected(machine, one, site) ?? constant);
    return { by, of, given: by === 'factory' ? (asked ?? given) : [] };
  }
  return undefined;
}

const ways: readonly (readonly [string, Provider['by']])[] = [
  ['useClass', 'class'],
  ['useFactory', 'factory'],
  ['useValue', 'value'],
  ['useExisting', 'alias'],
  ['useToken', 'alias'],
];

const containers = /^(@nestjs\/|tsyringe\.|inversify\.|typedi\.|awilix\.)/;
const cradlePath = 'awilix.createContainer().cradle';

/** Undefined where the call is another, or tells a container something. */
export function callContainer(machine: Machine, callee: ExternalShape, args: CallArgs, site: Site): Value | undefined {
  const { path, base } = callee;
  if (!containers.test(path)) return undefined;
  const [first, second] = args.list;
  if (path === '@nestjs/common.Module') {
    for (const one of shapeOf(shapeOf(first, 'record')?.fields.get('providers'), 'list')?.items ?? [])
      provide(machine, shapeOf(one, 'record')?.fields.get('provide'), described(machine, one, [], site));
    return undefined;
  }
  const method = path.slice(path.lastIndexOf('.') + 1);
  const itself: readonly Value[] = base ? [{ origin: Origin.constant, shapes: [base] }] : [];
  if (/^(get|resolve)(Async)?$/.test(method)) return injected(machine, first, site);
  if (path.startsWith('awilix.')) return callAwilix(machine, callee, method, args);
  if (method === 'register') provide(machine, first, described(machine, second, itself, site));
  else if (method === 'registerInstance' || (method === 'set' && second))
    provide(machine, first, second && { by: 'value', of: second, given: [] });
  else if (method === 'registerSingleton')
    provide(machine, first, { by: 'class', of: second ?? first ?? constant, given: [] });
  else if (base?.path.endsWith('.bind()') || base?.path.endsWith('.rebind()'))
    provide(machine, base.args?.list[0], bound(method, first ?? base.args?.list[0]));
  return undefined;
}

/** `container.bind(TYPES.Orders).to(Orders)`, of InversifyJS. */
function bound(method: string, of: Value | undefined): Provider | undefined {
  const by = boundWays[method];
  return by && of && { by, of, given: [] };
}

const boundWays: Readonly<Record<string, Provider['by']>> = {
  to: 'class',
  toSelf: 'class',
  toConstantValue: 'value',
  toDynamicValue: 'factory',
  toService: 'alias',
};

/** `container.register({ orders: asClass(Orders).singleton(), publish: asValue(publish) })`: each gets all others by their names. */
function callAwilix(machine: Machine, { path }: ExternalShape, method: string, args: CallArgs): Value | undefined {
  if (path !== 'awilix.createContainer().register') return undefined;
  const cradle = external(cradlePath);
  for (const [name, one] of shapeOf(args.list[0], 'record')?.fields ?? []) {
    let at: ExternalShape | null = shapeOf(one, 'external') ?? null;
    while (at && !/^awilix\.as(Class|Function|Value)\(\)$/.test(at.path)) at = at.base;
    const of = at?.args?.list[0];
    const by = /Class/.test(at?.path ?? '') ? 'class' : /Value/.test(at?.path ?? '') ? 'value' : 'factory';
    if (of)
      provide(
        machine,
        { origin: Origin.constant, shapes: [{ kind: 'literal', value: name }] },
        { by, of, given: [cradle] },
      );
  }
  return method === 'register' ? external('awilix.createContainer()') : undefined;
}

/** What stands under a name in the cradle of awilix. */
export const memberOfCradle = (machine: Machine, { path }: ExternalShape, name: string): Value | undefined =>
  path === cradlePath
    ? injected(machine, { origin: Origin.constant, shapes: [{ kind: 'literal', value: name }] }, { at: 0, end: 0 })
    : undefined;
