/** Builds the graph of an app. Each question is answered when it is first asked: a keystroke builds a new graph. */
import type { App, FunctionId, LambdaFunction, Resource, ResourceId, Trigger } from '../model/app';
import { atLeastOnce } from './at-least-once';
import { type DeadLetterUsers, findDeadLetterUsers } from './dead-letters';
import { findEdges } from './edges';
import { failurePath } from './failure-path';
import type { Edge, FailurePath, Graph } from './graph';
import { createNetwork, type Network } from './network/network';
import { createResolve } from './resolve';

/** `kin`: resources of the templates that are deployed together with the app, by the names its values have for them. */
export function buildGraph(app: App, kin: () => ReadonlyMap<ResourceId, Resource> = () => new Map()): Graph {
  let others: ReadonlyMap<ResourceId, Resource> | undefined;
  const kinOf = (): ReadonlyMap<ResourceId, Resource> => {
    others ??= kin();
    return others;
  };
  const resolve = createResolve(app, (id) => kinOf().get(id));
  const context = { app, resolve };
  const paths = new Map<Trigger, FailurePath>();
  let byFunction: ReadonlyMap<FunctionId, readonly Trigger[]> | undefined;
  let bySource: ReadonlyMap<ResourceId, readonly Trigger[]> | undefined;
  let byLogicalId: ReadonlyMap<ResourceId, LambdaFunction> | undefined;
  let byType: ReadonlyMap<string, readonly Resource[]> | undefined;
  let users: DeadLetterUsers | undefined;
  let edges: readonly Edge[] | undefined;
  let network: Network | undefined;

  return {
    app,
    resolve,
    triggersOf(fn) {
      byFunction ??= groupBy(app.triggers, (trigger) => [trigger.fn]);
      return byFunction.get(fn) ?? [];
    },
    functionAt(target): LambdaFunction | undefined {
      if (target.kind === 'function') return app.functions.get(target.id);
      if (target.kind !== 'resource') return undefined;
      byLogicalId ??= new Map([...app.functions.values()].map((fn) => [fn.logicalId, fn]));
      return byLogicalId.get(target.id);
    },
    resourcesOf(...types) {
      byType ??= groupBy(app.resources.values(), ({ type }) => [type]);
      return types.flatMap((type) => byType?.get(type) ?? []);
    },
    failurePath(trigger) {
      const kept = paths.get(trigger);
      if (kept) return kept;
      const path = failurePath(trigger, context);
      paths.set(trigger, path);
      return path;
    },
    consumersOf(resource) {
      bySource ??= groupBy(app.triggers, (trigger) => {
        const target = resolve(trigger.source);
        return target.kind === 'resource' ? [target.id] : [];
      });
      return bySource.get(resource) ?? [];
    },
    deadLetterUsers(resource) {
      users ??= findDeadLetterUsers(app, resolve);
      return users.get(resource) ?? [];
    },
    get edges() {
      edges ??= findEdges(app, resolve);
      return edges;
    },
    atLeastOnce,
    get network() {
      if (network) return network;
      // Subnets and their routes are often those of another template.
      const all = kinOf().size === 0 ? app : { ...app, resources: new Map([...app.resources, ...kinOf()]) };
      network = createNetwork(all, resolve);
      return network;
    },
  };
}

function groupBy<T, K>(items: Iterable<T>, keysOf: (item: T) => readonly K[]): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}
