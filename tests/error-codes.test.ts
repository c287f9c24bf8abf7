/** Pins the error codes: they are stable for ever, so one may be added here but none renamed or removed. */
import ts from "typescript";
import { describe, expect, it } from "vitest";
import { readText } from "./repository.ts";

const CODES = [
  "INVALID_OPTION",
  "INVALID_QUERY",
  "SOURCE_EMPTY",
  "SOURCE_INVALID",
  "SOURCE_UNREACHABLE",
  "SOURCE_NOT_FOUND",
  "LIMIT_EXCEEDED",
  "ADDRESS_BLOCKED",
  "SDK_NOT_INDEXED",
  "DOCUMENT_NOT_FOUND",
  "SECTION_NOT_FOUND",
  "SYMBOL_NOT_FOUND",
  "PACKAGE_NOT_FOUND",
  "CURSOR_INVALID",
  "SNAPSHOT_INVALID",
  "SNAPSHOT_VERSION",
  "SNAPSHOT_CORRUPT",
  "PACKAGE_MISSING",
  "EMBEDDER_FAILED",
  "GENERATOR_FAILED",
  "KEY_MISSING",
  "FILE_FAILED",
  "FILE_DAMAGED",
  "OFFLINE",
  "SHARD_FAILED",
  "WORKER_FAILED",
  "STORE_FAILED",
  "STORE_DAMAGED",
  "GENERATION_NOT_FOUND",
  "STORE_LOCKED",
  "STORE_KEY",
  "SIGNATURE_INVALID",
  "CONFIG_INVALID",
  "ABORTED",
  "CLOSED",
];

describe("ErrorData", () => {
  const path = "packages/core/src/errors.ts";
  const source = ts.createSourceFile(path, readText(path), ts.ScriptTarget.Latest, true);
  const declaration = source.statements.find(
    (one): one is ts.InterfaceDeclaration =>
      ts.isInterfaceDeclaration(one) && one.name.text === "ErrorData",
  );
  const members = declaration?.members ?? [];

  it("has exactly these codes", () => {
    expect(members.map((member) => member.name?.getText())).toEqual(CODES);
  });

  it("says of each code when it is raised", () => {
    const silent = members.filter((member) => ts.getJSDocCommentsAndTags(member).length === 0);
    expect(silent.map((member) => member.name?.getText())).toEqual([]);
  });

  it("is documented code by code in the reference", () => {
    const reference = readText("docs/api/reference.md");
    expect(CODES.filter((code) => !reference.includes(`\`${code}\``))).toEqual([]);
  });
});
