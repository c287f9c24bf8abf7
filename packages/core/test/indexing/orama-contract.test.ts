import { describe, it } from "vitest";
import { oramaContract } from "./orama-contract/contract.ts";
import { SUBJECTS } from "./orama-contract/pages.ts";

for (const { name: subject, open } of SUBJECTS) {
  describe(`Orama's search over ${subject}`, () => {
    for (const [topic, cases] of Object.entries(oramaContract)) {
      describe(topic, () => {
        for (const { name, run } of cases) it(name, async () => run(await open()));
      });
    }
  });
}
