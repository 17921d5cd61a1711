import type { LocationOf, StateKind } from "./kind";

/** How Terraform reaches a PostgreSQL database. The password comes from the environment. */
export interface PgAccessConfiguration {
  /** Kind of state. */
  readonly type: "pg";
  /**
   * How to reach the database, as a URL without a password: `postgres://<user>@<host>/<database>`. The password is
   * `PGPASSWORD`, or stands in the file that `PGPASSFILE` names.
   * @default - `PG_CONN_STR`, or what `PGHOST` and its siblings say
   */
  readonly connStr?: string;
}

/**
 * States in a PostgreSQL database, which locks them by itself.
 * @see https://developer.hashicorp.com/terraform/language/backend/pg
 */
export interface PgBackendConfiguration extends PgAccessConfiguration {
  /**
   * Name of the PostgreSQL schema of each stack's state, at most 63 bytes. `{stack}` stands for the stack's name, with
   * its dashes: Terraform quotes the name.
   * @default audit_trail_{stack}
   */
  readonly schemaName?: string;
  /**
   * How stacks reach the database to read each other's states, where that is not how they write them: another user, or
   * a replica.
   * @default - `connStr`
   */
  readonly readConnStr?: string;
  /**
   * Whether the schema is there already, since Terraform may not create one.
   * @default false
   */
  readonly skipSchemaCreation?: boolean;
  /**
   * Whether the table `states` is there already, since Terraform may not create one.
   * @default false
   */
  readonly skipTableCreation?: boolean;
  /**
   * Whether the index `states_by_name` is there already, since Terraform may not create one.
   * @default false
   */
  readonly skipIndexCreation?: boolean;
}

/** An existing state in a PostgreSQL database. */
export interface ExistingPgStateConfiguration extends PgAccessConfiguration {
  /**
   * Name of the PostgreSQL schema of the state.
   * @default terraform_remote_state
   */
  readonly schemaName?: string;
  /**
   * Terraform workspace of the state.
   * @default - the default workspace
   */
  readonly workspace?: string;
}

/** A state in a PostgreSQL database. */
export type PgStateLocation = LocationOf<PgBackendConfiguration, ExistingPgStateConfiguration>;

/**
 * Bytes of a name; PostgreSQL cuts off the rest.
 * @see https://www.postgresql.org/docs/current/sql-syntax-lexical.html#SQL-SYNTAX-IDENTIFIERS
 */
const LONGEST_NAME = 63;

export const pg: StateKind<PgStateLocation> = {
  backend: "pg",
  template: "schemaName",
  defaults: () => ({ schemaName: "audit_trail_{stack}" }),
  longestTemplate: LONGEST_NAME,
  needs: {},
  environment: { password: "PGPASSWORD" },
  keep: (location) => ({
    conn_str: location.connStr,
    schema_name: location.schemaName,
    skip_schema_creation: location.skipSchemaCreation,
    skip_table_creation: location.skipTableCreation,
    skip_index_creation: location.skipIndexCreation,
  }),
  // Without these three the data source would create what is missing: a reader must not need that right.
  read: (location) => ({
    conn_str: location.readConnStr ?? location.connStr,
    schema_name: location.schemaName,
    skip_schema_creation: true,
    skip_table_creation: true,
    skip_index_creation: true,
  }),
  workspace: ({ workspace }) => workspace,
  place: ({ connStr, schemaName = "terraform_remote_state", workspace = "default" }) =>
    `${database(connStr)}, schema ${cutOff(schemaName)}, workspace ${workspace}`,
};

/** The database without the user who opens it. */
function database(connStr: string | undefined): string {
  return connStr?.replace(/^([^/]*\/\/)[^/@]*@/, "$1") ?? "the database of the environment";
}

/** What PostgreSQL makes of a name that is too long. */
function cutOff(name: string): string {
  return Buffer.from(name).subarray(0, LONGEST_NAME).toString();
}
