import { loadOrganization } from "../../src/config";
test("x", () => {
  const o = loadOrganization("config/organization.yaml");
  console.log(JSON.stringify(o, null, 1));
  for (const t of [
    "",
    "a: &a [*a]\n",
    "a: *b\n",
    "a: 1\na: 2\n---\nb: 1\n",
    "# only\n",
    "a: [\n",
    "a: !x 1\n",
    "%YAML 1.1\n---\na: yes\n",
    "- 1\n",
    "tags: &t {a: *t}\nhomeRegion: eu-centrl-1\n? [x]\n: 1\n",
    "state: {type: local, directory: x, direktory: 1}\nstate: 1\naccounts:\n  management:\n  members: [a]\nguardrails: {targets: [rot, 111122223333, {state: a}, {state: b, output: c}, 'r-abcd']}",
  ]) {
    try {
      loadOrganization("f.yaml", () => t);
    } catch (e) {
      console.log(JSON.stringify(t) + "\n" + (e as Error).name + (e as Error).message);
    }
  }
});
