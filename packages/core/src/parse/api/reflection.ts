/**
 * The subset of TypeDoc's JSON that the API renderer reads; a producer writes plain objects of these shapes.
 *
 * Responsible for: the shapes. Not responsible for: checking foreign JSON (`read-project.ts`), or what a reader sees
 * of it (`api.ts`).
 *
 * A producer gives one `ProjectReflection` per package entry. Everything but `name` and `kind` is optional; unknown
 * fields are ignored; ids and source positions are not read. Text is markdown, as it stands in the doc comment.
 */

/** TypeDoc's numbers for what a reflection is. */
export const ReflectionKind = {
  Project: 1,
  Module: 2,
  Namespace: 4,
  Enum: 8,
  EnumMember: 16,
  Variable: 32,
  Function: 64,
  Class: 128,
  Interface: 256,
  Constructor: 512,
  Property: 1024,
  Method: 2048,
  CallSignature: 4096,
  IndexSignature: 8192,
  ConstructorSignature: 16384,
  Parameter: 32768,
  TypeLiteral: 65536,
  TypeParameter: 131072,
  Accessor: 262144,
  GetSignature: 524288,
  SetSignature: 1048576,
  TypeAlias: 2097152,
  /** A re-export of something declared under another name; skipped. */
  Reference: 4194304,
} as const;

/** A piece of a doc comment. `code` holds its own backticks or fence; `inline-tag` is `{@link target text}`. */
export interface CommentPart {
  kind: "text" | "code" | "inline-tag";
  text: string;
  /** Of an inline tag: `@link`, `@linkcode`, `@linkplain`. */
  tag?: string;
  /** Of an inline tag: the URL or the symbol's name that it leads to, where known. */
  target?: string;
}

/** `@platform ios`, `@returns …`, `@example …`; `name` only for `@param`. */
export interface CommentTag {
  /** With the `@`. */
  tag: string;
  name?: string;
  content: CommentPart[];
}

/** A doc comment. */
export interface Comment {
  summary?: CommentPart[];
  blockTags?: CommentTag[];
  /** `@experimental`, `@internal`, `@hidden`, with the `@`. */
  modifierTags?: string[];
}

/** What is true of a declaration besides its type. */
export interface ReflectionFlags {
  isOptional?: boolean;
  isRest?: boolean;
  isStatic?: boolean;
  isReadonly?: boolean;
  isConst?: boolean;
  isInherited?: boolean;
  isPrivate?: boolean;
  isProtected?: boolean;
  isAbstract?: boolean;
}

/** A type. Which fields are present depends on `type`; see the comment at each. */
export interface TypeNode {
  /**
   * `intrinsic`, `reference`, `literal`, `union`, `intersection`, `array`, `tuple`, `namedTupleMember`, `reflection`,
   * `typeOperator`, `query`, `indexedAccess`, `conditional`, `mapped`, `predicate`, `rest`, `optional`,
   * `templateLiteral`, `unknown`.
   */
  type: string;
  /** intrinsic, reference, unknown, namedTupleMember, predicate. */
  name?: string;
  /** reference: the package that declares it. */
  package?: string;
  /** reference: dotted name inside its package. */
  qualifiedName?: string;
  /** reference: a type parameter in scope, not a declaration. */
  refersToTypeParameter?: boolean;
  typeArguments?: TypeNode[];
  /** literal. */
  value?: string | number | boolean | null;
  /** union, intersection. */
  types?: TypeNode[];
  /** union: a comment for each member. */
  elementSummaries?: CommentPart[][];
  /** array, rest, optional. */
  elementType?: TypeNode;
  /** tuple. */
  elements?: TypeNode[];
  /** namedTupleMember. */
  element?: TypeNode;
  isOptional?: boolean;
  /** reflection: an object type, or a function type through its `signatures`. */
  declaration?: Reflection;
  /** typeOperator: `keyof`, `readonly`, `unique`. */
  operator?: string;
  /** typeOperator: the operand. (A reference's own `target` is not read.) */
  target?: TypeNode;
  /** query: what follows `typeof`. */
  queryType?: TypeNode;
  indexType?: TypeNode;
  objectType?: TypeNode;
  checkType?: TypeNode;
  extendsType?: TypeNode;
  trueType?: TypeNode;
  falseType?: TypeNode;
  /** mapped: the key's name. */
  parameter?: string;
  parameterType?: TypeNode;
  templateType?: TypeNode;
  /** predicate: the type that is asserted. */
  targetType?: TypeNode;
  /** templateLiteral: the text before the first type. */
  head?: string;
  /** templateLiteral: each type with the text that follows it. */
  tail?: [TypeNode, string][];
}

/** A declaration, signature or parameter. Which fields matter depends on `kind`. */
export interface Reflection {
  name: string;
  kind: number;
  comment?: Comment;
  flags?: ReflectionFlags;
  /** Of projects, modules, namespaces, classes, interfaces, enums, type aliases of an object type, type literals. */
  children?: Reflection[];
  /** Of functions, methods, constructors and function types: one per overload. */
  signatures?: Reflection[];
  indexSignatures?: Reflection[];
  getSignature?: Reflection;
  setSignature?: Reflection;
  /** Of signatures. */
  parameters?: Reflection[];
  typeParameters?: Reflection[];
  /** The type; of a signature, what it returns; of a type parameter, its constraint. */
  type?: TypeNode;
  /** Of a type parameter. */
  default?: TypeNode;
  /** As source text. */
  defaultValue?: string;
  extendedTypes?: TypeNode[];
  implementedTypes?: TypeNode[];
  /** Present where a member comes from a base type, whose dotted name it holds. */
  inheritedFrom?: TypeNode;
  /** Present where a member replaces that of a base type. */
  overwrites?: TypeNode;
  implementationOf?: TypeNode;
}

/** A package entry: `kind` is `ReflectionKind.Project`. */
export interface ProjectReflection extends Reflection {
  packageName?: string;
}
