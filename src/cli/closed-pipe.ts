/**
 * A reader that has seen enough (`| head`) closes its end of the pipe: what is still written then goes nowhere, quietly.
 */

/** Makes a closed stdout or stderr no fault of the process; other faults of the streams remain faults. */
export function allowClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (fault: NodeJS.ErrnoException) => {
      if (fault.code !== "EPIPE" && fault.code !== "ERR_STREAM_DESTROYED") throw fault;
    });
  }
}
