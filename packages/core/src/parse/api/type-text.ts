/** Writes a type as TypeScript, on one line. */
import { type Reflection, ReflectionKind, type TypeNode } from "./reflection.ts";

/** Longest text of a type, in characters; a longer one ends in `…`. Object types of whole navigators reach 40,000. */
export const MAX_TYPE_CHARS = 1200;

/** Writes a type as a reader would: `Promise<BarcodeType[]>`, `'a' | 'b'`, `(event: Event) => void`. */
export function typeText(type: TypeNode | undefined): string {
  const text = write(type);
  return text.length <= MAX_TYPE_CHARS ? text : `${text.slice(0, MAX_TYPE_CHARS - 1)}…`;
}

/** Whether a type is a function, through a reflection with signatures. */
export function isFunctionType(type: TypeNode | undefined): boolean {
  return type?.type === "reflection" && (type.declaration?.signatures ?? []).length > 0;
}

/** What is said of a type in one fact: `` Type: `string` ``, or its kind where the values are listed apart. */
export interface TypeFact {
  label: "Type" | "Literal Type";
  text: string;
  /** The members of a union. */
  values: string[];
}

/** Says what a type is; a union's members are listed apart, because each may be searched for. */
export function typeFact(type: TypeNode | undefined): TypeFact {
  const members = type?.type === "union" ? (type.types ?? []) : [];
  if (members.length === 0) return { label: "Type", text: typeText(type), values: [] };
  const kinds = new Set(
    members.map((member) => (member.type === "literal" ? typeof member.value : "union")),
  );
  const [kind = "union"] = kinds;
  return {
    label: "Literal Type",
    text: kinds.size === 1 ? kind : "union",
    values: listed(members).map(typeText),
  };
}

/** How many members of a union are written out; the catalogues of system symbols hold 6,000. */
export const MAX_UNION_MEMBERS = 150;

/** The members of a union, those past the bound counted instead. */
function listed(members: readonly TypeNode[]): TypeNode[] {
  if (members.length <= MAX_UNION_MEMBERS) return [...members];
  const left = members.length - MAX_UNION_MEMBERS;
  return [...members.slice(0, MAX_UNION_MEMBERS), { type: "unknown", name: `… ${left} more` }];
}

/** Writes the parameters and result of a signature: `(url: string, options?: Options): Promise<void>`. */
export function signatureText(signature: Reflection, arrow = ": "): string {
  const parameters = (signature.parameters ?? []).map(parameterText).join(", ");
  return `${generics(signature)}(${parameters})${arrow}${typeText(signature.type)}`;
}

/** Whether a parameter may be left out. */
export function isOptional(reflection: Reflection): boolean {
  return reflection.flags?.isOptional === true || reflection.defaultValue !== undefined;
}

/** Writes a declaration's type parameters, `<T extends string>`; empty where there are none. */
export function generics(reflection: Reflection): string {
  const parameters = reflection.typeParameters ?? [];
  if (parameters.length === 0) return "";
  const texts = parameters.map((parameter) => {
    const constraint = parameter.type === undefined ? "" : ` extends ${write(parameter.type)}`;
    const fallback = parameter.default === undefined ? "" : ` = ${write(parameter.default)}`;
    return `${parameter.name}${constraint}${fallback}`;
  });
  return `<${texts.join(", ")}>`;
}

/** A destructured parameter has no name of its own; TypeDoc calls it `__namedParameters`. */
export function parameterName(parameter: Reflection): string {
  return parameter.name === "__namedParameters" ? "options" : parameter.name;
}

function parameterText(parameter: Reflection): string {
  const rest = parameter.flags?.isRest === true ? "..." : "";
  const optional = rest === "" && isOptional(parameter) ? "?" : "";
  return `${rest}${parameterName(parameter)}${optional}: ${typeText(parameter.type)}`;
}

/** Names of classes that are exported as a default only, by their package. */
const DEFAULT_EXPORTS = new Map([["expo-sensors", "DeviceSensor"]]);

/** The name that readers know: default exports have none of their own. */
function referenceName(type: TypeNode): string {
  const name = type.name ?? "";
  if (name !== "default" || type.package === undefined) return name;
  return DEFAULT_EXPORTS.get(type.package) ?? type.package.split("/").at(-1) ?? name;
}

const list = (types: readonly TypeNode[] | undefined, separator: string) =>
  (types ?? []).map(write).join(separator);

/** A type that binds weaker than `[]` and `|` gets parentheses. */
function operand(type: TypeNode | undefined): string {
  const text = write(type);
  const weak =
    type?.type === "union" ||
    type?.type === "intersection" ||
    type?.type === "conditional" ||
    type?.type === "typeOperator" ||
    isFunctionType(type);
  return weak ? `(${text})` : text;
}

