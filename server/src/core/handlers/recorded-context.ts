/** What an analysis asked of the app around a function, so that its facts are used again only while the answers are the same. */
import type { Resource, ResourceId } from '../model/app';
import type { Data } from '../model/data';
import type { Value } from '../model/value';
import type { HandlerContext } from './handler-analysis';

export interface RecordedContext {
  readonly context: HandlerContext;
  /** Whether another time the app gives the same answers. */
  answersLike(now: HandlerContext): boolean;
}

export function recordContext(context: HandlerContext): RecordedContext {
  const resources = new Map<ResourceId, Resource | undefined>();
  const places = new Map<Value<Data> | undefined, ReturnType<HandlerContext['resourceAt']>>();
  return {
    context: {
      ...context,
      resource(id) {
        const found = context.resource(id);
        resources.set(id, found);
        return found;
      },
      resourceAt(value) {
        const found = context.resourceAt(value);
        places.set(value, found);
        return found;
      },
    },
    answersLike(now) {
      return (
        [...resources].every(([id, before]) => now.resource(id) === before) &&
        [...places].every(([value, before]) => {
          const { id, expression } = now.resourceAt(value);
          return id === before.id && expression === before.expression;
        })
      );
    },
  };
}
