/** The name of the method whose result a library path stands for: `Build` of `Client.Builder().Build()`. */
import { keptByText } from '../../text/kept-by-text';

export const lastCalled = keptByText((path) => /(\w+)\(\)$/.exec(path)?.[1]);
