import { TerraformIterator, Token } from "cdktf";
import type { IResolvable, IResolveContext, ITerraformIterator } from "cdktf";

/** What the resources of one `for_each` differ in, by their keys. */
export type Differences = Readonly<Record<string, Readonly<Record<string, string | number>>>>;

/**
 * A `for_each` over a map. cdktf looks for tokens in every text of a stack three times, which is most of what the alarms
 * of a thousand accounts take to synthesize: a map without tokens is kept from it.
 */
export function forEachOf(differences: Differences): ITerraformIterator {
  const hasToken = Object.entries(differences).some(([key, values]) =>
    [key, ...Object.values(values)].some((value) => Token.isUnresolved(value)),
  );
  return hasToken ? TerraformIterator.fromMap({ ...differences }) : new Literals(differences);
}

/** To cdktf a token that stands for itself, whenever it is resolved; in JSON the literals. */
class Literals implements ITerraformIterator, IResolvable {
  readonly creationStack: string[] = [];

  constructor(private readonly differences: Differences) {}

  _getForEachExpression(): IResolvable {
    return this;
  }

  resolve(context: IResolveContext): undefined {
    context.registerPostProcessor({ postProcess: () => this });
  }

  toJSON(): Differences {
    return this.differences;
  }

  toString(): string {
    return Token.asString(this);
  }
}
