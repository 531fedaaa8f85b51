/** What the framework makes for the service as a whole: its role, its bucket, layers, authorizers shared by all routes. */
import type { Resource } from '../../model/app';
import { emptyMap } from '../../model/data';
import type { Span } from '../../text/span';
import { type MapNode, pairOf, valueAt } from '../../yaml/node';
import type { Fragment } from '../cloudformation/fragment';
import { httpApiAuthorizers } from './authorizers';
import type { ResourceDraft } from './event-reading';
import type { FunctionFragment } from './function-reader';
import { generated } from './generated-resource';
import { constructFragments } from './lift';
import { naming } from './naming';
import { fieldAt, keySpanOf } from './service-context';
import type { ServiceState } from './service-state';
import { fixed, settingsOf, taken } from './settings';
import { noSite } from './site';
import { stateMachineFragments } from './state-machines';

export function serviceFragments(
  root: MapNode,
  functions: readonly FunctionFragment[],
  state: ServiceState,
): readonly Fragment[] {
  const uses: Uses = {
    functions: functions.length > 0,
    role: functions.some(({ sharesRole }) => sharesRole),
    routes: functions.some(({ hasRoutes }) => hasRoutes),
  };
  const keys = functions.flatMap(({ functions: [fn] = [] }) => fn?.id ?? []);
  return [
    remembered(state, JSON.stringify(uses), () => generatedFragments(root, uses, state)),
    remembered(state, 'constructs', () => constructFragments(root, state)),
    remembered(state, `machines ${keys.join(' ')}`, () => stateMachineFragments(root, new Set(keys), state)),
  ].flat();
}

/** What of the service calls for resources that all functions share. */
interface Uses {
  readonly functions: boolean;
  readonly role: boolean;
  readonly routes: boolean;
}

/** Fragments that did not change stay the same objects. The last one of a kind is enough. */
function remembered(state: ServiceState, key: string, read: () => readonly Fragment[]): readonly Fragment[] {
  const fragments = state.shared.get(key) ?? read();
  if (state.shared.size > 20) state.shared.clear();
  state.shared.set(key, fragments);
  return fragments;
}

function generatedFragments(root: MapNode, uses: Uses, state: ServiceState): readonly Fragment[] {
  const { service } = state;
  const place = pairOf(root, 'provider')?.key.span ?? { ...root.span, end: root.span.start };
  const resources: Resource[] = [];
  const make = (draft: ResourceDraft, span: Span) => void resources.push(generated(draft, span));
  if (uses.functions) {
    make({ id: naming.deploymentBucket, type: 'AWS::S3::Bucket', properties: emptyMap }, place);
    if (uses.role) make({ id: naming.role, type: 'AWS::IAM::Role', properties: emptyMap }, place);
  }
  const layers = valueAt(root, 'layers');
  const expanded = layers && service.expand(layers);
  for (const pair of expanded?.kind === 'map' ? expanded.pairs : []) {
    const properties = settingsOf([
      taken('LayerName', pair.value, 'name', service) ?? fixed('LayerName', undefined),
      taken('CompatibleRuntimes', pair.value, 'compatibleRuntimes', service),
    ]);
    make({ id: naming.layer(pair.key.text), type: 'AWS::Lambda::LayerVersion', properties }, pair.key.span);
  }
  const triggers = uses.routes
    ? httpApiAuthorizers(service).map((parts) => {
        const span = parts.at?.span ?? keySpanOf(fieldAt(service.provider, 'httpApi'), 'authorizers') ?? place;
        return {
          id: `provider/${parts.name}`,
          target: { expression: parts.target },
          name: parts.name,
          kind: parts.kind,
          source: parts.source,
          enabled: { kind: 'located' as const, value: true, origin: 'default' as const, span },
          settings: emptyMap,
          label: null,
          nameSpan: span,
          span,
          condition: null,
          site: noSite(span),
        };
      })
    : [];
  return [{ resources, triggers }];
}
