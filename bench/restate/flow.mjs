// The sequence: four durable calls to a service in another process, one after the other.
import "./node20.mjs";
import * as restate from "@restatedev/restate-sdk";

const TASKS = ["deployment", "test", "verification", "release"];

const flow = restate.service({
  name: "flow",
  handlers: {
    run: async (ctx, input) => {
      let last = "";
      for (const task of TASKS) {
        last = await ctx.serviceClient({ name: "worker" }).answer({ task, ...input });
      }
      return last;
    },
  },
});

restate.serve({ services: [flow], port: Number(process.env.PORT) });
