// The card fields of the provider in our page: what is typed there never reaches us.
customElements.define(
  "card-form",
  class extends HTMLElement {
    connectedCallback() {
      this.button = this.querySelector("button");
      this.problem = this.querySelector("[data-problem]");
      const { key, secret } = this.dataset;
      if (!window.Stripe) return this.tell(this.dataset.away);
      this.stripe = window.Stripe(key);
      this.elements = this.stripe.elements({ clientSecret: secret });
      this.elements.create("payment").mount(this.querySelector("[data-fields]"));
      this.button.hidden = false;
      this.button.addEventListener("click", () => this.pay());
    }

    async pay() {
      this.button.setAttribute("aria-busy", "true");
      this.button.disabled = true;
      const { error } = await this.stripe.confirmPayment({
        elements: this.elements,
        confirmParams: { return_url: this.dataset.back },
      });
      // Only what failed comes back here; all else has left for the return address.
      this.button.removeAttribute("aria-busy");
      this.button.disabled = false;
      if (error) this.tell(error.message);
    }

    tell(sentence) {
      this.problem.textContent = sentence || "";
      this.problem.hidden = !sentence;
    }
  },
);
