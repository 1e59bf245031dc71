declare module "pdfjs-dist/legacy/build/pdf.worker.mjs" {
  /** The half of pdf.js that parses. */
  export const WorkerMessageHandler: {
    /** Has it answer what is posted on a port. */
    initializeFromPort(port: EventTarget): void;
  };
}
