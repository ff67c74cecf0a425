/** Two steps and the threads between them. */
export function Logo() {
  return (
    <svg aria-hidden viewBox="0 0 32 32" className="size-7 rounded-lg bg-ink text-bg">
      <g fill="none" stroke="currentColor" strokeWidth="2" strokeLinecap="round" strokeLinejoin="round">
        <rect x="8" y="8" width="6.5" height="6.5" rx="2" />
        <rect x="17.5" y="17.5" width="6.5" height="6.5" rx="2" />
        <path d="M14.5 11.25h3.25a3 3 0 0 1 3 3v3.25" />
        <path d="M11.25 14.5v3.25a3 3 0 0 0 3 3h3.25" opacity="0.55" />
      </g>
    </svg>
  );
}
