import {
  apply,
  mapDelete,
  mapGet,
  mapSet,
  NativeMap,
  NativeSet,
  runLater,
  setAdd,
  setDelete,
  setForEach,
} from "./primordials.ts";

export type Listener = (payload: unknown) => void;

/** The provider's events. A listener that throws disturbs neither the others nor us. */
export interface Emitter {
  on(event: string, listener: Listener): void;
  once(event: string, listener: Listener): void;
  off(event: string, listener: Listener): void;
  clear(event: string): void;
  emit(event: string, payload: unknown): void;
}

export function createEmitter(): Emitter {
  const events = new NativeMap<string, Set<Listener>>();
  const originals = new NativeMap<Listener, Listener>();
  const on = (event: string, listener: Listener) => {
    if (typeof listener !== "function") return;
    const known = mapGet(events, event) ?? new NativeSet<Listener>();
    setAdd(known, listener);
    mapSet(events, event, known);
  };
  const off = (event: string, listener: Listener) => {
    const known = mapGet(events, event);
    if (known === undefined) return;
    setDelete(known, listener);
    const wrapped = mapGet(originals, listener);
    if (wrapped !== undefined) setDelete(known, wrapped);
    mapDelete(originals, listener);
  };
  return {
    on,
    off,
    once(event, listener) {
      if (typeof listener !== "function") return;
      const wrapped: Listener = (payload) => {
        off(event, listener);
        apply(listener, undefined, [payload]);
      };
      mapSet(originals, listener, wrapped);
      on(event, wrapped);
    },
    clear: (event) => mapDelete(events, event),
    emit(event, payload) {
      const known = mapGet(events, event);
      if (known === undefined) return;
      setForEach(known, (listener) => runLater(() => apply(listener, undefined, [payload])));
    },
  };
}
