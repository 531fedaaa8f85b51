/** Writes fixes into services of the Serverless Framework. */
import type { LambdaFunction, Resource, ResourceId } from '../../model/app';
import type { Author } from '../../model/author';
import type { YamlDocument } from '../../yaml/document';
import type { Sources } from '../front-end';

export function createAuthor(
  _document: YamlDocument,
  _sources: Sources | undefined,
  functions: ReadonlyMap<string, LambdaFunction>,
  resources: ReadonlyMap<ResourceId, Resource>,
): Author {
  const isTaken = (id: string) => resources.has(id) || [...functions.values()].some((fn) => fn.logicalId === id);
  return {
    set: () => undefined,
    append: () => undefined,
    remove: () => undefined,
    replace: () => undefined,
    addResources: () => undefined,
    removeSite: () => undefined,
    freeId(wish) {
      let id = wish;
      for (let number = 2; isTaken(id); number++) id = `${wish}${number}`;
      return id;
    },
    allow: () => undefined,
    failureDestination: () => undefined,
    deadLetterQueue: () => undefined,
  };
}
