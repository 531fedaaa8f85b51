/** Messages between the preview page and its host. Plain data, checked on arrival. */
export type ToHost = { readonly type: 'ready' };
