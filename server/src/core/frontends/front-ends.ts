/** The front ends there are, in the order in which they are asked: a text belongs to the first that takes it. */
import type { FrontEnd } from './front-end';
import { samFrontEnd } from './sam/sam-front-end';
import { serverlessFrontEnd } from './serverless/serverless-front-end';

export const frontEnds: readonly FrontEnd[] = [serverlessFrontEnd, samFrontEnd];
