/** The widget in Russian. */
import type { Words } from "./words.ts";

/** Russian. */
export const words: Words = {
  search: "Поиск по документации",
  placeholder: "Руководства, API и ошибки",
  close: "Закрыть",
  clear: "Очистить поиск",
  results: "Результаты",
  count(pages) {
    const form = new Intl.PluralRules("ru").select(pages);
    if (form === "one") return `Найдена ${pages} страница`;
    return form === "few" ? `Найдено ${pages} страницы` : `Найдено ${pages} страниц`;
  },
  loading: "Идёт поиск…",
  slow: "Медленное соединение. Поиск продолжается…",
  start: "Введите запрос. Уточнить можно так: sdk:54 или platform:ios.",
  recent: "Недавние запросы",
  forget: "Забыть недавние запросы",
  nothing: (query) => `По запросу «${query}» ничего не найдено.`,
  nearest: "Ближайшие страницы",
  corrected: (to) => `Показаны результаты по запросу «${to}».`,
  offline: "Нет соединения, а данные для этого поиска ещё не загружались.",
  failed: "Не удалось загрузить поиск.",
  partly: "Часть индекса не загрузилась, поэтому результаты могут быть неполными.",
  retry: "Повторить",
  noSdk: (sdk) => `В этом индексе нет SDK ${sdk}.`,
  version: "Версия",
  allVersions: "Все версии",
  newest: "последняя",
  platforms: "Платформы",
  preview: "Предпросмотр",
  open: "Открыть страницу",
  copy: "Копировать",
  copied: "Скопировано",
  code: "Код",
  select: "открыть",
  move: "выбрать",
  newTab: "новая вкладка",
  ask: "Ответить на вопрос",
  answer: "Ответ",
  sources: "Источники",
  kinds: {
    guide: "Руководство",
    tutorial: "Урок",
    api: "API",
    reference: "Справочник",
    example: "Пример",
  },
};
