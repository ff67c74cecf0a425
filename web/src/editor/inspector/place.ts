/** Where the inspector stands and how wide it is, also before it has come. */
export const inspectorPlace = "flex w-86 shrink-0 flex-col border-l border-line bg-panel max-xl:w-80";
