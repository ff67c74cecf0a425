import { createContext, useContext } from "react";
import { en, type Words } from "./en.ts";

/** Provide another catalogue here to replace every word. */
export const WordsContext = createContext<Words>(en);

export const useWords = (): Words => useContext(WordsContext);
