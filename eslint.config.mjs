import eslint from "@eslint/js";
import prettier from "eslint-config-prettier";
import tseslint from "typescript-eslint";

export default tseslint.config(
  { ignores: ["dist/", "cdktf.out/", "node_modules/", "coverage/", ".work/", "**/.venv/"] },
  eslint.configs.recommended,
  ...tseslint.configs.recommended,
  {
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "no-restricted-imports": [
        "error",
        {
          paths: [
            { name: "@cdktf/provider-aws", message: "0.5 GB a process: import @cdktf/provider-aws/lib/<resource>." },
          ],
        },
      ],
      "no-template-curly-in-string": "error",
      eqeqeq: "error",
    },
  },
  {
    // Two copies of a library make two classes of one name: brands, not prototypes, tell what a value is.
    files: ["src/**/*.ts", "stacks/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "BinaryExpression[operator='instanceof']", message: "use the brand or a static isX()." },
        { selector: "NewExpression[callee.name='Error']", message: "throw one of src/errors.ts." },
        { selector: "NewExpression[callee.name='Date']", message: "synthesis must be deterministic." },
      ],
    },
  },
  { files: ["test/**/*.ts"], rules: { "no-template-curly-in-string": "off" } },
  {
    files: ["**/*.js", "**/*.mjs"],
    languageOptions: {
      globals: {
        module: "readonly",
        require: "readonly",
        process: "readonly",
        console: "readonly",
        setImmediate: "readonly",
      },
    },
  },
  prettier,
);
