import { QueryClientProvider } from "@tanstack/react-query";
import { Toaster } from "../ui/Toaster.tsx";
import { TooltipProvider } from "../ui/Tooltip.tsx";
import { Commands } from "./Commands.tsx";
import { LocationProvider } from "./location.tsx";
import { queryClient } from "./query-client.ts";
import { Routes } from "./Routes.tsx";
import { Shell } from "./Shell.tsx";

export function App() {
  return (
    <QueryClientProvider client={queryClient}>
      <LocationProvider>
        <TooltipProvider delayDuration={350} skipDelayDuration={150}>
          <Shell>
            <Routes />
          </Shell>
          <Commands />
          <Toaster />
        </TooltipProvider>
      </LocationProvider>
    </QueryClientProvider>
  );
}
