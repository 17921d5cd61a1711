const ADMINISTRATORS =
  "key policy of arn:aws:kms:eu-central-1:222222222222:key/log-archive: AdministratorsChangeKey without ArnLike aws:PrincipalArn";
const because =
  "KMS lets no other account administer a key: of the roles that are spared, only those beside the key count here";

/** Parts of policies whose absence changes no decision, each with the reason why it stays. */
export const REDUNDANT: readonly { readonly what: string; readonly because: string }[] = [
  { what: `${ADMINISTRATORS} arn:aws:iam::333333333333:role/BreakGlass`, because },
  { what: `${ADMINISTRATORS} arn:aws:iam::555555555555:role/OrganizationAccountAccessRole`, because },
];
