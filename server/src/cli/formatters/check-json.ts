/** The machine format of `redrive check`: a public contract, version 1. */
import type { CheckReport } from '../printed-problem';

export function formatCheckJson(report: CheckReport): string {
  const { templates, problems, notes } = report;
  return `${JSON.stringify({ version: 1, templates, problems, notes }, null, 2)}\n`;
}
