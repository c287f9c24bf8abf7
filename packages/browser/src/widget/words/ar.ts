/** The widget in Arabic. */
import type { Words } from "./words.ts";

/** Arabic. */
export const words: Words = {
  search: "البحث في التوثيق",
  placeholder: "ابحث في الأدلة والواجهات والأخطاء",
  close: "إغلاق",
  clear: "مسح البحث",
  results: "النتائج",
  count(pages) {
    const form = new Intl.PluralRules("ar").select(pages);
    if (form === "zero") return "لم يُعثر على أي صفحة";
    if (form === "one") return "عُثر على صفحة واحدة";
    if (form === "two") return "عُثر على صفحتين";
    return form === "few" ? `عُثر على ${pages} صفحات` : `عُثر على ${pages} صفحة`;
  },
  loading: "جارٍ البحث…",
  slow: "الاتصال بطيء، وما زال البحث جاريًا…",
  start: "اكتب للبحث. يمكنك التضييق باستخدام sdk:54 أو platform:ios.",
  recent: "عمليات البحث الأخيرة",
  forget: "نسيان عمليات البحث الأخيرة",
  nothing: (query) => `لا نتائج للبحث عن «${query}».`,
  nearest: "أقرب الصفحات",
  corrected: (to) => `نعرض نتائج «${to}».`,
  offline: "أنت غير متصل بالإنترنت، ولم تُحمَّل بيانات هذا البحث من قبل.",
  failed: "تعذّر تحميل البحث.",
  partly: "قد تنقص بعض النتائج، إذ تعذّر تحميل أجزاء من الفهرس.",
  retry: "إعادة المحاولة",
  noSdk: (sdk) => `لا يحتوي هذا الفهرس على SDK ${sdk}.`,
  version: "الإصدار",
  allVersions: "كل الإصدارات",
  newest: "الأحدث",
  platforms: "المنصات",
  preview: "معاينة",
  open: "فتح الصفحة",
  copy: "نسخ",
  copied: "تم النسخ",
  code: "الشيفرة",
  select: "فتح",
  move: "تنقّل",
  newTab: "علامة تبويب جديدة",
  ask: "الإجابة عن هذا السؤال",
  answer: "الإجابة",
  sources: "المصادر",
  kinds: {
    guide: "دليل",
    tutorial: "درس",
    api: "API",
    reference: "مرجع",
    example: "مثال",
  },
};
