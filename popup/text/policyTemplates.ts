/** The templates of rules, each with what it does and what it leaves open. */
export const policyTemplateText = {
  templates: {
    unlimited: {
      title: "No unlimited approvals",
      text: "Blocks whatever would let somebody take any amount of a token, or a whole collection.",
    },
    daily: {
      title: "At most 500 USDC a day",
      text: "Adds up what has moved within a day. An exception to it waits a day.",
    },
    large: { title: "Hold large transfers", text: "Everything from 1 ETH is held until you have looked." },
    answered: {
      title: "Ask for two services before a large transfer",
      text: "Blocks from 1 ETH on while one of two of your services has not answered.",
    },
    agree: {
      title: "Two services say danger",
      text: "Blocks once two services state danger or worse about the same request.",
    },
    control: {
      title: "Never give control away",
      text: "Blocks new owners, code that acts for your account, and collections handed over.",
    },
    connect: {
      title: "Only my sites",
      text: "Blocks every new connection. Sites that are connected already go on as before.",
    },
    trusted: {
      title: "Sites that I know",
      text: "For these sites the preset does not speak about levels. Critical findings are still held.",
    },
    night: { title: "Nothing at night", text: "Holds whatever is asked from 22:00 to 06:00 of your clock." },
  },
} as const;
