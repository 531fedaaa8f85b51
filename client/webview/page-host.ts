/** The way to the host: messages out, the state that survives a reload, and the check of what comes in. */
import type { FromHost, PageState, ToHost } from './messages';

interface VsCodeApi {
  postMessage(message: ToHost): void;
  getState(): unknown;
  setState(state: PageState): void;
}

declare function acquireVsCodeApi(): VsCodeApi;

export interface PageHost {
  post(message: ToHost): void;
  state(): Partial<PageState>;
  keep(state: PageState): void;
  onMessage(listener: (message: FromHost) => void): void;
}

export function connectHost(): PageHost {
  const api = acquireVsCodeApi();
  return {
    post: (message) => api.postMessage(message),
    state() {
      const state = api.getState();
      return typeof state === 'object' && state !== null ? (state as Partial<PageState>) : {};
    },
    keep: (state) => api.setState(state),
    onMessage(listener) {
      window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
        if (isFromHost(data)) listener(data);
      });
    },
  };
}

const required: Readonly<Record<FromHost['type'], Readonly<Record<string, string>>>> = {
  picture: { result: 'object', pinned: 'boolean', templates: 'number' },
  busy: {},
  cursor: { uri: 'string', line: 'number', character: 'number' },
  show: { name: 'string', focus: 'boolean' },
  notice: { text: 'string' },
};

/** Other windows may post to this one; only what has the form of a message of ours is taken. */
function isFromHost(data: unknown): data is FromHost {
  if (typeof data !== 'object' || data === null || !('type' in data) || typeof data.type !== 'string') return false;
  const fields = Object.hasOwn(required, data.type) ? required[data.type as FromHost['type']] : undefined;
  if (fields === undefined) return false;
  const record = data as unknown as Readonly<Record<string, unknown>>;
  return Object.entries(fields).every(([name, type]) => typeof record[name] === type && record[name] !== null);
}
