/** Sets of descriptors, in the settings. */
export const descriptorsText = {
  title: "Descriptors",
  lead: "Words of contracts' makers for their own requests (ERC-7730). They stand behind what this wallet decodes, marked as theirs, and no check or rule looks at them. None is set by default.",
  none: "No set is added.",
  describes: "Describes",
  places: (count: number) =>
    count === 1 ? "1 contract" : `${count.toLocaleString("en")} contracts and kinds of typed data`,
  unread: (count: number) => `, ${count.toLocaleString("en")} files could not be read`,
  licence: "Licence",
  date: "Date of the set",
  fetched: "Copy here",
  from: "From",
  fromFile: "A file that you picked; it is not renewed by itself",
  hash: "Hash",
  add: "Add a set",
  form: {
    address: "Address of the set",
    addAddress: "Add set",
    file: "Or a file on this device: a set, a descriptor, or a list of them",
    added: "The set was added.",
    notArrived: "The file is too large, or it did not arrive whole.",
  },
  refresh: "Read all sets again",
  refreshed: "Read again.",
  remove: (name: string) => `Remove ${name}`,
} as const;
