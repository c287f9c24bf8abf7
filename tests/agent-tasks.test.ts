/** The tasks of agents are whole, and are asked and judged as the benchmark says. */
import { describe, expect, it } from "vitest";
import { judgeAnswer } from "../benchmarks/agents/judge-answer.ts";
import { readTasks } from "../benchmarks/agents/task.ts";
import { firstCall, TOOL_MAPS } from "../benchmarks/agents/tool-map.ts";
import { at, listFiles } from "./repository.ts";

const FILE = at("benchmarks/agents/tasks.jsonl");
const tasks = readTasks(FILE);

describe("tasks of agents", () => {
  it("are forty, each with a name of its own", () => {
    expect(new Set(tasks.map(({ id }) => id)).size).toBe(40);
    expect(listFiles(/^benchmarks\/agents\/.*\.jsonl$/u)).toHaveLength(1);
  });
});

describe("firstCall", () => {
  const error = tasks.find(({ kind }) => kind === "error")!;

  it("takes the tool for errors where a server has one, else the search", () => {
    const map = TOOL_MAPS.expodex!;
    expect(firstCall(map, new Set(["expo_error_diagnosis"]), error).tool).toBe(
      "expo_error_diagnosis",
    );
    expect(firstCall(map, new Set(), error).tool).toBe("expo_search_documents");
  });

  it("passes the question as it is, and the SDK where there is an argument for it", () => {
    const task = tasks.find(({ sdk }) => sdk === 55)!;
    expect(firstCall(TOOL_MAPS.expodex!, new Set(), task).args).toEqual({
      query: task.question,
      sdk_version: 55,
    });
    expect(firstCall(TOOL_MAPS["search-fetch"]!, new Set(), task).args).toEqual({
      query: task.question,
    });
  });
});

describe("judgeAnswer", () => {
  const task = { id: "t", kind: "api", question: "q?", facts: [/enableTorch/iu] };
  const content = [{ type: "text", text: "Set enableTorch." }];

  it("wants the fact in every form that a client may show", () => {
    expect(judgeAnswer(task, "x", { content }).found).toBe(true);
    expect(judgeAnswer(task, "x", { content, structuredContent: { a: 1 } }).found).toBe(false);
    const both = { content, structuredContent: { text: "enabletorch" } };
    expect(judgeAnswer(task, "x", both).found).toBe(true);
  });

  it("does not count a failure that repeats the fact", () => {
    expect(judgeAnswer(task, "x", { content, isError: true }).found).toBe(false);
  });
});
