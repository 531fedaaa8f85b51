/** All commands, registered. */
import * as vscode from 'vscode';
import type { Feature } from '../feature';
import type { Command } from './command';
import { restartServer } from './restart-server';
import { showLog } from './show-log';

const all: readonly Command[] = [restartServer, showLog];

export const commands: Feature = (session) =>
  vscode.Disposable.from(
    ...all.map(({ id, run }) => vscode.commands.registerCommand(id, (...args: unknown[]) => run(session, ...args))),
  );
