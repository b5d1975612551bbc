// What of Node the program names and a page never reaches: threads and their memory, workbooks made by exceljs, the machine.

const never = (what: string) => (): never => {
  throw new Error(`there is no ${what} in a browser`);
};

export const availableParallelism = (): number => 1;
export const getCompileCacheDir = (): undefined => undefined;
export const setFlagsFromString = (): void => {};
export const isMainThread = true;
export const receiveMessageOnPort = never("thread of Node");
export const workerData = undefined;
export class MessageChannel {}
export class Worker {
  constructor() {
    never("thread of Node")();
  }
}
export class Writable {}

/** The writer of exceljs. */
export default class {
  constructor() {
    never("exceljs")();
  }
}
