/** A resource that nobody wrote: the framework or a plugin makes it. */
import type { Resource } from '../../model/app';
import { emptyMap } from '../../model/data';
import type { Span } from '../../text/span';
import type { ResourceDraft } from './event-reading';
import { noSite } from './site';

export function generated(draft: ResourceDraft, span: Span, owner: string | null = null): Resource {
  return {
    ...draft,
    condition: null,
    attributes: emptyMap,
    nameSpan: span,
    span,
    generated: true,
    owner,
    site: noSite(span),
  };
}