function write(type: TypeNode | undefined): string {
  if (type === undefined) return "any";
  switch (type.type) {
    case "intrinsic":
    case "unknown":
      return type.name ?? "unknown";
    case "literal":
      return typeof type.value === "string" ? `'${type.value}'` : String(type.value);
    case "reference": {
      const name = referenceName(type);
      const inner = type.typeArguments ?? [];
      return inner.length === 0 ? name : `${name}<${list(inner, ", ")}>`;
    }
    case "union":
      return listed(type.types ?? [])
        .map((member) => (isFunctionType(member) ? `(${write(member)})` : write(member)))
        .join(" | ");
    case "intersection":
      return (type.types ?? [])
        .map((member) => (member.type === "union" ? operand(member) : write(member)))
        .join(" & ");
    case "array":
      return `${operand(type.elementType)}[]`;
    case "tuple":
      return `[${list(type.elements, ", ")}]`;
    case "namedTupleMember":
      return `${type.name ?? ""}${type.isOptional === true ? "?" : ""}: ${write(type.element)}`;
    case "rest":
      return `...${write(type.elementType)}`;
    case "optional":
      return `${write(type.elementType)}?`;
    case "typeOperator":
      return `${type.operator ?? ""} ${operand(type.target)}`;
    case "query":
      return `typeof ${write(type.queryType)}`;
    case "indexedAccess":
      return `${operand(type.objectType)}[${write(type.indexType)}]`;
    case "conditional":
      return `${write(type.checkType)} extends ${write(type.extendsType)} ? ${write(type.trueType)} : ${write(type.falseType)}`;
    case "mapped":
      return `{ [${type.parameter ?? "K"} in ${write(type.parameterType)}]: ${write(type.templateType)} }`;
    case "predicate":
      return `${type.name ?? ""} is ${write(type.targetType)}`;
    case "templateLiteral":
      return `\`${type.head ?? ""}${(type.tail ?? []).map(([inner, text]) => `\${${write(inner)}}${text}`).join("")}\``;
    case "reflection":
      return declarationText(type.declaration);
    default:
      return type.name ?? type.type;
  }
}

/** A function type as an arrow, an object type in braces. */
function declarationText(declaration: Reflection | undefined): string {
  if (declaration === undefined) return "object";
  const signatures = declaration.signatures ?? [];
  const members = (declaration.children ?? []).map(memberText);
  for (const index of declaration.indexSignatures ?? [])
    members.push(
      `[${(index.parameters ?? []).map(parameterText).join(", ")}]: ${write(index.type)}`,
    );
  const only = signatures[0];
  if (only !== undefined && members.length === 0 && signatures.length === 1)
    return signatureText(only, " => ");
  const calls = signatures.map((signature) => signatureText(signature));
  const all = [...calls, ...members];
  return all.length === 0 ? "object" : `{ ${all.join(", ")} }`;
}

/** `name?: type`, as it stands inside an object type. */
export function memberText(member: Reflection): string {
  const method = member.signatures?.[0];
  const optional = member.flags?.isOptional === true ? "?" : "";
  if (method !== undefined) return `${member.name}${optional}${signatureText(method)}`;
  return `${member.name}${optional}: ${write(memberType(member))}`;
}

/** A property's type, an accessor's included. */
export function memberType(member: Reflection): TypeNode | undefined {
  if (member.kind === ReflectionKind.Accessor)
    return member.getSignature?.type ?? member.setSignature?.parameters?.[0]?.type;
  return member.type;
}

/** The signatures of a function, or of a variable or property that holds one. */
export function signaturesOf(reflection: Reflection): Reflection[] {
  const own = reflection.signatures ?? [];
  if (own.length > 0) return own;
  return reflection.type?.type === "reflection"
    ? (reflection.type.declaration?.signatures ?? [])
    : [];
}

/** The first signature of what a member holds: a method, a function, or one function among other types. */
export function functionOf(member: Reflection): Reflection | undefined {
  const own = member.signatures?.[0];
  if (own !== undefined) return own;
  const type = memberType(member);
  const parts = type?.type === "union" ? (type.types ?? []) : [type];
  const functions = parts.filter(isFunctionType);
  return functions.length === 1 ? functions[0]?.declaration?.signatures?.[0] : undefined;
}

/** A function's heading as the site writes it: `copy(destination, ...options)`. */
export function functionTitle(name: string, signature: Reflection | undefined): string {
  const names = (signature?.parameters ?? []).map(
    (parameter) => `${parameter.flags?.isRest === true ? "..." : ""}${parameterName(parameter)}`,
  );
  return `${name}(${names.join(", ")})`;
}
