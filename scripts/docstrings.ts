/** Reads the docstrings of interfaces from TypeScript source text, without compiling it. */
import * as ts from "typescript";

/** A documented interface. */
export interface DocumentedInterface {
  /** Its docstring. */
  readonly text: string;
  /** Its properties by name, inherited ones included. */
  readonly properties: ReadonlyMap<string, DocumentedProperty>;
}

/** A documented property. */
export interface DocumentedProperty {
  /** Its docstring without tags, with line breaks as in the source. */
  readonly text: string;
  /** Text of `@default`, if it has one. */
  readonly defaultText?: string;
  /** Addresses of all `@see`. */
  readonly see: readonly string[];
  /** Its type, as it is written. */
  readonly type: ts.TypeNode;
}

/** The types of some source files by name. */
export class DocumentedTypes {
  private readonly interfaces = new Map<string, ts.InterfaceDeclaration>();
  private readonly aliases = new Map<string, ts.TypeNode>();

  /** @param sources - text of each file */
  constructor(sources: readonly string[]) {
    const files = sources.map((source) => ts.createSourceFile("types.ts", source, ts.ScriptTarget.ES2022, true));
    for (const statement of files.flatMap(({ statements }) => [...statements])) {
      if (ts.isInterfaceDeclaration(statement)) this.interfaces.set(statement.name.text, statement);
      if (ts.isTypeAliasDeclaration(statement)) this.aliases.set(statement.name.text, statement.type);
    }
  }

  /** The interface of that name. */
  interfaceOf(name: string): DocumentedInterface | undefined {
    const declaration = this.interfaces.get(name);
    return declaration && { text: docstring(declaration), properties: this.propertiesOf(declaration) };
  }

  /** All interfaces that a type may be: one, or several where it is a union. */
  interfacesIn(type: ts.TypeNode): readonly DocumentedInterface[] {
    if (ts.isUnionTypeNode(type)) return type.types.flatMap((member) => this.interfacesIn(member));
    if (!ts.isTypeReferenceNode(type)) return [];
    const name = type.typeName.getText();
    const alias = this.aliases.get(name);
    if (alias) return this.interfacesIn(alias);
    const found = this.interfaceOf(name);
    return found ? [found] : [];
  }

  private propertiesOf(declaration: ts.InterfaceDeclaration): Map<string, DocumentedProperty> {
    const parents = declaration.heritageClauses?.flatMap((clause) => [...clause.types]) ?? [];
    const inherited = parents.flatMap((parent) => [
      ...(this.interfaceOf(parent.expression.getText())?.properties ?? []),
    ]);
    const own = declaration.members.filter(ts.isPropertySignature).flatMap((member) => {
      const { name, type } = member;
      return type === undefined ? [] : [[name.getText(), { ...documentation(member), type }] as const];
    });
    return new Map([...inherited, ...own]);
  }
}

/** The type of a list's items or of a mapping's values; other types are returned as they are. */
export function elementType(type: ts.TypeNode): ts.TypeNode {
  if (ts.isTypeOperatorNode(type) || ts.isParenthesizedTypeNode(type)) return elementType(type.type);
  if (ts.isArrayTypeNode(type)) return type.elementType;
  if (!ts.isTypeReferenceNode(type)) return type;
  const [first, second] = type.typeArguments ?? [];
  if (type.typeName.getText() === "Readonly" && first) return elementType(first);
  if (type.typeName.getText() === "Record" && second) return second;
  return type;
}

function documentation(node: ts.Node): Omit<DocumentedProperty, "type"> {
  const tags = ts.getJSDocTags(node);
  const texts = (name: string) => tags.filter((tag) => tag.tagName.text === name).map(tagText);
  return { text: docstring(node), defaultText: texts("default")[0], see: texts("see") };
}

function docstring(node: ts.Node): string {
  return ts
    .getJSDocCommentsAndTags(node)
    .filter(ts.isJSDoc)
    .map(({ comment }) => ts.getTextOfJSDocComment(comment) ?? "")
    .join("\n");
}

/** The text behind a tag. `@see` needs it raw: TypeScript takes the `https` of an address for a name. */
function tagText(tag: ts.JSDocTag): string {
  return tag
    .getText()
    .replace(/^@\w+\s*/, "")
    .replace(/[\s*]+$/, "")
    .replace(/\n\s*\* ?/g, "\n");
}
