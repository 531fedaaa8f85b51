/** Messages between the preview page and its host. Plain data, checked on arrival. */
import type { WireLocation, WirePictureResult, WirePictureView } from '../../server/src/protocol';

export type ToHost =
  | { readonly type: 'ready' }
  /** What is wanted to be seen changed. */
  | { readonly type: 'view'; readonly view: WirePictureView }
  | { readonly type: 'reveal'; readonly location: WireLocation; readonly keepFocus: boolean }
  | { readonly type: 'rule'; readonly rule: string }
  | { readonly type: 'fix'; readonly rule: string; readonly location: WireLocation; readonly fix: number }
  | { readonly type: 'pin'; readonly pinned: boolean }
  | { readonly type: 'pick-template' }
  | { readonly type: 'open-template'; readonly uri: string }
  | { readonly type: 'export'; readonly format: 'mermaid' | 'markdown' }
  /** `data` is the SVG's text, or the PNG as base64. */
  | { readonly type: 'save'; readonly format: 'svg' | 'png'; readonly name: string; readonly data: string };

export type FromHost =
  | {
      readonly type: 'picture';
      readonly result: WirePictureResult;
      readonly pinned: boolean;
      readonly templates: number;
    }
  /** The request takes long enough to say so. */
  | { readonly type: 'busy' }
  /** The cursor stands here: the smallest part around it lights up. */
  | { readonly type: 'cursor'; readonly uri: string; readonly line: number; readonly character: number }
  /** Show the node of this id or title, and with `focus` only what is around it. */
  | { readonly type: 'show'; readonly name: string; readonly focus: boolean }
  | { readonly type: 'notice'; readonly text: string };

/** What the page keeps over a reload of the window. */
export interface PageState {
  readonly uri: string | null;
  readonly pinned: boolean;
  readonly view: WirePictureView;
  readonly selected: string | null;
}
