import { describe, expect, test } from "vitest";
import { MissingOptionError, readOptions } from "./options.ts";

const key = `0x${"22".repeat(32)}`;

describe("readOptions", () => {
  test("default: a flag wins over its variable, and a fallback over nothing", () => {
    const options = readOptions(["--port", "7"], ["port", "host-name"], {
      SECWARE_PORT: "8",
      SECWARE_HOST_NAME: "localhost",
    });

    expect(options.count("port")).toBe(7);
    expect(options.text("host-name")).toBe("localhost");
    expect(options.count("settle-every-ms", 5)).toBe(5);
  });

  test("behavior: keys come from variables alone, so that no process list shows them", () => {
    const options = readOptions(["--signing-key", key], ["signing-key"], {});

    expect(() => options.key("signing-key")).toThrow(MissingOptionError);
    expect(readOptions([], [], { SECWARE_SIGNING_KEY: key }).key("signing-key")).toBe(key);
  });

  test("error: unknown flags, missing values and wrong forms name the option and never its value", () => {
    const wrong = readOptions([], ["port", "market"], { SECWARE_PORT: "-1", SECWARE_MARKET: "0x12" });

    expect(() => readOptions(["--nonsense", "1"], ["port"], {})).toThrow(MissingOptionError);
    expect(() => wrong.count("port")).toThrow("--port");
    expect(() => wrong.address("market")).toThrow("--market");
    expect(() => wrong.address("market")).not.toThrow("0x12");
    expect(() => wrong.text("feed")).toThrow("SECWARE_FEED");
  });
});
