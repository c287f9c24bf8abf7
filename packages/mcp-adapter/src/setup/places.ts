/** Folders in which applications keep their settings, by platform. */
import { posix, win32 } from "node:path";
import type { SetupPlace } from "./client.ts";

/** Joins as the platform writes paths, which may be another one than this. */
export function joinPath({ platform }: Pick<SetupPlace, "platform">, ...parts: string[]): string {
  return (platform === "win32" ? win32 : posix).join(...parts);
}

/** `~/Library/Application Support`, `%APPDATA%`, or `$XDG_CONFIG_HOME` and `~/.config`. */
export function applicationData(place: SetupPlace): string {
  const { platform, home } = place;
  if (platform === "darwin") return joinPath(place, home, "Library", "Application Support");
  if (platform === "win32")
    return variable(place, "APPDATA") ?? joinPath(place, home, "AppData", "Roaming");
  return configHome(place);
}

/** `$XDG_CONFIG_HOME`, else `~/.config`, which some applications use on macOS too. */
export function configHome(place: SetupPlace): string {
  const named = place.platform === "linux" ? variable(place, "XDG_CONFIG_HOME") : undefined;
  return named ?? joinPath(place, place.home, ".config");
}

/** A variable that is set to something. */
export function variable({ env }: SetupPlace, name: string): string | undefined {
  const value = env[name];
  return value === undefined || value === "" ? undefined : value;
}
