/** The element as a React component: props for attributes and properties, typed events, nothing that differs on a server. */
import {
  createElement,
  type ForwardRefExoticComponent,
  forwardRef,
  type ReactNode,
  type RefAttributes,
  useEffect,
  useImperativeHandle,
  useRef,
} from "react";
import { defineExpoDocsSearch } from "../widget/define-expo-docs-search.ts";
import type { ExpoDocsSearchEvents } from "../widget/events.ts";
import type { ExpoDocsSearchElement } from "../widget/search-element.ts";

type Listener<K extends keyof ExpoDocsSearchEvents> = (
  event: CustomEvent<ExpoDocsSearchEvents[K]>,
) => void;

/** What the component takes. Strings are the element's attributes; the others are its properties and events. */
export interface ExpoDocsSearchProps
  extends Partial<Pick<ExpoDocsSearchElement, "docs" | "answer" | "words" | "worker">> {
  src?: string;
  sdk?: string;
  platform?: string;
  platforms?: string;
  theme?: "light" | "dark" | "auto";
  lang?: string;
  label?: string;
  placeholder?: string;
  shortcut?: string;
  site?: string;
  limit?: number;
  mode?: "keyword" | "hybrid";
  recent?: "off";
  preview?: "off";
  class?: string;
  id?: string;
  /** A link for readers without scripts. */
  children?: ReactNode;
  onSearch?: Listener<"eds:search">;
  onSelect?: Listener<"eds:select">;
  onNoResults?: Listener<"eds:no-results">;
  onError?: Listener<"eds:error">;
  onTiming?: Listener<"eds:timing">;
}

const EVENTS = {
  onSearch: "eds:search",
  onSelect: "eds:select",
  onNoResults: "eds:no-results",
  onError: "eds:error",
  onTiming: "eds:timing",
} as const;

/** `<expo-docs-search>` in React. The element is defined once a page shows it; its ref is the element. */
export const ExpoDocsSearch: ForwardRefExoticComponent<
  ExpoDocsSearchProps & RefAttributes<ExpoDocsSearchElement>
> = /* @__PURE__ */ forwardRef((props: ExpoDocsSearchProps, ref) => {
  const { docs, answer, words, worker, children, ...others } = props;
  const element = useRef<ExpoDocsSearchElement>(null);
  const latest = useRef(props);
  useImperativeHandle(ref, () => element.current!);
  useEffect(() => {
    latest.current = props;
    Object.assign(element.current!, { docs, answer, words: words ?? {}, worker: worker ?? true });
  });
  useEffect(() => {
    const stop = new AbortController();
    for (const [prop, type] of Object.entries(EVENTS)) {
      const hear = (event: Event) =>
        latest.current[prop as keyof typeof EVENTS]?.(event as CustomEvent<never>);
      element.current!.addEventListener(type, hear, stop);
    }
    defineExpoDocsSearch();
    return () => stop.abort();
  }, []);
  const attributes = Object.fromEntries(
    Object.entries(others).filter(([name]) => !Object.hasOwn(EVENTS, name)),
  );
  return createElement("expo-docs-search", { ...attributes, ref: element }, children);
});
