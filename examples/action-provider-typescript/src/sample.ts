import type { KeptnEvent } from "./events.js";

/** An event as the control plane sends it, for tests. */
export const TRIGGERED: KeptnEvent = {
  specversion: "1.0",
  id: "5b1d0c66-3f5e-4a93-9d0b-6f2f0d9f7a11",
  source: "shipyard-controller",
  type: "sh.keptn.event.action.triggered",
  time: "2026-01-01T00:00:00.000Z",
  datacontenttype: "application/json",
  shkeptncontext: "a3e5f16d-8888-4720-82c7-6995062905c1",
  gitcommitid: "f00d",
  shkeptnspecversion: "0.2.4",
  data: {
    project: "fulltour",
    stage: "production",
    service: "helloservice",
    labels: { owner: "me" },
    result: "fail",
    action: { action: "featuretoggle", value: { PromotionCampaign: false } },
  },
};
