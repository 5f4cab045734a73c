// The messages at the top of a page. Each can be closed; what was done leaves as soon as something else is done.
customElements.define(
  "message-list",
  class extends HTMLElement {
    connectedCallback() {
      this.observer = new MutationObserver(() => this.addButtons());
      this.observer.observe(this, { childList: true, subtree: true });
      this.addButtons();
      document.addEventListener("htmx:beforeRequest", (event) => {
        if (!event.target.closest(".personal")) this.querySelectorAll(".notice-ok").forEach((notice) => notice.remove());
      });
    }

    addButtons() {
      for (const notice of this.querySelectorAll(".notice:not(:has(> .notice-close))")) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "notice-close";
        button.setAttribute("aria-label", this.dataset.close);
        button.textContent = "×";
        button.addEventListener("click", () => notice.remove());
        notice.append(button);
      }
    }
  },
);
