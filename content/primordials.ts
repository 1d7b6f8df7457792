/**
 * What the page script needs of the language, taken before any page code ran.
 *
 * Warning: nothing in the page's world may be reached by name or by method call after this. `a.push(b)`, `for…of`, spreading
 * and `.then` all look something up that a page can replace.
 */
export const { apply } = Reflect;
export const { defineProperty, freeze } = Object;
const { hasOwn } = Object;
export const { stringify } = JSON;
export const { isArray } = Array;

export const NativePromise = Promise;
export const NativeError = Error;
export const NativeCustomEvent = CustomEvent;
export const NativeMap = Map;
export const NativeSet = Set;

const { get, set, delete: remove } = Map.prototype;
const { add, forEach, delete: removeMember } = Set.prototype;
const { postMessage } = MessagePort.prototype;
const { addEventListener } = EventTarget.prototype;
const { dispatchEvent } = EventTarget.prototype;
const readData = Object.getOwnPropertyDescriptor(MessageEvent.prototype, "data")?.get;
const later = setTimeout;
const ownWindow = window;

export function mapGet<K, V>(map: Map<K, V>, key: K): V | undefined {
  return apply(get, map, [key]);
}
export function mapSet<K, V>(map: Map<K, V>, key: K, value: V): void {
  apply(set, map, [key, value]);
}
export function mapDelete<K, V>(map: Map<K, V>, key: K): void {
  apply(remove, map, [key]);
}
export function setAdd<T>(members: Set<T>, member: T): void {
  apply(add, members, [member]);
}
export function setDelete<T>(members: Set<T>, member: T): void {
  apply(removeMember, members, [member]);
}
export function setForEach<T>(members: Set<T>, visit: (member: T) => void): void {
  apply(forEach, members, [visit]);
}
export function post(port: MessagePort, message: unknown): void {
  apply(postMessage, port, [message]);
}
export function dataOf(event: Event): unknown {
  return readData === undefined ? undefined : apply(readData, event, []);
}
export function listen(target: EventTarget, type: string, listener: (event: Event) => void): void {
  apply(addEventListener, target, [type, listener]);
}
export function dispatch(event: Event): void {
  apply(dispatchEvent, ownWindow, [event]);
}
/** Runs outside the current call, so that what a page's listener throws is the page's own error. */
export function runLater(work: () => void): void {
  apply(later, ownWindow, [work, 0]);
}
/** An own field, never one that a page has put on a prototype. */
export function own(object: object, key: string): unknown {
  return hasOwn(object, key) ? (object as Record<string, unknown>)[key] : undefined;
}
/** A field that nobody can change again. The descriptor has no prototype a page could have filled. */
export function fix(object: object, key: string, value: unknown): void {
  defineProperty(object, key, { __proto__: null, value, enumerable: true } as PropertyDescriptor);
}
/** A field that old pages write and nobody here reads: refusing the write would end their start-up. */
export function leave(object: object, key: string, value: unknown): void {
  defineProperty(object, key, {
    __proto__: null,
    value,
    enumerable: true,
    writable: true,
  } as PropertyDescriptor);
}
/** A field that only reads. */
export function fixGetter(object: object, key: string, read: () => unknown): void {
  defineProperty(object, key, { __proto__: null, get: read, enumerable: true } as PropertyDescriptor);
}
