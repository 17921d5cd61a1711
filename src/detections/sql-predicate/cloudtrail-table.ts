/** Type of a column, as far as a predicate has to know it. */
export type Column =
  | { readonly kind: "text" }
  /** JSON as text: its fields differ from one AWS service to the next. */
  | { readonly kind: "json" }
  | { readonly kind: "struct"; readonly fields: Readonly<Record<string, Column>> }
  | { readonly kind: "array"; readonly element: Column };

const json: Column = { kind: "json" };

function struct(texts: readonly string[], others: Readonly<Record<string, Column>> = {}): Column {
  const fields = Object.fromEntries(texts.map((name): [string, Column] => [name, { kind: "text" }]));
  return { kind: "struct", fields: { ...fields, ...others } };
}

const sessionContext = struct(["ec2roledelivery"], {
  attributes: struct(["mfaauthenticated", "creationdate"]),
  sessionissuer: struct(["type", "principalid", "arn", "accountid", "username"]),
});

const userIdentity = struct(["type", "principalid", "arn", "accountid", "invokedby", "accesskeyid", "username"], {
  onbehalfof: struct(["userid", "identitystorearn"]),
  sessioncontext: sessionContext,
});

/**
 * The columns of the table that AWS documents for CloudTrail in Athena. Athena knows small letters only.
 * @see https://docs.aws.amazon.com/athena/latest/ug/create-cloudtrail-table.html
 */
export const CLOUDTRAIL_TABLE: Column = struct(
  [
    ...["eventversion", "eventtime", "eventsource", "eventname", "awsregion", "sourceipaddress", "useragent"],
    ...["errorcode", "errormessage", "requestid", "eventid", "readonly", "eventtype", "apiversion"],
    ...["recipientaccountid", "sharedeventid", "vpcendpointid", "vpcendpointaccountid", "eventcategory"],
    ...["sessioncredentialfromconsole", "edgedevicedetails"],
  ],
  {
    useridentity: userIdentity,
    requestparameters: json,
    responseelements: json,
    additionaleventdata: json,
    serviceeventdetails: json,
    resources: { kind: "array", element: struct(["arn", "accountid", "type"]) },
    addendum: struct(["reason", "updatedfields", "originalrequestid", "originaleventid"]),
    tlsdetails: struct(["tlsversion", "ciphersuite", "clientprovidedhostheader"]),
  },
);
