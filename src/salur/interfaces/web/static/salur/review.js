/* One key decides: a key presses what bears it, and after an answer the next pair is in focus. */
(() => {
  "use strict";
  let busy = false;

  const isTyping = (place) =>
    place instanceof HTMLTextAreaElement || place instanceof HTMLSelectElement ||
    (place instanceof HTMLInputElement && !["radio", "checkbox", "submit", "button"].includes(place.type));

  const look = () => {
    const place = document.querySelector("#isi [data-focus], #isi textarea") || document.querySelector("#isi");
    if (place) {
      place.focus({ preventScroll: true });
      window.scrollTo(0, 0);
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) return;
    if (event.key === "Escape" && isTyping(event.target)) {
      look();
      return;
    }
    if (isTyping(event.target) || !/^[a-z0-9]$/i.test(event.key)) return;
    const place = document.querySelector(`#isi [data-key="${event.key.toLowerCase()}"]`);
    if (!place) return;
    event.preventDefault();
    if (!busy) place.click();
  });

  document.addEventListener("htmx:beforeRequest", () => { busy = true; });
  document.addEventListener("htmx:afterRequest", () => { busy = false; });
  // A refusal is a page in words too: show it in the place of the pair.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if ([403, 404, 409, 422].includes(event.detail.xhr.status)) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });
  document.addEventListener("htmx:afterSettle", look);
  look();
})();
