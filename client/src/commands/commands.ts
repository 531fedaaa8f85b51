/** All commands, registered. */
import * as vscode from 'vscode';
import type { Feature } from '../feature';
import type { Command } from './command';
import { goTo } from './go-to';
import { insertPattern } from './insert-pattern';
import { openRule } from './open-rule';
import { restartServer } from './restart-server';
import { showLog } from './show-log';
import { showTimeline } from './show-timeline';

const all: readonly Command[] = [insertPattern, openRule, showTimeline, goTo, restartServer, showLog];

export const commands: Feature = (session) =>
  vscode.Disposable.from(
    ...all.map(({ id, run }) => vscode.commands.registerCommand(id, (...args: unknown[]) => run(session, ...args))),
  );
