/**
 * Recognizes text that addresses an assistant instead of a reader, so that what quotes it can say so.
 *
 * Responsible for: known ways in which pages try to instruct models, in several languages and hidden in several ways. Not
 * responsible for: safety, which is the frame's; what is not recognized is quoted all the same, only without a warning.
 *
 * The rules are kept to phrases that documentation about software does not use: a warning on every third page warns of nothing.
 */
import { decodedTexts, hasHiddenText, plainForm } from "./hidden-text.ts";
import { OTHER_LANGUAGES } from "./other-languages.ts";

const EARLIER =
  "(?:previous|prior|above|earlier|preceding|existing|original|initial|system|safety|former|foregoing)";
const ORDERS =
  "(?:instructions?|prompts?|rules?|guidelines?|directives?|messages?|constraints?|polic(?:y|ies)|orders?|guardrails?)";
const MODEL =
  "(?:ai|a\\.i\\.|llms?|language models?|large language models?|chatbots?|assistants?|copilot|claude|chatgpt|gpt-?\\d?|gemini|coding agents?|ai agents?|ai models?|ai assistants?|autonomous agents?)";
const SECRETS =
  "(?:conversation|chat history|system prompt|context window|api[ _-]?keys?|secrets?|credentials|environment variables|env(?:ironment)? vars|passwords?|private keys?|ssh keys?|access tokens?|session tokens?|\\.env\\b)";

