import fc from "fast-check";
import type { ScannedRecord } from "../../src/cli/detect/record-scanner";
import { RecordScanner } from "../../src/cli/detect/record-scanner";
import { RecordWalk } from "../../src/cli/detect/record-walk";

/** Scans a text that comes in pieces that end at these places. */
function scan(text: string, ends: readonly number[] = [], strings?: readonly string[]) {
  const visited: string[] = [];
  const offsets: number[] = [];
  const visit = (record: ScannedRecord) => {
    // Only because it is the first.
    if (record.strings?.length === 0) return;
    visited.push(record.text);
    offsets.push(record.offset);
  };
  const scanner = new RecordScanner(new RecordWalk(strings ?? []), visit, strings === undefined);
  const bytes = Buffer.from(text);
  let done = 0;
  for (const end of [...ends].sort((one, other) => one - other)) {
    done += scanner.scan(bytes.subarray(done, Math.max(done, end)), false);
  }
  scanner.scan(bytes.subarray(done), true);
  return { visited, offsets, records: scanner.records, problem: scanner.problem };
}

const PADDING = " ".repeat(300);

describe("a scanner", () => {
  it.each([
    ["a list of records", '{"Records":[{"a":1},{"b":{"c":[2]}}]}', ['{"a":1}', '{"b":{"c":[2]}}']],
    ["a list with spaces", ' {\n"Records" : [ {"a":1}\t,\r\n{"b":2} ] } ', ['{"a":1}', '{"b":2}']],
    ["records one a line", '{"a":1}\n{"b":2}\r\n', ['{"a":1}', '{"b":2}']],
    ["lists one after the other", '{"Records":[{"a":1}]}{"Records":[{"b":2}]}', ['{"a":1}', '{"b":2}']],
    ["an empty list", '{"Records":[]}', []],
    ["no text", "", []],
    ["nothing but space", " \n", []],
    ["strings full of structure", '{"a":"{\\"}]\\\\","b":"]}"}\n{"c":"\\\\\\""}', ['{"a":"{\\"}]\\\\","b":"]}"}', '{"c":"\\\\\\""}']], // prettier-ignore
    ["a key that looks like the list's", '{"a":1,"Records":[{"b":2}]}', ['{"a":1,"Records":[{"b":2}]}']],
    ["text that is not ASCII", '{"a":"ü"}\n{"ä":"€"}', ['{"a":"ü"}', '{"ä":"€"}']],
  ])("finds the records of %s", (_title, text, records) => {
    expect(scan(text)).toMatchObject({ visited: records, records: records.length, problem: undefined });
  });

  it("finds the same in pieces of any size", () => {
    const text = `{"Records":[{"a":"x\\\\\\"{"},${PADDING}{"b":["StopLogging"]}]}\n{"c":"\\u0041"}${PADDING}{"d":"é€"}`;
    fc.assert(
      fc.property(fc.array(fc.nat({ max: text.length })), (ends) => {
        expect(scan(text, ends)).toEqual(scan(text));
        expect(scan(text, ends, ["StopLogging"])).toEqual(scan(text, [], ["StopLogging"]));
      }),
    );
  });

  it("visits the first record whatever it holds", () => {
    const first = jest.fn();
    new RecordScanner(new RecordWalk(["Root"]), first).scan(Buffer.from('{"a":1}\n{"b":2}\n{"c":"Root"}'), true);

    expect(first.mock.calls).toEqual([
      [{ text: '{"a":1}', offset: 0, strings: [], isFirst: true }],
      [{ text: '{"c":"Root"}', offset: 16, strings: ["Root"], isFirst: false }],
    ]);
  });

  it.each([
    ["UTF-8", "\ufeff", "utf8", undefined],
    ["UTF-16", "\ufeff", "utf16le", "is text in UTF-16: save it as UTF-8"],
  ] as const)(
    "knows the mark of %s that a text begins with, in pieces of any size",
    (_title, mark, encoding, problem) => {
      const bytes = Buffer.from(`${mark}{"Records":[{"a":1},{"b":2}]}`, encoding);
      for (const end of [0, 1, 2, 3, 4, bytes.length]) {
        const scanner = new RecordScanner(new RecordWalk([]), () => undefined, true);
        const done = scanner.scan(bytes.subarray(0, end), false);
        scanner.scan(bytes.subarray(done), true);

        expect([scanner.records, scanner.problem]).toEqual([problem === undefined ? 2 : 0, problem]);
      }
    },
  );

  it("passes over records that hold none, wherever a piece ends", () => {
    // Long enough for a piece that ends within the next record to be walked over.
    const [plain, wanted] = [`{"a":{"b":"${"c".repeat(300)}"}}`, '{"d":"StopLogging"}'];
    const texts = [
      `{"Records":[${[plain, plain, wanted, plain, wanted, plain].join(",")}]}`,
      [plain, wanted, plain, plain, wanted, plain].join("\n"),
    ];

    for (const text of texts) {
      expect(scan(text, [], ["StopLogging"])).toMatchObject({ visited: [wanted, wanted], records: 6 });
      for (let end = 0; end <= text.length; end++) {
        expect(scan(text, [end], ["StopLogging"])).toEqual(scan(text, [], ["StopLogging"]));
      }
    }
  });

  it("takes no list of records for a record that it could pass over", () => {
    const list = '{"Records":[{"b":2},{"c":3}]}';

    expect(scan(`{"a":1}\n${list}\n${list}`, [], ["Root"])).toMatchObject({ visited: [], records: 5 });
  });

  it("visits those records only that hold one of the strings, as a key or a value", () => {
    const records = [
      '{"x":{"y":["StopLogging"]}}',
      '{"StopLogging":1}',
      '{"a":"StopLoggings"}',
      '{"a":"xStopLogging"}',
    ];

    expect(scan(records.join("\n"), [], ["StopLogging", "Root"])).toMatchObject({
      visited: records.slice(0, 2),
      records: 4,
    });
  });

  it("visits a record with \\u, behind which any string may hide", () => {
    const records = ['{"a":"Ro\\u006ft"}', '{"a":"other"}', '{"a":"\\u00e4"}', '{"a":"\\n"}'];

    expect(scan(records.join("\n"), [], ["Root"])).toMatchObject({ visited: [records[0], records[2]], records: 4 });
  });

  it("tells where in the file's text a record begins, in bytes", () => {
    expect(scan('{"a":"€"}\n{"b":1}', [12]).offsets).toEqual([0, 12]);
  });

  it.each([
    ["a number", "1", 0],
    ["a list without a key", "[{}]", 0],
    ["a comma too many", '{"Records":[{},,{}]}', 15],
    ["a comma at the end", '{"Records":[{},]}', 15],
    ["a missing comma", '{"Records":[{}{}]}', 14],
    ["something beside the list", '{"Records":[{}],"more":1}', 15],
    ["a list of numbers", '{"Records":[1]}', 12],
    ["a brace too many", '{"Records":[]}}', 14],
    ["other text", "<html>", 0],
  ])("refuses %s", (_title, text, byte) => {
    expect(scan(text).problem).toBe(`is neither {"Records":[…]} nor one record a line: see byte ${byte}`);
    expect(scan(`{"a":1}\n${PADDING}${text}`, [5, 150, 308]).problem).toBe(
      `is neither {"Records":[…]} nor one record a line: see byte ${byte + 308}`,
    );
  });

  it.each(['{"Records":[', '{"Records":[{"a":1}', '{"Records":[{"a":1}]', '{"a":1', '{"a', '{"a\\"}', "{"])(
    "refuses a text that is cut off: %s",
    (text) => {
      expect(scan(text).problem).toBe("ends in the middle of its JSON text");
    },
  );
});
