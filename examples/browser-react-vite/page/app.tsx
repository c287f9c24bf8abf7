/** An app with the search in its header, and what was searched for last. */
import { ExpoDocsSearch } from "@expodex/browser/react";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

function App() {
  const [last, setLast] = useState("nothing yet");
  return (
    <>
      <header>
        <ExpoDocsSearch src="docs-index/" sdk="57" onSearch={({ detail }) => setLast(detail.query)}>
          <a href="/search">Search</a>
        </ExpoDocsSearch>
      </header>
      <p>Last searched: {last}</p>
    </>
  );
}

createRoot(document.querySelector("#app")!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
