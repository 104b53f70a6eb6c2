// size-advice 1.0.0, MIT. A size recommendation for the article in a JSON child, asked of a shop's
// /api/v1/advice. Copy this file to your own server. It stores nothing, sends no cookie, and asks
// nothing before the shopper presses the button.
//
//   <size-advice api="https://shop.example" lang="de" sizing="women">
//     <script type="application/json">{"type":"t-shirt", …}</script>
//   </size-advice>
//
// The event "size-advice" carries {size, verdict} and nothing else.
const words = {
	de: {
		heading: "Welche Größe passt mir?", ask: "Größe zeigen", cm: "in cm", failed: "Gerade keine Antwort. Bitte später noch einmal.", check: "Bitte prüfen Sie Ihre Angaben.",
		note: "Ihre Angaben gehen nur für diese Antwort an {host} und werden dort nicht gespeichert.",
		height: "Körpergröße", bust: "Brust", waist: "Taille", hip: "Hüfte", inseam: "Innenbeinlänge",
		recommended: "{size} passt in {n} von 100 Fällen.", between: "{size} oder {other}: Beide passen.", not_recommended: "Dieses Stück passt vermutlich in keiner Größe.", cannot_say: "Dafür fehlt noch eine Angabe.",
	},
	en: {
		heading: "Which size fits me?", ask: "Show my size", cm: "in cm", failed: "No answer right now. Please try again later.", check: "Please check what you entered.",
		note: "What you enter goes to {host} for this answer only and is not saved there.",
		height: "Height", bust: "Bust or chest", waist: "Waist", hip: "Hips", inseam: "Inside leg",
		recommended: "{size} fits in {n} cases out of 100.", between: "{size} or {other}: either would fit.", not_recommended: "This item probably fits in no size.", cannot_say: "One more detail is needed.",
	},
};
const measures = ["height", "bust", "waist", "hip", "inseam"];
const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
const make = (name, properties = {}, ...children) => {
	const node = Object.assign(document.createElement(name), properties);
	node.append(...children);
	return node;
};

class SizeAdvice extends HTMLElement {
	static version = "1.0.0";

	connectedCallback() {
		if (this.shadowRoot) return;
		const t = words[this.getAttribute("lang")] ?? words.de;
		this.api = new URL("/api/v1/advice", this.getAttribute("api"));
		const sizes = this.article().sizes ?? [];
		const asked = measures.filter(m => m === "height" || sizes.some(size => m in size));
		const fields = asked.map(m => make("label", {}, `${t[m]} (${t.cm})`, make("input", { name: m, inputMode: "decimal", autocomplete: "off" })));
		this.answer = make("output", { ariaLive: "polite" });
		const form = make("form", { noValidate: true }, ...fields, make("button", {}, t.ask), this.answer, make("small", {}, fill(t.note, { host: this.api.host })));
		form.addEventListener("submit", event => {
			event.preventDefault();
			this.ask(form, t);
		});
		this.attachShadow({ mode: "open" }).append(make("details", {}, make("summary", {}, t.heading), form));
	}

	article() {
		return JSON.parse(this.querySelector('script[type="application/json"]').textContent);
	}

	async ask(form, t) {
		const measurements = {};
		for (const [name, typed] of new FormData(form)) {
			if (typed.trim()) measurements[name] = Number(typed.trim().replace(",", "."));
		}
		try {
			const response = await fetch(this.api, {
				method: "POST", mode: "cors", credentials: "omit", cache: "no-store", referrerPolicy: "no-referrer",
				headers: { "Content-Type": "application/json" },
				body: JSON.stringify({ article: this.article(), sizing: this.getAttribute("sizing"), measurements }),
			});
			if (response.status === 422) {
				this.answer.value = t.check;
				return;
			}
			if (!response.ok) throw new Error(response.status);
			const { verdict, size, alternative, sizes } = await response.json();
			const fits = sizes.find(s => s.size === size)?.p_fits ?? 0;
			this.answer.value = fill(t[verdict], { size, other: alternative, n: Math.min(99, Math.round(100 * fits)) });
			this.dispatchEvent(new CustomEvent("size-advice", { bubbles: true, detail: { size, verdict } }));
		} catch {
			this.answer.value = t.failed;
		}
	}
}
customElements.get("size-advice") ?? customElements.define("size-advice", SizeAdvice);
