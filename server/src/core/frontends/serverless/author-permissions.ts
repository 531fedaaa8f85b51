/** Lets a function's role do more: where the service writes its statements, or in the role's own resource. */
import type { LambdaFunction, Resource, ResourceId } from '../../model/app';
import type { Plain } from '../../model/author';
import type { SourceEdit } from '../../text/source-edit';
import { appendItems } from '../../yaml/edits';
import type { YamlNode } from '../../yaml/node';
import { policyName } from '../cloudformation/policy-name';
import type { TemplateSite } from '../sam/site';
import { type DocumentAt, placeBelow } from './edit-places';
import { field, fieldAt } from './service-context';
import type { ServiceSite } from './site';

export interface PermissionContext {
  readonly fn: LambdaFunction;
  readonly site: ServiceSite;
  readonly provider: YamlNode | undefined;
  readonly resources: ReadonlyMap<ResourceId, Resource>;
  readonly documentAt: DocumentAt;
}

export function allowEdits(
  { fn, site, provider, resources, documentAt }: PermissionContext,
  actions: readonly string[],
  resource: Plain,
): readonly SourceEdit[] | undefined {
  const [action] = actions;
  const statement: Plain = {
    map: [
      ['Effect', 'Allow'],
      ['Action', actions.length === 1 && action !== undefined ? action : actions],
      ['Resource', resource],
    ],
  };
  const add = (node: YamlNode, path: readonly string[], item: Plain) => {
    const place = placeBelow(node, path, documentAt);
    return place && appendItems(place.document, place.path, item);
  };
  switch (fn.role.kind) {
    case 'generated': {
      const own = site.pair.value;
      if (field(own, 'iamRoleStatements')) return add(own, ['iamRoleStatements'], statement);
      if (fieldAt(own, 'iam', 'role', 'statements')) return add(own, ['iam', 'role', 'statements'], statement);
      if (provider === undefined) return undefined;
      const isOld = field(provider, 'iamRoleStatements') !== undefined;
      return add(provider, isOld ? ['iamRoleStatements'] : ['iam', 'role', 'statements'], statement);
    }
    case 'resource': {
      const role = resources.get(fn.role.id);
      const pair = (role?.site as TemplateSite | undefined)?.pair;
      if (role?.type !== 'AWS::IAM::Role' || pair === undefined) return undefined;
      const document: Plain = {
        map: [
          ['Version', '2012-10-17'],
          ['Statement', [statement]],
        ],
      };
      const policy: Plain = {
        map: [
          ['PolicyName', policyName(role, actions, resource)],
          ['PolicyDocument', document],
        ],
      };
      return add(pair.value, ['Properties', 'Policies'], policy);
    }
    case 'unknown':
      return undefined;
  }
}
