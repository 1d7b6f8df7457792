/** Lists of hosts and addresses, in the settings. */
export const feedText = {
  title: "Lists",
  lead: "Lists of sites and addresses that others warn of. None is set by default; one that has an address is read once a day and held against the last.",
  none: "No list is added.",
  entries: "Entries",
  licence: "Licence",
  date: "Date of the list",
  from: "From",
  fromFile: "A file that you picked; it is not renewed by itself",
  hash: "Hash",
  fetched: "Copy here",
  problem: (reason: string, age: string) => `Not renewed ${age}: ${reason} The copy here stays in use.`,
  add: "Add a list",
  form: {
    address: "Address of the list",
    addAddress: "Add list",
    file: "Or a file on this device",
    added: "The list was added.",
    notArrived: "The file is too large, or it did not arrive whole.",
  },
  refresh: "Read all again",
  refreshed: "Read again.",
  remove: (name: string) => `Remove ${name}`,
  conflicts: (count: number) =>
    count === 1
      ? "One entry contradicts another list, this wallet or you. A list alone blocks neither a core token nor a brand's own site."
      : `${count.toLocaleString("en")} entries contradict another list, this wallet or you. A list alone blocks neither a core token nor a brand's own site.`,
  conflictsTitle: "Contradictions",
  moreConflicts: (count: number) => `And ${count.toLocaleString("en")} more.`,
  says: (list: string, level: string, against: string) => `“${list}” says: ${level}. ${against}`,
  againstList: (name: string) => `“${name}” says that it is harmless.`,
  againstToken: (symbol: string) => `This wallet knows it as ${symbol}.`,
  againstOwn: (name: string) => `It is your own account “${name}”.`,
  against: {
    "shared-parent": "Anybody gets a name below it.",
    brand: "This wallet knows it as a brand's own.",
    "dealt-with": "Your accounts dealt with it.",
    "connected-site": "You are connected to it.",
  },
} as const;
