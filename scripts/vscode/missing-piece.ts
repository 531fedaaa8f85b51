/** Something this machine lacks, and the command that installs it. Shown to the person without a stack. */
export class MissingPiece extends Error {
  constructor(what: string, remedy: string) {
    super(`${what}\n  ${remedy.replaceAll('\n', '\n  ')}`);
    this.name = 'MissingPiece';
  }
}
