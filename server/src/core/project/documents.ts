/** The parsed YAML and JSON files of the workspace: open ones as the editor has them, others as the host reads them. */
import type { Sources } from '../frontends/front-end';
import type { FileContent, Host } from '../host';
import { editYaml, parseYaml, type TextChange, type YamlDocument } from '../yaml/document';
import { createDeployers } from './deployers';

export interface Documents extends Sources {
  open(uri: string, text: string): void;
  /** `changes` in order, each in offsets of the text after the one before it. */
  change(uri: string, changes: readonly TextChange[]): void;
  close(uri: string): void;
  /** A file changed outside the editor. */
  forget(uri: string): void;
  isOpen(uri: string): boolean;
  deployersOf(uri: string): readonly string[];
  /** Text of an open document, or of a file. */
  text(uri: string): string | undefined;
}

export function createDocuments(host: Host): Documents {
  const opened = new Map<string, YamlDocument | string>();
  /** Both kept until `forget`: the editor tells of every change on disk, and the command line reads once. */
  const contents = new Map<string, FileContent>();
  const files = new Map<string, ReturnType<Sources['yaml']>>();

  const textOf = (document: YamlDocument | string): string => (typeof document === 'string' ? document : document.text);

  /** Open files are the editor's truth for every reader, also for those of the core that go through the host. */
  const overlay: Host = {
    read(uri) {
      const open = opened.get(uri);
      if (open !== undefined) return { status: 'ok', text: textOf(open) };
      const kept = contents.get(uri) ?? host.read(uri);
      contents.set(uri, kept);
      return kept;
    },
    list: (uri) => host.list(uri),
    kindOf: (uri) => host.kindOf(uri),
    workspaceFolderOf: (uri) => host.workspaceFolderOf(uri),
    asset: (name) => host.asset(name),
    log: (level, message) => host.log(level, message),
  };

  const yaml: Sources['yaml'] = (uri) => {
    const open = opened.get(uri);
    if (open !== undefined) {
      // Parsed on first use: a file that no template points to is never parsed.
      const document = typeof open === 'string' ? parseYaml(uri, open) : open;
      opened.set(uri, document);
      return { document };
    }
    const kept = files.get(uri);
    if (kept !== undefined) return kept;
    const read = overlay.read(uri);
    const result =
      read.status === 'ok' ? { document: parseYaml(uri, read.text) } : { document: undefined, reason: read.message };
    files.set(uri, result);
    return result;
  };

  const deployers = createDeployers({
    host: overlay,
    parsed(uri) {
      const open = opened.get(uri);
      return typeof open === 'object' ? open : undefined;
    },
    yaml: (uri) => yaml(uri).document,
  });

  return {
    host: overlay,
    yaml,
    deployersOf: (uri) => deployers.of(uri),
    open(uri, text) {
      opened.set(uri, text);
    },
    change(uri, changes) {
      let document = opened.get(uri);
      if (document === undefined) return;
      for (const change of changes) {
        document =
          typeof document === 'string'
            ? document.slice(0, change.start) + change.text + document.slice(change.end)
            : editYaml(document, change);
      }
      opened.set(uri, document);
    },
    close(uri) {
      opened.delete(uri);
      contents.delete(uri);
      files.delete(uri);
    },
    forget(uri) {
      contents.delete(uri);
      files.delete(uri);
      deployers.forget();
    },
    isOpen: (uri) => opened.has(uri),
    text(uri) {
      const read = overlay.read(uri);
      return read.status === 'ok' ? read.text : undefined;
    },
  };
}
