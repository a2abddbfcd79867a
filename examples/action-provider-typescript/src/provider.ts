import { finished, parse, started, type KeptnEvent, type Outcome } from "./events.js";
import { flagsOf, type SetFlag } from "./flags.js";

/** Publishes an event and returns when the stream has it. */
export type Publish = (event: KeptnEvent) => Promise<void>;

/** What became of a message: `done` is acknowledged, `ignored` too, `poison` is never delivered again. */
export type Handled = "done" | "ignored" | "poison";

/** The micro-operation itself: answers `action.triggered` events whose action is `featuretoggle`. */
export class FeatureToggleProvider {
  constructor(
    private readonly source: string,
    private readonly setFlag: SetFlag,
    private readonly publish: Publish,
    private readonly log: (line: string) => void,
  ) {}

  /** Answers one message. It fails only when an answer could not be published: then the message must come again. */
  async handle(json: string): Promise<Handled> {
    const event = parse(json);
    if (typeof event === "string") {
      this.log(`put aside a message, because ${event}`);
      return "poison";
    }
    if (event.data.action?.action !== "featuretoggle") {
      return "ignored";
    }
    await this.publish(started(event, this.source, new Date()));
    const outcome = await this.toggle(event);
    await this.publish(finished(event, this.source, new Date(), outcome));
    this.log(`${event.data.project}/${event.data.stage}/${event.data.service}: ${outcome.message}`);
    return "done";
  }

  private async toggle(event: KeptnEvent): Promise<Outcome> {
    try {
      const flags = flagsOf(event.data.action?.value);
      for (const [flag, on] of flags) {
        await this.setFlag(event.data, flag, on);
      }
      const list = [...flags].map(([flag, on]) => `${flag} is ${on ? "on" : "off"}`).join(", ");
      return { status: "succeeded", result: "pass", message: list };
    } catch (error) {
      return { status: "errored", result: "fail", message: (error as Error).message };
    }
  }
}
