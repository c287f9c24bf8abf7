/** Reads settings out of environment variables, which hold nothing but text. */
import { ExpodexError } from "@expodex/core/read";
import { expectedOf, shown } from "./describe-setting.ts";
import { SETTINGS, type Setting, type SettingValue } from "./settings.ts";

/** A value and the variable that holds it. */
export interface VariableValue {
  setting: Setting;
  variable: string;
  value: SettingValue;
}

/** Environment variables. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Lists the settings that variables give, each out of the variable that counts most. An empty one counts as none.
 *
 * @throws ExpodexError INVALID_OPTION where a text means nothing to its setting
 */
export function environmentValues(env: Variables): VariableValue[] {
  return SETTINGS.flatMap((setting) => {
    const variable = setting.variables.find((name) => (env[name]?.trim() ?? "") !== "");
    if (variable === undefined) return [];
    return [{ setting, variable, value: readText(setting, env[variable] as string, variable) }];
  });
}

/** Reads a text as a setting's kind. Ranges are checked afterwards, as a file's are. */
function readText(setting: Setting, text: string, variable: string): SettingValue {
  const { kind } = setting;
  const trimmed = text.trim();
  switch (kind.type) {
    case "number":
      if (/^[+-]?\d{1,15}(?:\.\d{1,9})?$/u.test(trimmed)) return Number(trimmed);
      throw unreadable(setting, trimmed, variable);
    case "boolean": {
      const word = trimmed.toLowerCase();
      if (["1", "true", "yes", "on"].includes(word)) return true;
      if (["0", "false", "no", "off"].includes(word)) return false;
      throw unreadable(setting, trimmed, variable);
    }
    case "choice": {
      const word = trimmed.toLowerCase();
      return kind.synonyms?.[word] ?? word;
    }
    case "list":
      return trimmed
        .split(",")
        .map((item) => item.trim())
        .filter((item) => item !== "");
    default:
      return trimmed;
  }
}

function unreadable({ kind, preset }: Setting, text: string, variable: string): ExpodexError {
  const expected = expectedOf(kind);
  const got = shown(text);
  return new ExpodexError("INVALID_OPTION", {
    subject: variable,
    expected,
    got,
    next:
      preset === undefined ? "take it out of the environment" : `leave it out for ${shown(preset)}`,
    data: { option: variable, expected, got },
  });
}
