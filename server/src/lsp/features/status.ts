/** What is understood in a file, for the status bar. */
import { statusRequest, type WireStatus, type WireStatusParams } from '../../protocol';
import type { Feature } from '../feature';
import { toSignal } from '../from-proto';
import { templatesOf } from '../templates-of';

export const status: Feature = ({ connection, service, answer, quiet }) => {
  connection.onRequest<WireStatus | null, never>(
    statusRequest,
    answer('status', null, async ({ uri }: WireStatusParams, token): Promise<WireStatus | null> => {
      await quiet(token);
      if (token.isCancellationRequested) return null;
      const [checked] = await templatesOf(service, uri, toSignal(token));
      if (!checked) return null;
      const { app, problems } = checked;
      const count = (level: string): number => problems.filter((problem) => problem.level === level).length;
      return {
        template: app.uri,
        framework: app.framework,
        functions: app.functions.size,
        problems: { error: count('error'), warning: count('warning'), info: count('info'), hint: count('hint') },
      };
    }),
  );
  return {};
};
