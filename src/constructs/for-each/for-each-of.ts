import { TerraformIterator, Token } from "cdktf";
import type { IResolvable, IResolveContext, ITerraformIterator } from "cdktf";

/** What the resources of one `for_each` differ in, by their keys. */
export type Differences = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/**
 * A `for_each` over a map. cdktf looks for tokens in every text of a stack twice, which is most of what the alarms
 * of a thousand accounts take to synthesize: a map without tokens is kept from it.
 */
export function forEachOf(differences: Differences): ITerraformIterator {
  const needsCdktf = Object.entries(differences).some(
    ([key, values]) =>
      key in Literals.prototype || [key, ...Object.values(values)].some((value) => Token.isUnresolved(value)),
  );
  return needsCdktf ? TerraformIterator.fromMap({ ...differences }) : new Literals(differences);
}

/** A map that is, to cdktf, a token which resolves to itself. All that the map itself has are its entries. */
class Literals implements ITerraformIterator, IResolvable {
  constructor(differences: Differences) {
    Object.assign(this, differences);
  }

  get creationStack(): string[] {
    return [];
  }

  _getForEachExpression(): IResolvable {
    return this;
  }

  resolve(context: IResolveContext): undefined {
    context.registerPostProcessor({ postProcess: () => this });
  }

  toString(): string {
    return Token.asString(this);
  }
}
