/** The format for people: place, level, rule, the offending line with a caret, the first fix, and a summary. */
import type { Colors } from 'picocolors/types';
import type { Level } from '../../core/rules/rule';
import type { CheckReport, PrintedProblem } from '../printed-problem';

export interface TextContext {
  readonly colors: Colors;
  /** A line of a file, without its line break; one-based. */
  lineText(file: string, line: number): string;
}

export function formatCheckText(report: CheckReport, context: TextContext): string {
  const { colors } = context;
  const lines: string[] = [];
  for (const { file, titles } of report.fixed) {
    for (const title of titles) lines.push(`${colors.green('fixed')} ${colors.bold(file)}: ${title}`);
  }
  if (report.fixed.length > 0) lines.push('');
  for (const problem of report.problems) lines.push(...problemLines(problem, context), '');
  for (const note of report.notes) {
    const place = note.range ? `:${note.range.start.line}:${note.range.start.column}` : '';
    lines.push(`${colors.dim('note')} ${note.file}${place}: ${note.message}`);
  }
  if (report.notes.length > 0) lines.push('');
  lines.push(summary(report, colors));
  return `${lines.join('\n')}\n`;
}

function problemLines(problem: PrintedProblem, context: TextContext): string[] {
  const { colors } = context;
  const { start, end } = problem.range;
  const place = `${colors.bold(problem.file)}${colors.dim(':')}${start.line}${colors.dim(':')}${start.column}`;
  const lines = [
    `${place} ${paint(colors, problem.level)(problem.level)} ${colors.bold(problem.rule)}`,
    `  ${highlight(problem.message, colors)}`,
  ];
  const text = context.lineText(problem.file, start.line);
  if (text.trim() !== '') {
    const number = String(start.line);
    const shown = text.length > 160 ? `${text.slice(0, 160)}…` : text;
    const width = Math.max(1, (end.line === start.line ? end.column : text.length + 1) - start.column);
    // Tabs stay tabs, so that the caret stands where the terminal puts the text.
    const indent = text.slice(0, start.column - 1).replace(/[^\t]/g, ' ');
    lines.push(`${colors.dim(`${number} |`)} ${shown}`);
    if (start.column <= shown.length) {
      const carets = '^'.repeat(Math.min(width, Math.max(1, shown.length - start.column + 1)));
      lines.push(`${colors.dim(`${' '.repeat(number.length)} |`)} ${indent}${paint(colors, problem.level)(carets)}`);
    }
  }
  for (const related of problem.related) {
    lines.push(
      colors.dim(`  see ${related.file}:${related.range.start.line}:${related.range.start.column} ${related.message}`),
    );
  }
  const [fix] = problem.fixes;
  if (fix) lines.push(`  ${colors.cyan('fix')} ${fix.title}${fix.grade === 'safe' ? colors.dim(' (--fix)') : ''}`);
  return lines;
}

function summary({ problems, templates, notes }: CheckReport, colors: Colors): string {
  const where = `in ${count(templates.length, 'template')}`;
  if (templates.length === 0 && problems.length === 0) {
    return notes.length > 0
      ? 'No template could be read.'
      : 'No SAM, CloudFormation or Serverless Framework template found.';
  }
  if (problems.length === 0) return `${colors.green('No problems')} ${where}.`;
  const levels: Level[] = ['error', 'warning', 'info', 'hint'];
  const parts = levels.flatMap((level) => {
    const found = problems.filter((problem) => problem.level === level).length;
    return found > 0 ? [paint(colors, level)(level === 'info' ? `${found} info` : count(found, level))] : [];
  });
  const safe = problems.filter((problem) => problem.fixes.some((fix) => fix.grade === 'safe')).length;
  const hint = safe > 0 ? ` ${safe} can be fixed with --fix.` : '';
  return `${count(problems.length, 'problem')} ${where}: ${parts.join(', ')}.${hint}`;
}

const count = (n: number, word: string): string => `${n} ${word}${n === 1 ? '' : 's'}`;

function paint(colors: Colors, level: Level): (text: string) => string {
  return { error: colors.red, warning: colors.yellow, info: colors.blue, hint: colors.dim }[level];
}

/** Names in backticks are set off; without colours the backticks stay. */
function highlight(message: string, colors: Colors): string {
  return colors.isColorSupported ? message.replace(/`([^`]+)`/g, (_, name: string) => colors.bold(name)) : message;
}