const RULES: readonly RegExp[] = [
  // Sets aside what was said before.
  new RegExp(
    `\\b(?:ignor(?:e|es|ing)|disregard|forget|override|overrides|bypass|discard|do not follow|stop following|supersedes?)\\b[^.\\n]{0,30}\\b${EARLIER}\\b[^.\\n]{0,20}\\b${ORDERS}\\b`,
    "u",
  ),
  new RegExp(
    `\\b(?:ignore|disregard|forget|override)\\b (?:all |any |every )?(?:of )?(?:your|the user's) (?:\\w+ )?${ORDERS}\\b`,
    "u",
  ),
  /\b(?:forget|disregard|ignore) (?:everything|anything|all)(?: that)? (?:you|i|was|came|above|before|said)\b/u,
  // Speaks to a model by name.
  new RegExp(
    `\\b(?:as|since|because) (?:you are )?(?:an?|the) (?:helpful )?${MODEL}\\b[^.\\n]{0,60}\\byou (?:must|should|shall|have to|need to|will|are required)\\b`,
    "u",
  ),
  new RegExp(
    `\\b(?:if|when) you(?:'re| are) an? (?:\\w+ )?${MODEL}\\b[^.\\n]{0,60}(?:\\byou (?:must|should|shall|have to|need to|will)\\b|[,:] (?:please|stop|do|call|run|reply|say|tell|include|insert|always|never)\\b)`,
    "u",
  ),
  new RegExp(
    `(?:^|\\n)\\W{0,12}(?:(?:important|note|notice|attention|instructions?|message|warning|memo)\\b\\W{1,4})?(?:for|to|dear|attention|hey|hello|attn)\\b[ ,:]{1,3}(?:all |any |the |every )?(?:\\w+ )?${MODEL}(?: (?:agents?|models?|systems?|readers?|reading this[^:\\n]{0,30}))?\\s*[:,!—]`,
    "u",
  ),
  /\b(?:ai|llm|language model|assistant)s? (?:that (?:reads?|is reading|process(?:es)?)|reading|processing) this\b/u,
  // Gives it another part to play.
  /\byou are now (?:in |an? |the |dan\b|no longer|unrestricted|jailbroken|free|operating|acting)/u,
  /\b(?:enter|enable|activate|switch to|entering)\b[^.\n]{0,20}\b(?:developer|dan|debug|god|jailbreak|unrestricted|maintenance|admin) mode\b[^.\n]{0,60}\b(?:and|you|without|where|restrictions?|filters?)\b[^.\n]{0,40}\b(?:restrictions?|filters?|rules|safety|comply|obey|answer|unfiltered|reveal|approv\w+)\b/u,
  /\b(?:act|behave|respond|answer) as (?:if you (?:were|are|have no)|dan\b|an? (?:unrestricted|unfiltered|evil|jailbroken))/u,
  /\bfrom now on,? (?:you|always respond|respond|answer|reply|every (?:answer|reply|response)|treat)\b/u,
  /(?:^|\n)\W{0,12}(?:new|updated|real|actual|hidden|secret|urgent|additional) (?:system )?(?:instructions?|prompts?|directives?|orders?)(?: for (?:you|the \w+))?\s*[:—]/u,
  // Plays the part of the machinery around it.
  /<\|(?:im_start|im_end|im_sep|system|user|assistant|endoftext|eot_id|start_header_id|end_header_id|tool\w*)\|>/u,
  /\[\/?inst\]|<<\/?sys>>|<\/?(?:tool_(?:result|response|use|call|calls|output)|function_(?:results?|calls?|response)|system[-_]?(?:prompt|reminder|message|instructions?|note|override)|system|assistant|antml:\w+|user_?message|user_query|instructions_for_\w+|important_instructions)(?:\s[^>\n]{0,80})?>/u,
  /(?:^|\n)[ \t>*#-]{0,8}\**(?:system prompt|system message|system override|system note|system notice|assistant instructions?|tool (?:result|output|response)|function result|end of (?:tool|function) (?:result|output)|begin (?:system|admin)[\w ]{0,20})\**\s{0,3}(?:[:—\]]|-{2,}|=)/u,
  /(?:^|\n)[ \t>*#]{0,8}\[?(?:system|assistant|human|developer)\]?[ \t]{0,2}[:>][ \t]{0,3}(?:you|the user|ignore|i (?:will|must|am|have)|please|new|from now|do not|always|never|disregard|reveal|call|run|delete|send|override)\b/u,
  /\brole\\?["']\s*:\s*\\?["'](?:system|assistant|developer|tool)\\?["'][^}\n]{0,40}\\?["']content\\?["']\s*:\s*\\?["'][^"'\n]{0,80}\b(?:ignore|you (?:must|are now)|disregard|reveal|approved?|delete|obey|no restrictions)\b/u,
  /[-‐-―─━]{2,}\s{0,3}(?:end|begin|start)(?: of)? (?:the )?(?:documentation|document|quoted (?:material|text)|quote|context|untrusted (?:text|content|data)|user (?:input|data|message)|search results?|page|data|instructions?|conversation|frame|retrieved (?:text|context))\b/u,
  /(?:^|\n)[ \t>*+#|-]{0,12}documentation: [^\n]{0,200}not instructions\)/u,
  // Asks for what it must not give, or for silence.
  /\b(?:reveal|print|repeat|output|show|leak|display|disclose|recite|dump|echo)\b[^.\n]{0,30}\byour (?:\w+ ){0,2}(?:system prompt|prompt|instructions|hidden rules|context|guidelines|memory)\b/u,
  /\b(?:do not|don't|never|must not) (?:tell|mention|inform|reveal|disclose|alert|notify|warn|ask)\b[^.\n]{0,30}\b(?:the user|the human|your user|your operator)\b(?! any\b)/u,
  /\bwithout (?:telling|informing|asking|notifying|alerting|confirming with|mentioning (?:it|this) to)\b (?:the (?:user|human|operator)|your user)\b/u,
  /\bthe (?:user|human|operator|developer) (?:has|have) (?:already )?(?:approved|authori[sz]ed|consented to|agreed to|confirmed|granted you|given you)\b(?: you\b|[^.\n]{0,30}\b(?:this (?:action|command|request|change|operation|tool)|all (?:\w+ )?(?:actions|commands|tools|requests|calls|operations)|every (?:action|command|tool)|running|execut\w+|full access)\b)/u,
  /\b(?:before|when|while) (?:answering|responding|replying|you (?:answer|respond|reply))\b[^.\n]{0,40}\b(?:you must|first|always|make sure to|be sure to)\b[^.\n]{0,60}\b(?:call|run|execute|fetch|open|visit|send|include|say|install|read|invoke|append|recommend)\b/u,
  /\b(?:in|end|begin|start|finish|prefix|append|include|insert)\b[^.\n]{0,20}\b(?:every|each|all|all of your|any of your|your(?: next| final)?) (?:answers?|replies|reply|responses?|messages?)\b[^.\n]{0,60}\b(?:with|include|add|the (?:words?|phrase|link|sentence|text)|to)\b/u,
  // Sends things away.
  new RegExp(
    `\\b(?:send|post|upload|exfiltrate|forward|leak|transmit|submit|append|attach|encode|email|copy|paste|include|put)\\b[^.\\n]{0,50}\\b(?:the user's|user's|your|their|whole|entire|full|all)\\b[^.\\n]{0,40}(?<![a-z])${SECRETS}[^\\n]{0,80}(?:\\bto\\b|\\bin\\b|\\bas\\b|\\binto\\b|\\bat\\b)[^\\n]{0,40}(?:https?:|the url|the link|query|this (?:address|server|endpoint|image)|attacker|evil|webhook)`,
    "u",
  ),
  /!?\[[^\]\n]{0,200}\]\(\s{0,3}https?:\/\/[^)\s]{0,200}[?&#][^)\s]{0,100}(?:\{|%7b|\$|<|\[)[^)\n]{0,40}(?:conversation|history|secret|prompt|context|password|credential|api.?key|user.?(?:data|message|input)|env|token|summary|base64)/u,
  /\b(?:cat|read|open|print|upload|include)\b[^.\n]{0,30}(?:~\/\.ssh|\/etc\/passwd|id_rsa|~\/\.aws|~\/\.npmrc)[^\n]{0,100}\b(?:to|and|into)\b[^\n]{0,60}(?:https?:|send|post|upload|include|reply|answer|curl)/u,
  /\b(?:call|invoke|use|run|trigger)\b (?:the |your )?[`'"]?\w{2,40}[`'"]? tool\b[^.\n]{0,60}\b(?:to delete|to remove|to send|to exfiltrate|with (?:the )?(?:user's|secret|contents of)|rm -rf|without|immediately|now\b)/u,
];

/** Longest text that is looked at: budgets keep quotes far below. */
const MAX_LENGTH = 200_000;

/**
 * Tells whether a text addresses an assistant, openly or hidden: in invisible characters, letters of other alphabets, entities or
 * base64.
 */
export function addressesAssistant(text: string): boolean {
  if (text.length > MAX_REMEMBERED_LENGTH) return isAddressed(text);
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const found = isAddressed(text);
  remembered.set(text, found);
  if (remembered.size > MAX_REMEMBERED) {
    const [oldest] = remembered.keys();
    if (oldest !== undefined) remembered.delete(oldest);
  }
  return found;
}

/** Titles and excerpts come back answer after answer, and the rules take longer on them than the search does. */
const remembered = new Map<string, boolean>();
const MAX_REMEMBERED = 4096;
const MAX_REMEMBERED_LENGTH = 2000;

function isAddressed(text: string): boolean {
  const bounded = text.slice(0, MAX_LENGTH);
  if (hasHiddenText(bounded)) return true;
  return [bounded, ...decodedTexts(bounded)].some((one) => {
    const plain = plainForm(one);
    return TOGETHER.some((rules) => rules.test(plain));
  });
}

/** Every rule, so that tests can hold each to linear time. */
export const ADDRESS_RULES: readonly RegExp[] = [...RULES, ...OTHER_LANGUAGES];

/**
 * The same rules as three expressions, by how they begin: one pass looks for all that begin alike. Took 4 µs instead of 18 for an
 * excerpt (Node 20.20, AMD EPYC, 2026-11-22).
 */
const TOGETHER: readonly RegExp[] = joinRules(ADDRESS_RULES, ["\\b", "(?:^|\\n)", ""]);

/** Joins rules into one expression for each beginning; a rule belongs to the first one that fits. */
function joinRules(rules: readonly RegExp[], beginnings: readonly string[]): RegExp[] {
  const rest = new Set(rules.map(({ source }) => source));
  return beginnings.map((beginning) => {
    const endings = [...rest].filter((source) => source.startsWith(beginning));
    for (const source of endings) rest.delete(source);
    const either = endings.map((source) => `(?:${source.slice(beginning.length)})`).join("|");
    return new RegExp(`${beginning}(?:${either})`, "u");
  });
}
