// While a choice is on its way the old price steps back; where the shop cannot be reached, a sentence says so.
{
  const form = document.getElementById("product-form");
  const unreachable = document.getElementById("unreachable");
  let waiting = 0;
  let timer;

  function stale(is) {
    form.classList.toggle("is-stale", is);
    document.getElementById("slip")?.setAttribute("aria-busy", is);
  }

  // Nothing is asked where typing came back to what was there: then the price still stands.
  function wait() {
    stale(true);
    clearTimeout(timer);
    timer = setTimeout(() => { if (!waiting && unreachable.hidden) stale(false); }, 900);
  }

  function fail() {
    unreachable.hidden = false;
    stale(true);
  }

  function again() {
    document.getElementById("configure").dispatchEvent(new Event("change", { bubbles: true }));
  }

  if (form && unreachable) {
    const isChoice = ({ target }) => target.matches("input:not([type=file]), textarea");
    for (const kind of ["input", "change"]) form.addEventListener(kind, (event) => { if (isChoice(event)) wait(); }, true);
    form.addEventListener("htmx:beforeSend", () => { waiting += 1; wait(); });
    form.addEventListener("htmx:afterRequest", ({ detail }) => {
      waiting = Math.max(0, waiting - 1);
      if (detail.successful) unreachable.hidden = true;
      wait();
    });
    form.addEventListener("htmx:afterSettle", () => { if (!waiting) stale(false); });
    for (const kind of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) form.addEventListener(kind, (event) => { if (!event.target.matches("[type=file]")) fail(); });
    unreachable.querySelector("[data-again]").addEventListener("click", again);
    window.addEventListener("offline", fail);
    window.addEventListener("online", again);
  }
}
