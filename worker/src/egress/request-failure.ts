/** Why a request of a step was not made, or not finished. The step fails with it. */
export class RequestFailure extends Error {
  readonly retryable: boolean;

  constructor(name: "EgressRefused" | "TimeoutError" | "NetworkError", message: string, retryable: boolean) {
    super(message);
    this.name = name;
    this.retryable = retryable;
  }
}

/** A request that this deployment will never make, however often it is tried. */
export const refused = (message: string): RequestFailure =>
  new RequestFailure("EgressRefused", message, false);
