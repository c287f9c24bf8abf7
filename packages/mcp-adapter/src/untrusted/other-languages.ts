/** "Ignore the instructions above" as it is said in languages other than English; texts are in lower case, NFKC. */
export const OTHER_LANGUAGES: readonly RegExp[] = [
  /\bignorier(?:e|en sie|t)\b[^.\n]{0,30}\b(?:vorherigen|bisherigen|obigen|vorangegangenen|früheren)\b[^.\n]{0,20}\b(?:anweisungen|instruktionen|vorgaben|regeln|befehle)/u,
  /\b(?:ignore[rz]?|oublie[rz]?)\b[^.\n]{0,30}\b(?:instructions?|consignes|directives)\b[^.\n]{0,20}(?:précédentes?|ci-dessus|antérieures?)/u,
  /\b(?:ignor[ae]|olvida|ignoren)\b[^.\n]{0,30}\b(?:instrucciones|órdenes|reglas)\b[^.\n]{0,20}(?:anteriores|previas|de arriba)/u,
  /\b(?:ignor[ea]|esqueça|desconsidere)\b[^.\n]{0,30}\b(?:instruções|ordens|regras)\b[^.\n]{0,20}(?:anteriores|acima|prévias)/u,
  /\b(?:ignora|dimentica)\b[^.\n]{0,30}\b(?:istruzioni|regole|ordini)\b[^.\n]{0,20}(?:precedenti|sopra)/u,
  /(?:игнорируй|забудь|не обращай внимания на)(?:те)?[^.\n]{0,30}(?:предыдущ|прежни|вышеуказанн|все прошл)[а-я]{1,6}[^.\n]{0,20}(?:инструкци|указани|правил|команд)/u,
  /(?:忽略|无视|忘记|忽視|無視)[^。\n]{0,12}(?:之前|以上|先前|前面|上述|此前|以前)[^。\n]{0,8}(?:指令|指示|说明|說明|提示|规则|命令)/u,
  /(?:以前|これまで|上記|前述|前|今まで)の?[^。\n]{0,8}(?:指示|命令|プロンプト|指令|ルール)[^。\n]{0,6}(?:無視|忘れ)/u,
  /(?:이전|위|앞|기존)의?[^.\n]{0,8}(?:지시|명령|지침|프롬프트)[^.\n]{0,10}(?:무시|잊)/u,
  /تجاهل[^.\n]{0,20}(?:التعليمات|الأوامر|الإرشادات)[^.\n]{0,12}(?:السابقة|أعلاه)/u,
  /(?:önceki|yukarıdaki)[^.\n]{0,12}(?:talimat|komut|yönerge)[^.\n]{0,14}(?:yok say|görmezden gel|unut|dikkate alma)/u,
  /(?:zignoruj|pomiń|zapomnij)[^.\n]{0,20}(?:poprzedni|wcześniejsz|powyższ)[^.\n]{0,20}(?:instrukcj|polece|zasad)/u,
  /\b(?:negeer|vergeet)\b[^.\n]{0,20}\b(?:vorige|eerdere|bovenstaande)\b[^.\n]{0,12}(?:instructies|opdrachten|regels)/u,
  /(?:पिछले|उपरोक्त|पूर्व)[^।\n]{0,16}(?:निर्देश|आदेश)[^।\n]{0,12}(?:अनदेखा|नज़रअंदाज़|भूल)/u,
];
