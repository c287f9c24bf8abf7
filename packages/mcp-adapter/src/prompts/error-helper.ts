/** `expo_error_helper`: what an error means and how to get rid of it. */
import type { Prompt } from "../prompt.ts";
import { completeNames } from "../resources/complete-names.ts";
import { fenced, textOf } from "./arguments.ts";
import { gather } from "./gather.ts";

const CONTEXTS = ["build", "runtime", "metro", "eas", "expo_cli"];
const ENVIRONMENTS = [
  "expo go",
  "development build",
  "production build",
  "android emulator",
  "ios simulator",
  "device",
  "web",
  "eas build",
  "ci",
];

/** Diagnoses an error. */
export const errorHelper: Prompt = {
  name: "expo_error_helper",
  title: "Find out what an Expo error means",
  description: "Diagnoses an error message from what the documentation says about it.",
  arguments: [
    { name: "error_message", description: "the message, as it stands in the log", required: true },
    {
      name: "error_context",
      description: "where it appeared: build, runtime, metro, eas, expo_cli, or a sentence",
      required: false,
    },
    { name: "environment", description: "such as development build on android", required: false },
  ],
  async get(args, context) {
    const message = textOf(args, "error_message") ?? "";
    const where = textOf(args, "error_context");
    const environment = textOf(args, "environment");
    const about = [where, environment].filter((part) => part !== undefined).join(" ");
    const { text } = await gather(context, [
      { query: message, limit: 6 },
      { query: `${about} ${message.split("\n")[0] ?? ""}`.trim(), limit: 3 },
      { query: `troubleshooting ${about === "" ? "errors" : about}`, limit: 2 },
    ]);
    const request = [
      "I get this error in an Expo project:",
      fenced(message),
      ...(where === undefined ? [] : [`Where: ${where}`]),
      ...(environment === undefined ? [] : [`Environment: ${environment}`]),
      "Say what it means, the likely causes with the most likely first, how to tell them apart, and the steps that mend it. Rest what you say on the documentation quoted below and give its URLs; where none of it fits the error, say so and mark what is your own guess.",
    ].join("\n");
    return [{ role: "user", text: `${request}\n\n${text}` }];
  },
  complete: async (argument, value) => {
    if (argument === "error_context") return completeNames(CONTEXTS, value);
    return argument === "environment" ? completeNames(ENVIRONMENTS, value) : [];
  },
};
