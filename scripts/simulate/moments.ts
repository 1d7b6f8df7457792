interface Due {
  time: number;
  task: () => void;
}

/** What is to be done at a second, and not only on a day: hidden votes are opened in the hours that the rules leave for it. */
export class Moments {
  readonly #due: Due[] = [];

  /** Of two at the same time the one that was asked for first comes first. */
  add(time: number, task: () => void): void {
    const place = this.#due.findLastIndex((other) => other.time <= time);
    this.#due.splice(place + 1, 0, { time, task });
  }

  /** @returns the next one until `time`, which is then no longer waiting, or undefined */
  next(time: number): Due | undefined {
    const [first] = this.#due;
    return first !== undefined && first.time <= time ? this.#due.shift() : undefined;
  }
}
