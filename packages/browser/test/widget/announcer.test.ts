import { describe, expect, it } from "vitest";
import { createAnnouncer } from "../../src/widget/announcer.ts";

function listen() {
  const region = { textContent: "" };
  const waiting: { work: () => void; ms: number }[] = [];
  const announcer = createAnnouncer(region, (work, ms) => waiting.push({ work, ms }));
  const quiet = () => {
    for (const { work } of waiting.splice(0)) work();
  };
  return { region, waiting, announcer, quiet };
}

describe("createAnnouncer", () => {
  it("says the last of several texts, after a while of quiet", () => {
    const { region, waiting, announcer, quiet } = listen();
    announcer.say("1 page found");
    announcer.say("8 pages found");
    expect(region.textContent).toBe("");
    expect(waiting[0]?.ms).toBe(700);
    quiet();
    expect(region.textContent).toBe("8 pages found");
  });

  it("says nothing twice", () => {
    const { region, announcer, quiet } = listen();
    announcer.say("1 page found");
    quiet();
    region.textContent = "kept";
    announcer.say("1 page found");
    quiet();
    expect(region.textContent).toBe("kept");
    announcer.say("2 pages found");
    quiet();
    expect(region.textContent).toBe("2 pages found");
  });

  it("says nothing after it was stopped", () => {
    const { region, announcer, quiet } = listen();
    announcer.say("8 pages found");
    announcer.stop();
    quiet();
    expect(region.textContent).toBe("");
  });
});
