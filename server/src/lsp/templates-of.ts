/** The templates a file belongs to: itself, those that include it, and those whose handlers it holds. */
import type { Checked } from '../core/project/checked';
import type { Service } from '../core/service';

export async function templatesOf(service: Service, uri: string, signal: AbortSignal): Promise<readonly Checked[]> {
  await service.meetTemplates(uri, signal);
  const own = await service.check(uri, signal);
  if (own) return [own];
  const found: Checked[] = [];
  for (const template of service.templates()) {
    const checked = await service.check(template, signal);
    if (signal.aborted) return [];
    if (checked && belongs(checked, uri)) found.push(checked);
  }
  return found;
}

function belongs({ app, facts }: Checked, uri: string): boolean {
  return app.reads.includes(uri) || [...facts.values()].some((fact) => fact.location.file === uri);
}
