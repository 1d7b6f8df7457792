import { expect, test } from "vitest";
import { Moments } from "./moments.ts";

test("default: what is due comes by its time, and what was asked for first comes first", () => {
  const moments = new Moments();
  const done: string[] = [];
  moments.add(20, () => done.push("late"));
  moments.add(10, () => done.push("first"));
  moments.add(10, () => done.push("second"));
  for (let due = moments.next(19); due !== undefined; due = moments.next(19)) due.task();
  expect(done).toEqual(["first", "second"]);
  expect(moments.next(19)).toBeUndefined();
  expect(moments.next(20)?.time).toBe(20);
});
