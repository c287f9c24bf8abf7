/**
 * Words that tell a language and say nothing about a subject: articles, prepositions, pronouns, auxiliary verbs of Portuguese, Spanish,
 * French and German. None is an English word that questions about apps use.
 */
export const PARTICLES = `
de nao uma umas uns para pelo pela pelos pelas dos das nos nas aos ao com sem sobre como quando onde porque qual quais quem meu minha meus minhas
seu sua esta este isto isso esse essa estou estao sao foi ser ter tem tenho fazer faco faz consigo posso pode quero preciso mas mais muito ja ainda depois antes entre ate que eu voce
el los las unos unas del por con sin donde cual cuales quien mi mis su sus estoy estan son fue hacer hago hace puedo puede quiero necesito pero muy ya todavia despues antes hasta desde cuando al lo yo tu
le la les un une des du au aux et ou dans avec sans pour par sur sous chez quand comment pourquoi quel quelle quels quelles qui que quoi mon ma mes ton ta tes son sa ses notre votre leur ce cet cette ces je tu il elle nous vous ils elles
est sont suis etait etre avoir ai avez peut peux veux dois faut faire fais fait ne pas plus mais aussi encore apres avant entre vers comme si cela ca y
der die das den dem des ein eine einen einem einer eines und oder aber mit ohne fur von vom zum zur bei beim nach aus auf unter uber durch gegen wie wo wann warum wieso welche welcher welches wer wen ich du er sie es wir ihr mein meine meinen
dein ihre ist sind bin war waren sein haben habe hat kann kannst konnen muss mussen soll sollte mochte will machen macht gemacht wird werden wurde nicht kein keine auch noch nur schon sehr mehr dann wenn dass damit weil zu im am
`;
