/** What a module exports that can be run. */
export interface RunnableModule {
  start(): Promise<{ stop(): Promise<void> }>;
}

/** Starts a SecWare and keeps it until the process is told to end; a second signal does not wait. Effects: signal handlers. */
export async function runModule(load: () => Promise<RunnableModule>): Promise<void> {
  const running = await (await load()).start();
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
  await running.stop();
}
