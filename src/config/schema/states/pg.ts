import { z } from "zod";
import { pg as kind } from "../../../states/pg";
import { mapping, text, truth } from "../form";
import { template, workspace } from "./forms";

/** @see https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS */
const connStr = text({
  noun: "the URL of a PostgreSQL database without a password",
  write: "postgres://<user>@<host>/<database>, and the password in the environment variable PGPASSWORD",
  pattern:
    /^postgres(?:ql)?:\/\/(?:[^\s/?#@:{}]+@)?(?:\[[0-9A-Fa-f:]+\]|[^\s/?#@:[\]{}]*)(?::\d{1,5})?(?:\/[^\s?#@{}]*)?(?:\?(?!(?:[^\s]*&)?(?:ssl)?password=)[^\s#{}]*)?$/,
  reason: (written) =>
    /^[^/]*\/\/[^/]*:[^/]*@|[?&\s](?:ssl)?password\s*=/.test(written) ? "it has a password" : undefined,
});

const type = z.literal("pg");

/** States of ours in PostgreSQL. */
export const pg = mapping(
  {
    type,
    connStr: connStr.optional(),
    schemaName: template({
      noun: "the name of each stack's PostgreSQL schema",
      write: "letters, digits, dashes and underscores with {stack} among them, such as audit_trail_{stack}",
      characters: "[A-Za-z0-9_-]",
      whole: "(?!pg_)",
    }).optional(),
    readConnStr: connStr.optional(),
    skipSchemaCreation: truth().optional(),
    skipTableCreation: truth().optional(),
    skipIndexCreation: truth().optional(),
  },
  kind.environment,
);

/** An existing state in PostgreSQL. */
export const existingPg = mapping(
  {
    type,
    connStr: connStr.optional(),
    schemaName: text({
      noun: "the name of a PostgreSQL schema",
      write: "1 to 63 characters",
      pattern: /^(?=.*\S)[^{}]{1,63}$/,
    }).optional(),
    workspace: workspace.optional(),
  },
  kind.environment,
);
