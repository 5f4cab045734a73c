// The card fields of Stripe in our page: what is typed there never reaches us.
customElements.define(
  "card-form",
  class extends HTMLElement {
    connectedCallback() {
      this.button = this.querySelector("button");
      this.problem = this.querySelector("[data-problem]");
      if (!window.Stripe) {
        this.tell(this.dataset.away);
        return;
      }
      this.stripe = window.Stripe(this.dataset.key);
      this.elements = this.stripe.elements({ clientSecret: this.dataset.secret, appearance: this.appearance() });
      const fields = this.elements.create("payment");
      fields.on("loaderror", () => this.tell(this.dataset.away));
      fields.mount(this.querySelector("[data-fields]"));
      this.button.hidden = false;
      this.button.addEventListener("click", () => this.pay());
    }

    appearance() {
      const style = getComputedStyle(this);
      return {
        theme: matchMedia("(prefers-color-scheme: dark)").matches ? "night" : "stripe",
        variables: { fontFamily: style.fontFamily, borderRadius: "3px" },
      };
    }

    async pay() {
      if (this.button.disabled) return;
      this.busy(true);
      this.tell("");
      const { error } = await this.stripe.confirmPayment({
        elements: this.elements,
        confirmParams: { return_url: this.dataset.back },
      });
      // Only what failed comes back here; everything else has left for the return address.
      this.busy(false);
      if (error) this.tell(error.message || this.dataset.away);
    }

    busy(on) {
      this.button.disabled = on;
      this.button.setAttribute("aria-busy", String(on));
    }

    tell(sentence) {
      this.problem.textContent = sentence;
      this.problem.hidden = !sentence;
    }
  },
);
